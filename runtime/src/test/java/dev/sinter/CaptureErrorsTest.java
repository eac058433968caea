package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Errors are thrown by the operation itself and say what, which operands, and how to mend. */
final class CaptureErrorsTest {
  private final Array floats = Array.of(1f, 2f, 3f);
  private final Array flags = Array.of(true, false, true);
  private final Array matrix = Array.of(Shape.of(2, 3), new int[6]);

  private static void shapeError(Executable operation, String... parts) {
    contains(assertThrows(ShapeException.class, operation), parts);
  }

  private static void typeError(Executable operation, String... parts) {
    contains(assertThrows(DTypeException.class, operation), parts);
  }

  private static void contains(SinterException error, String... parts) {
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), () -> error.getMessage() + " lacks " + part);
    }
  }

  @Test
  void shapesThatDoNotBroadcast() {
    shapeError(() -> floats.add(Array.of(1f, 2f)), "add", "[3]", "[2]", "axis -1");
    shapeError(() -> floats.broadcastTo(Shape.of(3, 2)), "[3]", "[3, 2]");
  }

  @Test
  void sizesThatDoNotAgree() {
    shapeError(() -> Array.of(Shape.of(2, 2), new float[3]), "[2, 2]", "4 elements", "3 values");
    shapeError(() -> matrix.reshape(4, 2), "[2, 3]", "6 elements", "8 elements");
    shapeError(() -> matrix.reshape(4, -1), "-1");
    shapeError(() -> Array.of(new float[][] {{1}, {1, 2}}), "row 1 has 2");
    shapeError(() -> Array.of(new int[][] {{1, 2}, {1, 2}, {1}}), "row 0 has 2", "row 2 has 1");
    shapeError(() -> Array.of(new long[][] {{}, {1}}), "row 0 has 0", "row 1 has 1");
    shapeError(() -> Array.of(new boolean[][] {{true}, {}}), "row 1 has 0");
  }

  @Test
  void axesThatDoNotExistOrAreRepeated() {
    shapeError(() -> matrix.sum(2), "axis 2", "[2, 3]");
    shapeError(() -> matrix.sum(0, -2), "twice");
    shapeError(() -> matrix.transpose(0), "2 axes");
    shapeError(() -> matrix.squeeze(0), "not 1");
    shapeError(() -> matrix.getInt(0, 3), "index 3", "axis 1");
    shapeError(() -> matrix.getInt(0), "[0]", "[2, 3]");
  }

  @Test
  void axesNamedTwiceAreRefusedAlike() {
    String twice = "axis -2 of [2, 3] is named twice";
    shapeError(() -> matrix.sum(0, -2), "sum: " + twice);
    shapeError(() -> matrix.norm(0, -2), "norm: " + twice);
    shapeError(() -> matrix.std(0, -2), "std: " + twice);
    shapeError(() -> matrix.argMin(0, -2), "argMin: " + twice);
    shapeError(() -> matrix.flip(0, -2), "flip: " + twice);
    shapeError(() -> matrix.transpose(0, -2), "transpose: " + twice);
    shapeError(() -> matrix.reshape(2, 3, 1).squeeze(2, -1), "squeeze: axis -1 of [2, 3, 1]");
    assertEquals("[3, 1, 2]", ValueText.values(Array.of(1, 2, 3).roll(new long[] {2, 2}, 0, -1)));
  }

  @Test
  void zeroDimensionalArraysHaveNoAxes() {
    shapeError(() -> Array.scalar(1).sort(), "axis -1 does not exist: a 0-d array has no axes");
    shapeError(() -> Array.scalar(1).sum(0), "axis 0 does not exist: a 0-d array has no axes");
    shapeError(() -> Array.scalar(1).shape().dim(0), "a 0-d array has no axes");
  }

  @Test
  void messagesNameTheMethodThatWasCalled() {
    Array none = Array.of(new float[0]);
    shapeError(() -> none.argMax(), "argMax over an empty axis of [0]", "shape().size()");
    shapeError(() -> none.max(), "max over an empty axis of [0]");
    shapeError(() -> Array.where(flags, floats, Array.of(1f, 2f)), "where: shapes [3] and [2]");
    typeError(() -> Array.where(flags, floats, flags), "where of F32 and BOOL");
    typeError(() -> flags.minimum(flags), "minimum is not defined for BOOL");
    typeError(() -> flags.isNaN(), "isNaN is not defined for BOOL");
    typeError(() -> flags.floorMod(flags), "floorMod is not defined for BOOL");
    shapeError(() -> floats.toInt(), "toInt: ", "3 elements", "getInt(index)");
    shapeError(() -> floats.toBoolean(), "toBoolean: ", "getBoolean(index)");
  }

  @Test
  void messagesCountInEnglish() {
    Array one = Array.of(1f);
    shapeError(() -> one.reshape(2), "[1] (1 element) to [2] (2 elements)");
    shapeError(() -> Array.of(Shape.of(1), new int[2]), "1 element, 2 values were given");
    shapeError(() -> Array.of(Shape.of(2), new int[1]), "2 elements, 1 value was given");
    shapeError(() -> one.transpose(0, -1), "named twice");
    shapeError(() -> matrix.transpose(0), "2 axes, not 1");
    shapeError(() -> one.roll(new long[1], 0, 0), "1 shift for 2 axes");
    shapeError(() -> one.getFloat(), "0 positions for shape [1]");
    shapeError(() -> one.tile(-1), "tile of [1] by [-1]: -1 is negative");
    shapeError(() -> one.toFloatArray2D(), "1 axis, not 2");
  }

  @Test
  void conversionsThatHelpAreNamed() {
    Array unsigned = Array.of(DType.U32, Shape.of(1), new int[] {7});
    typeError(() -> unsigned.and(-1), "low bits, which are 4294967295L");
    typeError(() -> unsigned.toInt(), "cast(DType.I32)", "bitcast(DType.I32) for its bits");
    SinterException narrowing = assertThrows(DTypeException.class, () -> floats.sum().toInt());
    contains(narrowing, "F32 as int", "cast(DType.I32)");
    assertFalse(String.valueOf(narrowing.getMessage()).contains("bitcast"));
  }

  @Test
  void impossibleShapes() {
    shapeError(() -> Shape.of(1, 1, 1, 1, 1, 1, 1, 1, 1), "8");
    shapeError(() -> Shape.of(-1), "negative");
    shapeError(() -> Shape.of(1L << 40, 1L << 40), "overflows");
    assertEquals(0, Shape.of(1L << 40, 1L << 40, 0).size());
  }

  @Test
  void typesWithoutTheOperation() {
    typeError(() -> flags.add(1), "add", "BOOL", "cast(DType.I32)");
    typeError(() -> flags.min(), "min", "BOOL", "all");
    typeError(() -> floats.and(1), "and", "F32");
    typeError(() -> floats.shl(1), "shl", "F32");
    typeError(() -> floats.eq(true), "BOOL", "F32");
    typeError(() -> Array.where(floats, 1f, floats), "where", "BOOL", "ne(0)");
    typeError(() -> floats.bitcast(DType.I64), "bitcast", "I64");
  }

  @Test
  void aFoldedConstantTakesNoKernel() {
    Kernels.clearHistory();
    Array constant = Array.full(DType.F32, Shape.of(3), 2).mul(3).add(1).sqrt();
    Array sum = floats.add(constant);
    assertTrue(sum.explain().startsWith("1 kernel"), sum::explain);
    sum.eval();
    assertEquals(1, Kernels.history().size());
    assertEquals("a+_", Kernels.history().get(0).name());
  }
}
