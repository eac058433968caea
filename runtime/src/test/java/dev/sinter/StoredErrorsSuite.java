package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An element in error that lies in memory is in error for what depends on it, and for nothing else.
 */
abstract class StoredErrorsSuite extends DeviceSuite {
  private static final String DIVISION = "integer div by zero at element [0, 1] of kernel a/b";

  /** {@code [[5, error, 3], [10, 4, 6]]}, in memory. */
  private static Array quotients() {
    Array a = Array.of(Shape.of(2, 3), new int[] {5, 7, 9, 10, 12, 12});
    Array b = Array.of(Shape.of(2, 3), new int[] {1, 0, 3, 1, 3, 2});
    return a.div(b).eval();
  }

  private static Array row(Array matrix, long row) {
    return matrix.slice(Slice.at(row));
  }

  private static void assertInError(Array array) {
    array.eval(); // does not throw
    for (int time = 0; time < 2; time++) {
      ArithmeticException error = assertThrows(ArithmeticException.class, () -> read(array));
      assertTrue(String.valueOf(error.getMessage()).startsWith(DIVISION), error::getMessage);
    }
  }

  private static void read(Array array) {
    if (array.dtype().isComplex()) {
      read(array.real());
      return;
    }
    long bytes = array.shape().size() * array.dtype().bytes();
    array.copyTo(ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()));
  }

  private static long[] longs(Array array) {
    return array.cast(DType.I64).toLongArray();
  }

  @Test
  void partsOfAnArrayInErrorAreFine() {
    Array quotients = quotients();
    assertArrayEquals(new long[] {10, 4, 6}, longs(row(quotients, 1)));
    assertInError(row(quotients, 0));
    assertArrayEquals(new long[] {5, 10}, longs(quotients.slice(Slice.all(), Slice.at(0))));
    assertArrayEquals(new long[] {3, 6}, longs(quotients.take(Array.of(2), 1)));
    assertInError(quotients);
    assertArrayEquals(new long[] {11, 5, 7}, longs(row(quotients, 1).add(1)));
  }

  @Test
  void errorsGoOnFromArrayToArray() {
    Array more = quotients().add(1).eval();
    Array doubled = more.mul(2).eval();
    Array sums = doubled.sum(1).eval();
    assertInError(doubled);
    assertInError(sums);
    assertArrayEquals(new long[] {22, 10, 14}, longs(row(doubled, 1)));
    assertArrayEquals(new long[] {46}, longs(sums.slice(Slice.at(1))));
    assertInError(more.sum());
  }

  @Test
  void whatIsNotChosenDoesNotCount() {
    Array quotients = quotients();
    assertInError(Array.where(quotients.gt(3), Array.scalar(0), 1));
    Array first = Array.of(true, false, true).broadcastTo(Shape.of(2, 3));
    assertArrayEquals(new long[] {5, -1, 3, 10, -1, 6}, longs(Array.where(first, quotients, -1)));
  }

  @Test
  void everyTypeHasErrors() {
    Array quotients = quotients();
    for (DType type : DType.values()) {
      Array converted = quotients.cast(type).eval();
      assertInError(row(converted, 0));
      read(row(converted, 1));
      assertInError(converted);
    }
  }

  @Test
  void errorsFollowViews() {
    Array quotients = quotients();
    assertArrayEquals(new long[] {6, 4, 10}, longs(row(quotients.flip(0, 1), 0)));
    Array turned = quotients.transpose().eval();
    assertInError(row(turned, 1));
    assertArrayEquals(new long[] {3, 6}, longs(row(turned, 2)));
    Array both = Array.concat(0, quotients, Array.of(Shape.of(1, 3), new int[] {1, 2, 3})).eval();
    assertInError(both);
    assertArrayEquals(new long[] {1, 2, 3}, longs(row(both, 2)));
  }

  @Test
  void scansAreInErrorFromThereOn() {
    Array scanned = quotients().cumSum(1).eval();
    assertArrayEquals(new long[] {5, 10}, longs(scanned.slice(Slice.all(), Slice.at(0))));
    assertArrayEquals(new long[] {10, 14, 20}, longs(row(scanned, 1)));
    assertInError(scanned.slice(Slice.all(), Slice.at(2)));
    assertInError(scanned);
    Array down = quotients().cumMax(0).eval();
    assertArrayEquals(new long[] {5, 10}, longs(down.slice(Slice.all(), Slice.at(0))));
    assertInError(row(down, 1));
  }

  @Test
  void sortsAreInErrorByLine() {
    Array sorted = quotients().sort(1);
    assertArrayEquals(new long[] {4, 6, 10}, longs(row(sorted, 1)));
    assertInError(row(sorted, 0));
    assertArrayEquals(new long[] {1, 2, 0}, longs(row(quotients().argSort(1), 1)));
    assertArrayEquals(
        new long[] {5, 10}, longs(quotients().sort(0).slice(Slice.all(), Slice.at(0))));
    assertInError(quotients().topK(1, 1, true));
  }

  @Test
  void productsAreInErrorByRowAndColumn() {
    Array floats = quotients().cast(DType.F32).eval();
    Array left = floats.matmul(Array.ones(DType.F32, Shape.of(3, 2)));
    assertArrayEquals(new long[] {20, 20}, longs(row(left, 1)));
    assertInError(row(left, 0));
    Array right = Array.ones(DType.F32, Shape.of(4, 2)).matmul(floats);
    assertArrayEquals(
        new long[] {15, 9, 15, 9, 15, 9, 15, 9},
        longs(right.slice(Slice.all(), Slice.range(0, 3, 2))));
    assertInError(right.slice(Slice.all(), Slice.at(1)));
  }

  @Test
  void whatIsPutIsInErrorWhereItIsPut() {
    Array values = row(quotients(), 0);
    Array base = Array.zeros(DType.I32, Shape.of(5));
    Array put = base.put(Array.of(4, 2, 0), values, 0).eval();
    assertArrayEquals(new long[] {3, 0}, longs(put.slice(Slice.range(0, 2))));
    assertInError(put.slice(Slice.at(2)));
    assertInError(put);
    Array over = put.put(Array.of(2), Array.of(8), 0);
    assertArrayEquals(new long[] {3, 0, 8, 0, 5}, longs(over));
    Array added = put.putAdd(Array.of(2, 1), Array.of(1, 1), 0);
    assertArrayEquals(new long[] {3, 1}, longs(added.slice(Slice.range(0, 2))));
    assertInError(added.slice(Slice.at(2)));
    assertInError(base.put(values, Array.of(1, 2, 3), 0).slice(Slice.at(4)));
  }

  @Test
  void oneEvaluationIsAsExactAsSeveral() {
    Array a = Array.of(Shape.of(2, 3), new int[] {5, 7, 9, 10, 12, 12});
    Array b = Array.of(Shape.of(2, 3), new int[] {1, 0, 3, 1, 3, 2});
    Array sums = a.div(b).sum(1);
    assertArrayEquals(new long[] {20}, longs(sums.take(Array.of(1), 0)));
    Array sorted = a.div(b).sort(1).add(1);
    Array both = row(sorted, 0);
    Array fine = row(sorted, 1);
    Sinter.eval(both, fine);
    assertArrayEquals(new long[] {5, 7, 11}, longs(fine));
    assertInError(both);
  }

  @Test
  void indicesOutOfRangeGoOnToo() {
    Array taken = Array.of(1f, 2f, 3f).take(Array.of(0, 7, 2), 0).eval();
    assertArrayEquals(new long[] {3}, longs(taken.slice(Slice.at(2))));
    Array next = taken.exp().eval();
    IndexOutOfBoundsException error =
        assertThrows(IndexOutOfBoundsException.class, next::toFloatArray);
    assertTrue(
        String.valueOf(error.getMessage()).startsWith("take: index out of range along axis 0"),
        error::getMessage);
  }

  @Test
  void whatIsReadOftenIsInErrorWhereItIsRead() {
    int n = 600;
    Array i = Array.iota(DType.I32, Shape.of(n));
    Array quotients = Array.full(DType.I32, Shape.of(n), 1000).div(i.sub(1)).eval();
    Array table = quotients.add(1).cast(DType.F32).sin().reshape(n, 1).add(quotients);
    Array sums = table.sum(1).eval();
    assertThrows(ArithmeticException.class, () -> sums.slice(Slice.at(0)).toFloat());
    Array parts = table.slice(Slice.from(2), Slice.from(2)).sum(1);
    assertEquals(n - 2, parts.toFloatArray().length);
    Array row = table.slice(Slice.at(7)).eval();
    assertThrows(ArithmeticException.class, () -> row.slice(Slice.at(1)).toFloat());
    row.slice(Slice.from(2)).toFloatArray();
  }

  @Test
  void manyArraysInErrorAreReadTogether() {
    Array sum = Array.zeros(DType.I32, Shape.of(4));
    for (int k = 1; k <= 150; k++) {
      Array stored = Array.full(DType.I32, Shape.of(4), k).div(Array.of(1, k % 3, 1, k)).eval();
      sum = sum.add(stored);
    }
    Array total = sum;
    assertEquals(150 * 151 / 2, total.slice(Slice.at(2)).toInt());
    assertEquals(150, total.slice(Slice.at(3)).toInt());
    assertThrows(ArithmeticException.class, () -> total.slice(Slice.at(1)).toInt());
  }

  @Test
  void rowsAreInErrorByRow() {
    Array floats = quotients().cast(DType.F32).eval();
    Array exp = floats.sub(floats.max(true, 1)).exp();
    Array softmax = exp.div(exp.sum(true, 1)).eval();
    assertInError(row(softmax, 0));
    assertEquals(1f, row(softmax, 1).sum().toFloat(), 1e-6f);
    Array means = floats.mean(1).eval();
    assertEquals(20 / 3f, means.slice(Slice.at(1)).toFloat(), 1e-6f);
    assertInError(means.slice(Slice.at(0)));
    Array columns = floats.var(0).eval();
    assertInError(columns.slice(Slice.at(1)));
    assertEquals(6.25f, columns.slice(Slice.at(0)).toFloat());
  }

  @Test
  void reshapesUnderPrimitivesKeepErrors() {
    Array flat = quotients().reshape(6).sort(0);
    assertInError(flat);
    Array scanned = quotients().reshape(3, 2).cumSum(1);
    assertArrayEquals(new long[] {3, 13, 4, 10}, longs(scanned.slice(Slice.from(1)).reshape(4)));
    assertInError(row(scanned, 0));
    assertEquals(5, scanned.slice(Slice.at(0), Slice.at(0)).toLong());
  }

  @Test
  void theElementThatMetTheErrorIsNamedToo() {
    Array quotients = Array.of(1, 2, 3, 4, 5).div(Array.of(1, 0, 3, 4, 0)).eval();
    Array last = quotients.slice(Slice.from(2)).add(1).eval().mul(2);
    ArithmeticException error = assertThrows(ArithmeticException.class, last::toIntArray);
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("integer div by zero at element 1 of kernel a/b; "), message);
    assertTrue(message.contains("; element 2 of kernel "), message);
    assertEquals(1, message.split("depends on", -1).length - 1, message);
  }

  @Test
  void plansOverArraysInErrorAreExplained() {
    Array quotients = quotients();
    assertInError(quotients);
    for (Format format : Format.values()) {
      assertTrue(quotients.add(1).explain(format).length() > 0);
      assertTrue(quotients.sum(1).sort(0).explain(format).length() > 0);
    }
  }

  @Test
  void aChainOfKernelsInErrorIsRunOnce() {
    Array i = Array.of(1, 2, 3, 0);
    Array chain = Array.of(1, 2, 3, 4).div(i);
    int length = 12;
    for (int k = 0; k < length; k++) {
      chain = chain.add(chain.sum()).add(i);
    }
    Array end = chain;
    Kernels.clearHistory();
    assertThrows(ArithmeticException.class, end::toLongArray);
    int launches = Kernels.history().size();
    assertTrue(launches < 6 * length, () -> launches + " launches");
  }

  @Test
  void errorsAreNotLostBetweenThreads() throws Exception {
    Device device = device();
    for (int round = 0; round < 40; round++) {
      Array quotients = quotients();
      Array product = quotients.cast(DType.F32).matmul(Array.ones(DType.F32, Shape.of(3, 2)));
      List<Callable<Array>> reads =
          List.of(() -> quotients, () -> quotients.add(1).sum(), () -> product, () -> product);
      List<CompletableFuture<@Nullable Throwable>> found = new ArrayList<>();
      for (Callable<Array> read : reads) {
        found.add(CompletableFuture.supplyAsync(() -> thrown(device, read)));
      }
      for (CompletableFuture<@Nullable Throwable> one : found) {
        assertTrue(one.get() instanceof ArithmeticException, () -> "was " + one.join());
      }
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static @Nullable Throwable thrown(Device device, Callable<Array> made) {
    try (Scope scope = Scope.on(device)) {
      read(made.call());
      return null;
    } catch (Exception thrown) {
      return thrown;
    }
  }

  @Test
  void withoutErrorsNothingMoreRuns() {
    Array a = Array.of(Shape.of(2, 3), new int[] {5, 7, 9, 10, 12, 12});
    Array sums = a.div(Array.of(1, 2, 3)).sum(1).sort(0);
    Kernels.clearHistory();
    assertArrayEquals(new long[] {11, 20}, longs(sums));
    List<String> names = new ArrayList<>();
    Kernels.history().forEach(launch -> names.add(launch.name()));
    assertEquals(2, names.size(), names::toString);
  }

  @Test
  void aMillionElementsKnowTheirErrors() {
    int n = 1_000_003;
    Array i = Array.iota(DType.I32, Shape.of(n));
    Array quotients = Array.full(DType.I32, Shape.of(n), 1_000_000).div(i.rem(1000).sub(7)).eval();
    Array fine = i.rem(1000).ne(7);
    assertEquals(
        n - 1000L,
        Array.where(fine, quotients, 0).ne(Integer.MIN_VALUE).and(fine).count().toLong());
    for (int at : new int[] {7, 1007, 999_007}) {
      assertThrows(ArithmeticException.class, () -> quotients.slice(Slice.at(at)).toInt());
      assertEquals(1_000_000, quotients.slice(Slice.at(at + 1)).toInt());
      assertEquals(-1_000_000, quotients.slice(Slice.at(at - 1)).toInt());
    }
  }
}
