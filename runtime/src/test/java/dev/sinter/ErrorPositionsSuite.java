package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.backend.Functions;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Templates;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Errors of elements name the operation and the first element in the order of the kernel's space,
 * by its coordinates if there are several axes, whatever else the kernel computes: results row by
 * row, of a reduction also what one result reduces before what the next one does. Other results of
 * the same evaluation are unharmed, and so is the device.
 */
abstract class ErrorPositionsSuite extends DeviceSuite {
  private static final FusedMethod PRODUCT =
      FusedMethod.of(Functions.EXACT_PRODUCT, null, Templates.NONE);

  private static final FusedMethod QUOTIENT =
      FusedMethod.of(Functions.EXACT_QUOTIENT, null, Templates.NONE);

  private static final int MANY = 200_003;

  private static Array product(Array x, Array y) {
    return Fusion.call(PRODUCT, null, x, y);
  }

  private static Array exact(Array x) {
    return product(x, Array.full(DType.I32, Shape.of(), 1 << 20).add(x.mul(0)));
  }

  private static void overflows(long position, Array result) {
    overflows("element " + position, result);
  }

  private static void overflows(String element, Array result) {
    expect(ArithmeticException.class, "integer overflow in Functions.product", element, result);
  }

  private static void isOutOfRange(int axis, long position, Array result) {
    isOutOfRange(axis, "element " + position, result);
  }

  private static void isOutOfRange(int axis, String element, Array result) {
    String what = "take: index out of range along axis " + axis;
    expect(IndexOutOfBoundsException.class, what, element, result);
  }

  private static void expect(
      Class<? extends RuntimeException> type, String what, String element, Array result) {
    RuntimeException error =
        assertThrows(type, () -> result.cast(DType.F64).sum().toDouble(), "read at once");
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith(what), message);
    RuntimeException again = assertThrows(type, () -> values(result), "read again");
    String second = String.valueOf(again.getMessage());
    assertTrue(second.startsWith(what), second);
    assertTrue(second.contains(" at " + element + " of kernel "), second);
  }

  private static double[] values(Array result) {
    return result.cast(DType.F64).eval().toDoubleArray();
  }

  /** Works after an error as before. */
  private void deviceIsUsable() {
    Array x = Array.of(3, 5);
    assertArrayEquals(new int[] {9, 25}, product(x, x).toIntArray());
    assertArrayEquals(new int[] {5, 3}, x.take(Array.of(-1, 0), 0).toIntArray());
  }

  private static int[] ones(int n, int... large) {
    int[] values = new int[n];
    Arrays.fill(values, 1);
    for (int position : large) {
      values[position] = 1 << 20;
    }
    return values;
  }

  @Test
  void anOverflowNamesTheFirstOfSeveralElements() {
    for (int n : new int[] {7, 1000, MANY}) {
      Array x = Array.of(ones(n, n - 1, n / 2, n - 3));
      overflows(n / 2, exact(x));
    }
    deviceIsUsable();
  }

  @Test
  void anErrorInAMethodNamesTheOperator() {
    Array x = Array.of(1, 1 << 20, 3, 4);
    Array y = Array.of(2, 1 << 20, 0, 5);
    Array both = Fusion.call(QUOTIENT, null, x, y);
    String overflow = "integer overflow in Functions.quotient";
    String division = "integer div by zero in Functions.quotient";
    expect(ArithmeticException.class, overflow, "element 1", both);
    expect(ArithmeticException.class, division, "element 0", both.slice(Slice.from(2)));
    expect(ArithmeticException.class, division, "element 1", both.flip(0));
  }

  @Test
  void anIndexNamesTheFirstOfSeveralElements() {
    Array x = Array.of(4, 5, 6);
    for (int n : new int[] {7, 1000, MANY}) {
      int[] indices = ones(n, n - 1, n / 2, n - 3);
      isOutOfRange(0, n / 2, x.take(Array.of(indices), 0));
    }
    deviceIsUsable();
  }

  @Test
  void otherResultsOfTheSameKernelAreUnharmed() {
    for (int n : new int[] {7, MANY}) {
      int[] numbers = ones(n, n - 2, n / 2);
      Array x = Array.of(numbers);
      Array bad = exact(x);
      Array taken = x.take(x, 0);
      Array good = x.add(1);
      Array both = bad.add(good);
      Kernels.clearHistory();
      Sinter.eval(bad, taken, good, both);
      assertEquals(1, Kernels.history().size());
      assertArrayEquals(Arrays.stream(numbers).map(v -> v + 1).toArray(), good.toIntArray());
      overflows(n / 2, bad);
      overflows(n / 2, both);
      isOutOfRange(0, n / 2, taken);
    }
    deviceIsUsable();
  }

  @Test
  void ofTwoErrorsInOneResultTheFirstPositionCounts() {
    Array x = Array.of(ones(9, 4, 7));
    Array early = Array.of(0, 1, 2, -99, 4, 5, 6, 7, 8);
    Array late = Array.of(0, 1, 2, 3, 4, 5, -99, 7, 8);
    isOutOfRange(0, 3, exact(x).add(x.take(early, 0)));
    overflows(4, exact(x).add(x.take(late, 0)));
    isOutOfRange(0, 3, x.take(late, 0).sub(x.take(early, 0)));
  }

  @Test
  void whatIsReducedNamesTheFirstElement() {
    for (int columns : new int[] {5, 300, 2048}) {
      int rows = 70;
      int n = rows * columns;
      Array x = Array.of(Shape.of(rows, columns), ones(n, 4 * columns + 3, 2 * columns + 4, n - 1));
      Array bad = exact(x);
      overflows("element [2, 4]", bad.sum());
      overflows("element [2, 4]", bad.max(-1));
      overflows("element [2, 4]", bad.argMin(1));
      // down the columns, one after the other
      overflows("element [4, 3]", bad.sum(0));
    }
    deviceIsUsable();
  }

  @Test
  void whatIsTakenAndReducedNamesTheFirstElement() {
    Array x = Array.of(Shape.of(2, 3), new int[] {1, 2, 3, 4, 5, 6});
    Array columns = Array.of(0, 2, 1, 3, -4);
    isOutOfRange(1, "element [0, 3]", x.take(columns, 1).sum());
    isOutOfRange(1, "element [0, 3]", x.take(columns, 1).sum(1));
    isOutOfRange(1, "element [0, 3]", x.take(columns, 1).sum(0));
    isOutOfRange(1, "element [0, 3]", x.take(columns, 1).cast(DType.F32).std());
    deviceIsUsable();
  }

  @Test
  void reductionsBesideOneInErrorAreUnharmed() {
    int[] numbers = ones(MANY, 150_001, 199_999);
    Array x = Array.of(numbers);
    Array bad = exact(x).sum();
    Array good = x.sum();
    Array largest = x.max();
    Kernels.clearHistory();
    Sinter.eval(bad, good, largest);
    assertEquals(1, Kernels.history().size());
    assertEquals(Arrays.stream(numbers).asLongStream().sum(), good.toLong());
    assertEquals(1 << 20, largest.toInt());
    overflows(150_001, bad);
  }

  @Test
  void rowByRowResultsNameTheFirstElementOfWhatTheyUse() {
    for (int columns : new int[] {6, 1500}) {
      int n = 8 * columns;
      Array x = Array.of(Shape.of(8, columns), ones(n, 5 * columns + 2, 6 * columns + 1));
      Array bad = exact(x);
      Array centred = bad.sub(bad.max(true, -1));
      Array good = x.sub(x.max(true, -1));
      Sinter.eval(centred, good);
      overflows("element [5, 2]", centred);
      int[] expected = new int[n];
      Arrays.fill(expected, 5 * columns, 7 * columns, 1 - (1 << 20));
      expected[5 * columns + 2] = 0;
      expected[6 * columns + 1] = 0;
      assertArrayEquals(expected, good.toIntArray());
    }
    deviceIsUsable();
  }

  @Test
  void viewsCountInTheOrderOfWhatIsRead() {
    Array x = Array.of(Shape.of(2, 3), ones(6, 1, 5));
    overflows("element [1, 0]", exact(x).transpose());
    overflows("element [0, 0]", exact(x).flip(0, 1));
    overflows("element [0, 0]", exact(x.flip(0, 1)));
    overflows("element [0, 1]", exact(x).slice(Slice.all(), Slice.from(1)).flip(1));
    overflows("element 2", exact(x).transpose().reshape(6));
    overflows("element [0, 2]", exact(x.transpose()).reshape(2, 3));
    assertArrayEquals(
        new double[] {1 << 20, 1 << 20}, values(exact(x).slice(Slice.all(), Slice.at(0))));
  }

  @Test
  void elementsThatNoResultUsesAreNotInError() {
    Array x = Array.of(ones(MANY, 5, 150_000));
    Array chosen = Array.where(x.gt(1), x, exact(x));
    assertEquals(2L << 20, chosen.slice(Slice.range(0, 3)).sum().toLong() - (1 << 20));
    assertEquals(1 << 20, chosen.getInt(150_000));
    deviceIsUsable();
  }

  private static void says(String end, Array result) {
    RuntimeException error = assertThrows(IndexOutOfBoundsException.class, result::toFloatArray);
    String message = String.valueOf(error.getMessage());
    assertTrue(message.endsWith(end), message);
  }

  @Test
  void theIndexOutOfRangeIsToldWhileItIsThere() {
    Array x = Array.iota(DType.F32, Shape.of(3, 4));
    Array bad = Array.of(1, 7, -9);
    says(", where the index is 7", x.take(bad, 0));
    says(", where the index is 7", x.take(bad, 1).mul(2).sqrt());
    says(", where the index is 247", x.take(Array.of(1, 3, -9).cast(DType.U8), 1).sum());
    says(", where the index is 4", x.take(Array.of(1, 2, 3).add(1), 1).sum(0));
    says(", where the index is -4", x.take(Array.of(1, 2, 3).add(1).neg(), 0).sum(1));
    says(", where the index is 3", x.takeAlong(Array.of(1, 2, 3, 5).reshape(1, 4), 0));
    says(", where the index is 9895604649984", x.take(Array.of(1L, 9L << 40).reshape(2, 1), 0));
    says(", where the index is 3", x.take(Array.iota(DType.I64, Shape.of(5)), 0));
    Array slice = Array.of(0, 5, 1, 8).slice(Slice.range(3, 0, -2));
    says(", where the index is 8", x.take(slice, 0));
  }

  @Test
  void anotherIndexIsNotTold() {
    Array x = Array.iota(DType.F32, Shape.of(3));
    Array taken = x.take(Array.of(0, 1, 99), 0);
    Array index = Array.of(0, 1, 99);
    for (int i = 0; i < 60; i++) {
      index = index.xor(index.shr(1));
    }
    for (Array bad : List.of(taken.flip(0).add(taken), x.take(index, 0))) {
      RuntimeException error = assertThrows(IndexOutOfBoundsException.class, bad::toFloatArray);
      assertTrue(!error.getMessage().contains("where the index is"), error.getMessage());
    }
  }

  @Test
  void anIndexThatIsGoneIsNotTold() {
    Array x = Array.iota(DType.F32, Shape.of(3, 4));
    Array bad = Array.of(1, 7);
    Array taken = x.take(bad, 0).eval();
    bad.close();
    RuntimeException error =
        assertThrows(IndexOutOfBoundsException.class, () -> taken.toFloatArray());
    assertTrue(!error.getMessage().contains("where the index is"), error.getMessage());
  }
}
