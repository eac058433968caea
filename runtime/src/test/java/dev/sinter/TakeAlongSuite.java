package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements that indices of their own name in each line, on every device. */
abstract class TakeAlongSuite extends DeviceSuite {
  private static final Shape SHAPE = Shape.of(3, 5, 4);

  /** Equal ones are among them, none is negative. */
  private static Array keys() {
    return Array.of(SHAPE, new Random(7).ints(SHAPE.size(), 0, 9).toArray());
  }

  private static Array numbers(long... dims) {
    Shape shape = Shape.of(dims);
    return Array.iota(DType.I32, Shape.of(shape.size())).reshape(dims);
  }

  private static void assertSame(Array expected, Array actual) {
    assertEquals(expected.shape(), actual.shape());
    assertEquals(expected.dtype(), actual.dtype());
    assertEquals(ValueText.values(expected), ValueText.values(actual));
  }

  private static int[] elements(Array array) {
    return array.toIntArray();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsBroughtIntoTheOrderOfKeys(DType type) {
    if (device().supports(type)) {
      Array order = keys().argSort(1);
      assertSame(keys().sort(1).cast(type), keys().cast(type).takeAlong(order, 1));
    }
  }

  @Test
  void bothPartsOfComplexElementsAreTaken() {
    Array z = Array.complex(keys(), keys().neg());
    Array sorted = keys().sort(1);
    assertSame(Array.complex(sorted, sorted.neg()), z.takeAlong(keys().argSort(1), 1));
  }

  @Test
  void whatArgSortGivesSorts() {
    Array some = keys().sub(4).cast(DType.F32);
    Array values = some.sqrt().mul(some.sign()); // NaN among them
    for (int axis = -1; axis < 3; axis++) {
      assertSame(values.sort(axis), values.takeAlong(values.argSort(axis), axis));
      assertSame(values.sort(axis, true), values.takeAlong(values.argSort(axis, true), axis));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"I8", "U8", "I16", "U16", "I32", "U32", "I64", "U64"})
  void indicesAreIntegersOfAnyType(DType type) {
    Array index = Array.of(new int[][] {{2, 0}, {1, 1}}).cast(type);
    assertArrayEquals(new int[] {2, 0, 4, 4}, elements(numbers(2, 3).takeAlong(index, 1)));
  }

  @Test
  void negativeIndicesCountFromTheEnd() {
    Array index = Array.of(new int[][] {{-1, 0, -2}});
    assertArrayEquals(new int[] {6, 1, 5}, elements(numbers(3, 3).takeAlong(index, 0)));
  }

  @Test
  void otherAxesBroadcast() {
    Array matrix = numbers(3, 4);
    Array row = Array.of(new int[][] {{3, 1}});
    assertArrayEquals(new int[] {3, 1, 7, 5, 11, 9}, elements(matrix.takeAlong(row, 1)));
    Array line = numbers(1, 4);
    Array index = Array.of(new int[][] {{0, 3}, {2, 2}, {1, 0}});
    assertArrayEquals(new int[] {0, 3, 2, 2, 1, 0}, elements(line.takeAlong(index, 1)));
    assertEquals(Shape.of(5, 2, 4), numbers(5, 3, 1).takeAlong(numbers(1, 2, 4).rem(3), 1).shape());
    assertArrayEquals(new int[] {2, 0, 2}, elements(numbers(3).takeAlong(Array.of(2, 0, 2), 0)));
  }

  @Test
  void itIsAsNestedLoopsHaveIt() {
    Array a = numbers(3, 5, 4);
    int[] which = new Random(3).ints(3 * 7 * 4, -5, 5).toArray();
    int[] taken = elements(a.mul(2).takeAlong(Array.of(Shape.of(3, 7, 4), which), 1));
    int[] expected =
        IntStream.range(0, which.length)
            .map(i -> 2 * (i / 28 * 20 + Math.floorMod(which[i], 5) * 4 + i % 4))
            .toArray();
    assertArrayEquals(expected, taken);
  }

  @Test
  void itIsReadByTheKernelThatUsesIt() {
    Array a = numbers(6, 50).eval();
    Array index = numbers(6, 20).eval();
    Array b = a.add(1).takeAlong(index.mul(7).rem(50), 1).mul(3).sum(1);
    Array c = a.transpose().takeAlong(index.transpose(), 0).slice(Slice.every(2)).add(1);
    for (Array result : new Array[] {b, c, a.takeAlong(index, 1).takeAlong(index.rem(20), -1)}) {
      Kernels.clearHistory();
      result.eval();
      assertEquals(1, Kernels.history().size());
    }
    assertTrue(a.takeAlong(index, 1).explain().contains("takeAlong(a,b)"));
  }

  @Test
  void emptyArraysGiveEmptyOnes() {
    assertEquals(Shape.of(2, 0), numbers(2, 0).takeAlong(numbers(2, 0), 1).eval().shape());
    assertEquals(Shape.of(0, 3), numbers(0, 4).takeAlong(numbers(1, 3), 1).eval().shape());
    assertEquals(Shape.of(2, 0), numbers(2, 4).takeAlong(numbers(1, 0), 1).eval().shape());
  }

  @Test
  void anIndexOutOfRangeNamesElementAxisAndExtent() {
    Array index = Array.of(new int[][] {{0, 1}, {-4, 2}, {2, 3}});
    Array bad = numbers(1, 3, 2).takeAlong(index.reshape(1, 3, 2), 1);
    String error = error(bad);
    assertTrue(
        error.startsWith(
            "takeAlong: index out of range along axis 1 of extent 3 (it has -3 to 2) at element"
                + " [0, 1, 0] of kernel "),
        error);
    Array pending = numbers(1, 3, 2).takeAlong(index.reshape(1, 3, 2), 1);
    assertArrayEquals(new int[] {0, 3}, elements(pending.slice(Slice.all(), Slice.at(0))));
    Array constant = Array.full(DType.I32, Shape.of(1, 3), 5);
    assertTrue(error(constant.takeAlong(index, 1)).contains("axis 1 of extent 3"));
  }

  private static String error(Array bad) {
    bad.eval();
    return String.valueOf(
        assertThrows(IndexOutOfBoundsException.class, bad::toIntArray).getMessage());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Array a = numbers(2, 3);
    refuses("give as many axes", ShapeException.class, a, Array.of(1), 1);
    refuses(
        "along other axes than 1 extents are equal, or 1",
        ShapeException.class,
        a,
        numbers(3, 3),
        1);
    refuses("which has none", ShapeException.class, numbers(2, 0), numbers(2, 1), 1);
    refuses("axis 2", ShapeException.class, a, a, 2);
    refuses("indices are F32, not integers", DTypeException.class, a, a.cast(DType.F32), 1);
    refuses("indices are BOOL, not integers", DTypeException.class, a, a.eq(1), 1);
    refuses("axis", ShapeException.class, Array.scalar(1), Array.scalar(0), 0);
  }

  private static void refuses(
      String part, Class<? extends SinterException> type, Array a, Array indices, int axis) {
    String message =
        String.valueOf(assertThrows(type, () -> a.takeAlong(indices, axis)).getMessage());
    assertTrue(message.contains(part), message);
  }
}
