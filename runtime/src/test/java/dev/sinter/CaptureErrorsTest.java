package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
