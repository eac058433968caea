package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.backend.Functions;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Templates;
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
    shapeError(() -> matrix.toInt(), "toInt: ", "6 elements", "getInt(index)");
    shapeError(() -> flags.toBoolean(), "toBoolean: ", "getBoolean(index)");
    typeError(() -> flags.square(), "square is not defined for BOOL");
    typeError(() -> flags.dot(flags), "dot is not defined for BOOL");
    typeError(() -> flags.rsub(1), "rsub is not defined for BOOL");
    typeError(() -> flags.rdiv(1), "rdiv is not defined for BOOL");
    typeError(() -> flags.reciprocal(), "reciprocal is not defined for BOOL");
    typeError(() -> flags.clamp(0, 1), "clamp is not defined for BOOL");
    shapeError(() -> floats.clamp(Array.of(1f, 2f), floats), "clamp: shapes [3] and [2]");
    shapeError(() -> floats.argTopK(4), "argTopK of 4 along axis 0 of [3]: use 0 to 3");
    shapeError(() -> floats.topK(-1), "topK of -1");
    shapeError(() -> Array.complex(floats, Array.of(1f, 2f)), "complex: shapes [3] and [2]");
  }

  @Test
  void missingAxesNameTheMethodThatWasCalled() {
    String missing = ": axis 3 does not exist in [2, 3]: use -2 to 1";
    Array index = Array.of(0);
    shapeError(() -> matrix.take(index, 3), "take" + missing);
    shapeError(() -> matrix.takeAlong(matrix, 3), "takeAlong" + missing);
    shapeError(() -> matrix.put(index, index, 3), "put" + missing);
    shapeError(() -> matrix.putAdd(index, index, 3), "putAdd" + missing);
    shapeError(() -> matrix.sum(3), "sum" + missing);
    shapeError(() -> matrix.std(3), "std" + missing);
    shapeError(() -> matrix.argMax(3), "argMax" + missing);
    shapeError(() -> matrix.sort(3), "sort" + missing);
    shapeError(() -> matrix.argTopK(1, 3, true), "argTopK" + missing);
    shapeError(() -> matrix.cumSum(3), "cumSum" + missing);
    shapeError(() -> matrix.cast(DType.C64).cumProd(3), "cumProd" + missing);
    shapeError(() -> Array.concat(3, matrix, matrix), "concat" + missing);
    shapeError(() -> matrix.transpose(0, 3), "transpose" + missing);
    shapeError(() -> matrix.pad(3, 1, 1, 0), "pad" + missing);
    shapeError(() -> matrix.roll(1, 3), "roll" + missing);
    shapeError(() -> matrix.flip(3), "flip" + missing);
    shapeError(() -> matrix.squeeze(3), "squeeze" + missing);
    shapeError(() -> matrix.shape().dim(3), "Shape.dim" + missing);
  }

  @Test
  void impossibleShapesNameTheMethodThatWasCalled() {
    shapeError(() -> matrix.reshape(-2, 3), "reshape: dimension 0 of [-2, 3] is negative");
    shapeError(() -> Shape.of(-2, 3), "Shape.of: dimension 0 of [-2, 3] is negative");
    Array large = Array.zeros(DType.I8, Shape.of(1L << 62));
    String overflow = ": the extent of axis 0 of [4611686018427387904] overflows a long";
    shapeError(() -> large.tile(4), "tile" + overflow);
    shapeError(() -> Array.concat(0, large, large), "concat" + overflow);
    shapeError(() -> large.pad(0, Long.MAX_VALUE, 0, PadMode.EDGE), "pad" + overflow);
    Array rows = large.expandDims(1);
    shapeError(() -> rows.add(Array.of(1, 2)), "add: the size of");
    shapeError(() -> Array.of(1f).toFloatArray2D(), "toFloatArray2D: ", "1 axis, not 2");
  }

  @Test
  void adviceSaysWhatToGive() {
    Array ones = matrix.reshape(1, 2, 3, 1);
    shapeError(() -> ones.squeeze(1), "its extent is not 1: axes 0, 3 have");
    shapeError(() -> matrix.expandDims(0).squeeze(1), "its extent is not 1: axis 0 has");
    shapeError(() -> matrix.squeeze(0), "no axis has extent 1, reshape merges others");
    shapeError(
        () -> floats.getFloat(), "getFloat: index [] has 0 positions", "give 1, one per axis");
    shapeError(() -> floats.sum().getFloat(0), "1 position for shape []: give none");
    shapeError(
        () -> floats.add(Array.of(1f, 2f)), "make them equal, or one of them 1 with reshape");
    shapeError(() -> Array.scalar(1).dot(Array.scalar(2)), "dot of [] and []: use mul");
    shapeError(() -> Array.of(new float[0]).toFloat(), "0 elements", "check shape().size() first");
    typeError(() -> floats.toInt(), "toInt: reading F32 as int", "cast(DType.I32)");
    shapeError(() -> floats.cast(DType.I32).toInt(), "getInt(index)");
    Array unsigned = Array.of(DType.U64, Shape.of(1), new long[1]);
    String scalar = "the scalar -8258391223511372331 is no U64";
    typeError(
        () -> unsigned.add(-8258391223511372331L),
        "add: " + scalar,
        "Array.scalar(-8258391223511372331L)");
    typeError(() -> unsigned.add(-1), "Array.scalar(-1)");
  }

  @Test
  void javaArraysOfAnotherTypeHaveAWayIn() {
    Shape one = Shape.of(1);
    String c128 = "make a C128 array and cast(DType.C64)";
    typeError(() -> Array.of(DType.C64, one, new double[2]), "float[]", c128);
    String c64 = "make a C64 array and cast(DType.C128)";
    typeError(() -> Array.of(DType.C128, one, new float[2]), "double[]", c64);
    typeError(() -> Array.of(DType.C64, one, new int[2]), "give one of those with re, im");
    assertEquals(
        "[1.0+2.0i]",
        ValueText.values(Array.of(DType.C128, one, new double[] {1, 2}).cast(DType.C64)));
    typeError(() -> Array.of(DType.F16, one, new int[1]), "short[]", "or values in float[]");
    typeError(() -> Array.of(DType.F16, one, new double[1]), "or values in float[]");
    String twice = "C64 [9223372036854775807] needs 18446744073709551614 values";
    shapeError(() -> Array.of(DType.C64, Shape.of(Long.MAX_VALUE), new float[1]), twice);
    Shape large = Shape.of(1L << 62);
    shapeError(() -> Array.of(DType.C64, large, new float[1]), "needs 9223372036854775808 values");
  }

  @Test
  void whatIsWrittenForABooleanHelps() {
    Array numbers = Array.of(1, 2, 3);
    typeError(() -> floats.and(flags), "and is defined for BOOL and integers, not F32", "ne(0)");
    typeError(() -> flags.xor(floats), "xor is defined for BOOL and integers, not F32", "ne(0)");
    typeError(() -> numbers.or(flags), "or of I32 and BOOL: write cast(DType.I32) on the BOOL");
    String literal = " of I32 and BOOL: write ne(0) on the I32 operand, or give a number";
    typeError(() -> numbers.and(true), "and" + literal);
    typeError(() -> numbers.eq(true), "eq" + literal);
    typeError(() -> flags.eq(1), "cast(DType.I32) on the BOOL operand, or give a BOOL instead");
    Array wide = Array.of(DType.U64, Shape.of(3), new long[3]);
    typeError(() -> wide.eq(flags), "eq of U64 and BOOL: write cast(DType.U64) on the BOOL");
    assertEquals("[false, true, false]", ValueText.values(wide.eq(flags.cast(DType.U64))));
    typeError(() -> Array.concat(0, numbers, flags), "concat: operand 1: I32 and BOOL have");
  }

  @Test
  void aFusedMethodTakesPartsOfComplexNumbers() {
    FusedMethod exact = FusedMethod.of(Functions.EXACT_PRODUCT, null, Templates.NONE);
    Array z = floats.cast(DType.C64);
    typeError(
        () -> Fusion.call(exact, null, z, z),
        "the array is C64: write real(), imag() or abs(), and then cast(DType.I32)");
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
