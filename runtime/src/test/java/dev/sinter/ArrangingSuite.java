package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Arrays rolled, repeated, continued and joined, on every device; subclasses name the device. */
abstract class ArrangingSuite extends DeviceSuite {
  private static Array counted(long... dims) {
    return Array.iota(DType.I32, Shape.of(dims)).eval();
  }

  private static void assertHolds(Array actual, int... expected) {
    assertArrayEquals(expected, actual.cast(DType.I32).toIntArray());
  }

  private static void assertOneKernel(Array array) {
    Kernels.clearHistory();
    array.eval();
    List<Launch> launches = Kernels.history();
    assertEquals(1, launches.size(), launches::toString);
  }

  private static String message(Class<? extends RuntimeException> type, Executable code) {
    return assertThrows(type, code).getMessage();
  }

  @Test
  void rollsMoveElementsAroundTheEnd() {
    Array x = counted(5);
    assertHolds(x.roll(2, 0), 3, 4, 0, 1, 2);
    assertHolds(x.roll(-1, -1), 1, 2, 3, 4, 0);
    assertHolds(x.roll(7, 0), 3, 4, 0, 1, 2);
    assertHolds(
        x.roll(Long.MIN_VALUE, 0), x.roll(Math.floorMod(Long.MIN_VALUE, 5L), 0).toIntArray());
    Array m = counted(2, 3);
    assertHolds(m.roll(1, 0), 3, 4, 5, 0, 1, 2);
    assertHolds(m.roll(1, 1), 2, 0, 1, 5, 3, 4);
    assertHolds(m.roll(1), 5, 0, 1, 2, 3, 4);
    assertHolds(m.roll(new long[] {1, -1}, 0, 1), 4, 5, 3, 1, 2, 0);
    assertEquals(0, counted(0).roll(3, 0).toIntArray().length);
  }

  @Test
  void tilesRepeatAxesAndAddNewOnesInFront() {
    Array x = counted(3);
    assertHolds(x.tile(2), 0, 1, 2, 0, 1, 2);
    assertEquals(Shape.of(2, 6), x.tile(2, 2).shape());
    assertHolds(x.tile(2, 2), 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    Array m = counted(2, 2);
    assertHolds(m.tile(2), 0, 1, 0, 1, 2, 3, 2, 3);
    assertHolds(m.tile(2, 1), 0, 1, 2, 3, 0, 1, 2, 3);
    assertHolds(counted(1, 2).tile(3, 1), 0, 1, 0, 1, 0, 1);
    assertEquals(Shape.of(0), x.tile(0).shape());
    assertEquals(0, x.tile(0).toIntArray().length);
    assertEquals(0, counted(0).tile(4).toIntArray().length);
    assertHolds(Array.scalar(7).tile(3), 7, 7, 7);
    assertTrue(message(ShapeException.class, () -> x.tile(-1)).contains("-1 is negative"));
  }

  @Test
  void padsContinueAxesWithAValue() {
    assertHolds(counted(3).pad(0, 2, 1, 9), 9, 9, 0, 1, 2, 9);
    assertHolds(counted(3).pad(0, 0, 0, 9), 0, 1, 2);
    assertHolds(counted(0).pad(0, 1, 1, 9), 9, 9);
    Array m = counted(2, 2).pad(new long[] {1, 0}, new long[] {0, 1}, -1);
    assertHolds(m, -1, -1, -1, 0, 1, -1, 2, 3, -1);
    float[] nan = Array.of(1f).pad(0, 1, 0, Float.NaN).toFloatArray();
    assertTrue(Float.isNaN(nan[0]) && nan[1] == 1f);
    assertArrayEquals(
        new boolean[] {true, false, true}, Array.of(false).pad(0, 1, 1, 1).toBooleanArray());
    String error = message(ShapeException.class, () -> counted(2, 3).pad(1, -1, 0, 0));
    assertTrue(error.contains("axis 1 of [2, 3] by -1 and 0"), error);
    error = message(ShapeException.class, () -> m.pad(new long[1], new long[2], 0));
    assertTrue(error.contains("one amount per axis"), error);
  }

  @Test
  void padsContinueAxesWithTheirOwnElements() {
    Array x = counted(4);
    assertHolds(x.pad(0, 2, 3, PadMode.EDGE), 0, 0, 0, 1, 2, 3, 3, 3, 3);
    assertHolds(x.pad(0, 4, 4, PadMode.REFLECT), 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1);
    assertHolds(x.pad(0, 5, 2, PadMode.SYMMETRIC), 3, 3, 2, 1, 0, 0, 1, 2, 3, 3, 2);
    assertHolds(x.pad(0, 5, 2, PadMode.WRAP), 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
    assertHolds(counted(1).pad(0, 1, 1, PadMode.REFLECT), 0, 0, 0);
    long[] one = {1, 1};
    assertHolds(
        counted(2, 2).pad(one, one, PadMode.EDGE), 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3);
    String error = message(ShapeException.class, () -> counted(0).pad(0, 1, 0, PadMode.WRAP));
    assertTrue(error.contains("it has none"), error);
  }

  @Test
  void padsMakeTheLongestAxes() {
    long most = Long.MAX_VALUE;
    long half = most / 2;
    Slice end = Slice.from(-4);
    assertHolds(counted(3).pad(0, 0, most - 3, PadMode.WRAP).slice(end), 0, 1, 2, 0);
    assertHolds(counted(3).pad(0, 1, most - 4, PadMode.WRAP).slice(Slice.to(4)), 2, 0, 1, 2);
    Array mirrored = counted(3).pad(0, half, most - half - 3, PadMode.SYMMETRIC);
    assertHolds(mirrored.slice(Slice.range(half - 1, half + 4)), 0, 0, 1, 2, 2);
    assertHolds(mirrored.slice(Slice.to(4)), 2, 1, 0, 0);
    Array longest = Array.iota(DType.I32, Shape.of(half + 2));
    Slice start = Slice.to(4);
    assertHolds(longest.pad(0, 2, half - 3, PadMode.SYMMETRIC).slice(start), 1, 0, 0, 1);
    assertHolds(longest.pad(0, 2, half - 3, PadMode.REFLECT).slice(start), 2, 1, 0, 1);
    Array after = longest.pad(0, 0, 3, PadMode.SYMMETRIC).slice(end);
    assertHolds(after.sub(after.slice(Slice.at(0))), 0, 0, -1, -2);
    after = longest.pad(0, 0, 3, PadMode.REFLECT).slice(end);
    assertHolds(after.sub(after.slice(Slice.at(0))), 0, -1, -2, -3);
  }

  @Test
  void joinedArraysFollowEachOther() {
    Array a = counted(2, 3);
    Array b = counted(1, 3).mul(10);
    assertHolds(Array.concat(0, a, b), 0, 1, 2, 3, 4, 5, 0, 10, 20);
    Array c = counted(2, 1).add(7);
    assertHolds(Array.concat(-1, c, a, c), 7, 0, 1, 2, 7, 8, 3, 4, 5, 8);
    assertHolds(Array.concat(0, a), 0, 1, 2, 3, 4, 5);
    assertHolds(Array.concat(0, a.neg(), a), 0, -1, -2, -3, -4, -5, 0, 1, 2, 3, 4, 5);
    assertHolds(Array.concat(1, a, a), 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    assertHolds(Array.stack(0, counted(2), counted(2).neg()), 0, 1, 0, -1);
    assertHolds(Array.stack(-1, counted(2), counted(2).neg()), 0, 0, 1, -1);
    assertHolds(Array.stack(0, Array.scalar(3), Array.scalar(4)), 3, 4);
  }

  @Test
  void emptyArraysJoin() {
    Array a = counted(2);
    Array none = counted(0);
    assertHolds(Array.concat(0, none, a, none, a), 0, 1, 0, 1);
    assertEquals(Shape.of(0), Array.concat(0, none, none).shape());
    assertEquals(0, Array.concat(0, none, none).toIntArray().length);
    assertEquals(0, Array.concat(0, none, none).sum().toLong());
    assertHolds(counted(0, 3).roll(1, 1).sum(0), 0, 0, 0);
    assertHolds(Array.concat(1, counted(0, 3), counted(0, 1)).sum(0), 0, 0, 0, 0);
    assertEquals(Shape.of(0, 4), Array.concat(1, counted(0, 1), counted(0, 3)).shape());
    assertEquals(DType.F64, Array.concat(0, a, Array.zeros(DType.F64, Shape.of(0))).dtype());
  }

  @Test
  void joinedTypesArePromotedAndEqualOnesStay() {
    Array bytes = Array.of(255, 1).cast(DType.U8);
    assertEquals(DType.U8, Array.concat(0, bytes, bytes).dtype());
    assertArrayEquals(
        new double[] {255, 1, 0.5},
        Array.concat(0, bytes, Array.of(0.5f)).cast(DType.F64).toDoubleArray());
    assertEquals(DType.F64, Array.stack(0, counted(1), Array.of(1.0)).dtype());
    Array flags = Array.of(true, false);
    assertArrayEquals(
        new boolean[] {true, false, false, true},
        Array.concat(0, flags, flags.not()).toBooleanArray());
    String error = message(DTypeException.class, () -> Array.concat(0, flags, flags, counted(1)));
    assertTrue(error.contains("operand 2"), error);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Array a = counted(2, 3);
    String error = message(ShapeException.class, () -> Array.concat(0, a, a, counted(2, 4)));
    assertTrue(error.contains("axis 0: operand 2 is [2, 4], operand 0 is [2, 3]"), error);
    error = message(ShapeException.class, () -> Array.concat(1, a, counted(2)));
    assertTrue(error.contains("operand 1 is [2]"), error);
    error = message(ShapeException.class, () -> Array.stack(0, a, counted(3, 2)));
    assertTrue(error.contains("operand 1 is [3, 2]"), error);
    assertThrows(ShapeException.class, () -> Array.concat(2, a, a));
    assertThrows(ShapeException.class, () -> Array.concat(0));
    assertThrows(ShapeException.class, () -> Array.concat(0, Array.scalar(1), Array.scalar(2)));
    assertThrows(ShapeException.class, () -> a.roll(1, 2));
    assertThrows(ShapeException.class, () -> a.roll(new long[1], 0, 1));
    assertThrows(ShapeException.class, () -> counted(0).take(Array.of(0), 0));
  }

  @Test
  void manyArraysJoin() {
    Array[] arrays = new Array[300];
    int[] expected = new int[2 * arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = Array.of(i, -i).eval();
      expected[2 * i] = i;
      expected[2 * i + 1] = -i;
    }
    assertHolds(Array.concat(0, arrays), expected);
    assertHolds(
        Array.stack(0, arrays).slice(Slice.all(), Slice.at(0)), IntStream.range(0, 300).toArray());
  }

  @Test
  void everyTypeGoesThrough() {
    for (DType type : DType.reals()) {
      Array x = counted(3).cast(type).eval();
      Array y = Array.concat(0, x.roll(1, 0), x.tile(2), x.pad(0, 1, 0, 1), x);
      Array expected = Array.of(2, 0, 1, 0, 1, 2, 0, 1, 2, 1, 0, 1, 2, 0, 1, 2).cast(type);
      assertEquals(type, y.dtype());
      assertArrayEquals(
          expected.cast(DType.I32).toIntArray(), y.cast(DType.I32).toIntArray(), type.name());
    }
  }

  @Test
  void joiningFusesWithWhatComesBeforeAndAfter() {
    Array a = counted(1000);
    Array b = counted(500);
    assertOneKernel(Array.concat(0, a.neg(), a));
    assertOneKernel(a.mul(2).roll(1, 0).add(a));
    assertOneKernel(Array.concat(0, a, b.add(1)).mul(3).sum());
    assertOneKernel(a.pad(0, 1, 1, 0).slice(Slice.from(1)).add(1));
    assertOneKernel(Array.stack(1, a, a.neg()).transpose().flip(1));
    assertOneKernel(a.take(b.rem(7), 0).sum());
    assertOneKernel(a.take(b, 0).take(Array.of(3, 2, 1), 0));
    assertOneKernel(a.tile(3).reshape(3, 1000).sum(0));
  }

  @Test
  void takenElementsFuseAndAreReadThroughViews() {
    Array table = counted(4, 3);
    Array index = Array.of(2, -1, 0);
    assertHolds(table.take(index, 0).sum(1), 21, 30, 3);
    assertHolds(table.transpose().take(index, 1).slice(Slice.at(0)), 6, 9, 0);
    assertHolds(
        table.take(index.reshape(3, 1), 0).squeeze().slice(Slice.all(), Slice.at(1)), 7, 10, 1);
    assertHolds(table.add(table.take(Array.of(0), 0)).take(Array.of(1L), 1), 2, 5, 8, 11);
    assertHolds(table.sum(1).take(index, 0).add(1), 22, 31, 4);
    assertHolds(counted(6).reshape(2, 3).take(Array.of(1), 0).reshape(3), 3, 4, 5);
  }

  @Test
  void aBadIndexNamesOperationElementAxisAndExtent() {
    Array x = counted(2, 3);
    Array bad = x.take(Array.of(0, 1, 3), 1).add(1);
    bad.eval();
    String error = message(IndexOutOfBoundsException.class, bad::toIntArray);
    assertTrue(error.startsWith("take: index out of range along axis 1 of extent 3"), error);
    assertTrue(error.contains("-3 to 2) at element [0, 2] of kernel "), error);
    Array put = counted(4, 3).put(Array.of(1, 7), counted(2, 3), 0);
    error = message(IndexOutOfBoundsException.class, put::toIntArray);
    String said =
        "put: index out of range along axis 0 of extent 4 (it has -4 to 3) at element 1 of kernel put";
    assertTrue(error.startsWith(said), error);
    Array longs = x.take(Array.of(Long.MIN_VALUE, 1L), 0);
    error = message(IndexOutOfBoundsException.class, longs::toIntArray);
    assertTrue(error.contains("axis 0 of extent 2"), error);
    Array computed = x.take(counted(5).mul(2), 1).sum();
    assertThrows(IndexOutOfBoundsException.class, computed::toLong);
    Array quotient = counted(3).div(Array.of(1, 0, 2));
    assertThrows(ArithmeticException.class, () -> x.take(quotient, 1).toIntArray());
  }

  @Test
  void anIndexIntoAFlattenedArrayNamesItsShape() {
    Array matrix = counted(2, 3);
    Array put = matrix.put(Array.of(0, -7), Array.of(1));
    String error = message(IndexOutOfBoundsException.class, put::toIntArray);
    String said =
        "put: index out of range of [2, 3] flattened in row-major order, of extent 6 (it has -6 to"
            + " 5) at element 1 of kernel put";
    assertTrue(error.startsWith(said), error);
    Array other = counted(3, 2).eval().putAdd(Array.of(6), Array.of(1));
    error = message(IndexOutOfBoundsException.class, other::toIntArray);
    assertTrue(error.startsWith("putAdd: index out of range of [3, 2] flattened"), error);
    Array turned = counted(6).eval().put(Array.of(6), Array.of(1));
    error = message(IndexOutOfBoundsException.class, turned::toIntArray);
    assertTrue(error.startsWith("put: index out of range along axis 0 of extent 6"), error);
    error = message(ShapeException.class, () -> counted(2, 0).put(Array.of(0), Array.of(1)));
    assertEquals("put of 1 element into [2, 0], which has none", error);
  }

  @Test
  void badIndicesCountWhereTheResultDependsOnThemAlone() {
    Array x = counted(4);
    Array index = Array.of(0, 9, 2);
    Array taken = x.take(index, 0);
    assertHolds(taken.slice(Slice.every(2)), 0, 2);
    assertHolds(Array.where(index.lt(4), taken, -1), 0, -1, 2);
    assertHolds(Array.concat(0, taken, x).slice(Slice.from(3)), 0, 1, 2, 3);
    Array same = Array.full(DType.I32, Shape.of(4), 5).take(index, 0);
    assertThrows(IndexOutOfBoundsException.class, same::toIntArray);
    Array stretched = Array.of(5).broadcastTo(Shape.of(4)).take(index, 0);
    assertThrows(IndexOutOfBoundsException.class, stretched::toIntArray);
    assertHolds(Array.of(5).broadcastTo(Shape.of(4)).take(Array.of(3, -4), 0), 5, 5);
  }

  @Test
  void aPartOutlivesWhatItIsAPartOf() {
    Array parent = counted(10);
    Array part = parent.slice(Slice.from(5));
    Array joined = Array.concat(0, part, part.roll(1, 0));
    parent.close();
    part.close();
    assertHolds(joined, 5, 6, 7, 8, 9, 9, 5, 6, 7, 8);
  }

  @Test
  void resultsOfReductionsAreJoined() {
    Array m = counted(3, 4);
    assertHolds(Array.concat(0, m.sum(1), m.sum(0)), 6, 22, 38, 12, 15, 18, 21);
    assertHolds(m.sub(m.max(true, 1).roll(1, 0)).sum(1), -38, 10, 10);
    assertHolds(Array.concat(0, counted(3).cumSum(), counted(2)).cumSum(), 0, 1, 4, 4, 5);
  }

  @Test
  void manyRollsInALoopStayCorrect() {
    Array x = counted(7);
    int[] expected = {0, 1, 2, 3, 4, 5, 6};
    for (int i = 0; i < 40; i++) {
      x = x.roll(1, 0).add(x.roll(-1, 0));
      int[] before = expected.clone();
      Arrays.setAll(expected, k -> before[(k + 6) % 7] + before[(k + 1) % 7]);
    }
    assertHolds(x, expected);
  }

  @Test
  void wrappedBuffersAreReadByIndex() {
    ByteBuffer direct = ByteBuffer.allocateDirect(4 * 6).order(ByteOrder.nativeOrder());
    direct.asFloatBuffer().put(new float[] {0, 1, 2, 3, 4, 5});
    Array x = Array.wrap(direct, DType.F32, Shape.of(2, 3));
    assertArrayEquals(new float[] {2, 0, 1, 5, 3, 4}, x.roll(1, 1).toFloatArray());
    assertEquals(12, x.take(Array.of(-1), 0).sum().toDouble());
  }
}
