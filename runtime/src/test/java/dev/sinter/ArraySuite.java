package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every device must do alike; subclasses name the device. Long because each test is a few
 * lines on one subject, and every further suite costs each device a class.
 */
abstract class ArraySuite extends DeviceSuite {
  private static int launches(Runnable work) {
    Kernels.clearHistory();
    work.run();
    return Kernels.history().size();
  }

  @Test
  void aScalarNeverWidensAFloatingArray() {
    assertEquals(DType.F32, Array.of(1f).mul(0.1).dtype());
    assertEquals(0.1f, Array.of(1f).mul(0.1).toFloat());
    assertEquals(DType.F32, Array.of(1f).mul(2L).dtype());
  }

  @Test
  void anIntegerArrayPromotesWithScalarsAsInJava() {
    assertEquals(DType.I32, Array.of(1).add(1).dtype());
    assertEquals(DType.I64, Array.of(1).add(1L).dtype());
    assertEquals(DType.F32, Array.of(1L).add(1f).dtype());
    assertEquals(DType.F64, Array.of(1).add(1.0).dtype());
  }

  @Test
  void arraysPromoteAsInJava() {
    assertEquals(DType.F32, Array.of(1L).add(Array.of(1f)).dtype());
    assertEquals(DType.F64, Array.of(1f).add(Array.of(1.0)).dtype());
    assertEquals(DType.I32, Array.of(1f).cast(DType.U8).add(Array.of(1f).cast(DType.U8)).dtype());
    assertEquals(510, Array.of(255).cast(DType.U8).add(Array.of(255).cast(DType.U8)).toInt());
  }

  @Test
  void integersWrap() {
    assertEquals(Integer.MIN_VALUE, Array.of(Integer.MAX_VALUE).add(1).toInt());
    assertEquals(Integer.MIN_VALUE, Array.of(Integer.MIN_VALUE).div(-1).toInt());
    assertEquals(0, Array.of(Integer.MIN_VALUE).rem(-1).toInt());
    assertEquals(Integer.MIN_VALUE, Array.of(Integer.MIN_VALUE).abs().toInt());
    assertEquals(Long.MIN_VALUE, Array.of(Long.MIN_VALUE).neg().toLong());
  }

  @Test
  void castsAreJavas() {
    float[] values = {Float.NaN, 1e20f, -1e20f, 2.9f, -2.9f, 0.5f, 256f, -0f};
    int[] ints = new int[values.length];
    long[] longs = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      ints[i] = (int) values[i];
      longs[i] = (long) values[i];
    }
    assertArrayEquals(ints, Array.of(values).cast(DType.I32).toIntArray());
    assertArrayEquals(longs, Array.of(values).cast(DType.I64).toLongArray());
    assertArrayEquals(
        new boolean[] {true, true, true, true, true, true, true, false},
        Array.of(values).cast(DType.BOOL).toBooleanArray());
  }

  @Test
  void expressionsThatDifferOnlyInACastDoNotShareAKernel() {
    Array x = Array.of(300.7f);
    assertEquals(300f, x.cast(DType.I32).cast(DType.F32).toFloat());
    assertEquals(44f, x.cast(DType.U8).cast(DType.F32).toFloat());
  }

  @Test
  void expressionsThatDifferOnlyInASharedOperandDoNotShareAKernel() {
    Array a = Array.of(3);
    Array b = Array.of(5);
    Array c = Array.of(2);
    Array ab = a.add(b);
    Array ac = a.add(c);
    assertEquals(35, ab.mul(ac).sub(ac).toInt());
    assertEquals(32, ab.mul(ac).sub(ab).toInt());
  }

  @Test
  void minimumAndMaximumLetNaNWin() {
    Array x = Array.of(Float.NaN, -0f, 1f);
    Array y = Array.of(1f, 0f, Float.NaN);
    float[] low = x.minimum(y).toFloatArray();
    float[] high = x.maximum(y).toFloatArray();
    assertTrue(
        Float.isNaN(low[0]) && Float.isNaN(low[2]) && Float.isNaN(high[0]) && Float.isNaN(high[2]));
    assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(low[1]));
    assertEquals(Float.floatToRawIntBits(0f), Float.floatToRawIntBits(high[1]));
  }

  @Test
  void roundIsJavas() {
    float[] values = {0.49999997f, 0.5f, -0.5f, 2.5f, -2.5f, Float.NaN, 1e20f, 8388609f};
    int[] expected = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      expected[i] = Math.round(values[i]);
    }
    assertArrayEquals(expected, Array.of(values).round().toIntArray());
  }

  @Test
  void divisionByZeroThrowsWhenAnAffectedValueIsRead() {
    Array quotient = Array.of(10, 20, 30).div(Array.of(1, 0, 3)).eval();
    ArithmeticException error = assertThrows(ArithmeticException.class, quotient::toIntArray);
    assertTrue(
        error.getMessage().contains("div") && error.getMessage().contains("1"), error.getMessage());
    Array dependent = quotient.add(1);
    assertThrows(ArithmeticException.class, dependent::toIntArray);
  }

  @Test
  void unselectedErrorsDoNotCount() {
    Array divisor = Array.of(1, 0, 3);
    Array safe = Array.where(divisor.ne(0), Array.of(10, 20, 30).div(divisor), -1);
    assertArrayEquals(new int[] {10, -1, 10}, safe.toIntArray());
  }

  @Test
  void otherResultsOfAnEvaluationAreUnharmed() {
    Array x = Array.of(10, 20);
    Array bad = x.div(Array.of(0, 1));
    Array good = x.add(1);
    Sinter.eval(bad, good);
    assertArrayEquals(new int[] {11, 21}, good.toIntArray());
    assertThrows(ArithmeticException.class, bad::toIntArray);
    assertEquals(3, Array.of(1).add(2).toInt());
  }

  @Test
  void shapesBroadcast() {
    Array column = Array.of(Shape.of(3, 1), new float[] {1, 2, 3});
    Array row = Array.of(10f, 20f);
    assertArrayEquals(new float[] {11, 21, 12, 22, 13, 23}, column.add(row).toFloatArray());
    assertEquals(Shape.of(3, 2), column.add(row).shape());
    assertArrayEquals(new float[] {2, 3, 4}, column.add(Array.scalar(1f)).toFloatArray());
  }

  @Test
  void anArrayMeetsItsOwnTransposeAndReshape() {
    Array m = Array.of(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
    assertEquals(1, launches(() -> m.transpose().add(m.reshape(3, 2)).eval()));
    assertArrayEquals(
        new float[] {2, 6, 5, 9, 8, 12}, m.transpose().add(m.reshape(3, 2)).toFloatArray());
    Array square = Array.of(Shape.of(2, 2), new int[] {1, 2, 3, 4});
    assertArrayEquals(new int[] {0, 1, -1, 0}, square.transpose().sub(square).toIntArray());
  }

  @Test
  void aReshapedExpressionBroadcastsWithoutBeingStored() {
    Array x = Array.of(1f, 2f, 3f);
    Array table = x.add(1).reshape(-1, 1).mul(x.sub(1));
    assertEquals(1, launches(table::eval));
    assertArrayEquals(new float[] {0, 2, 4, 0, 3, 6, 0, 4, 8}, table.toFloatArray());
  }

  @Test
  void reductionsOverAxes() {
    Array m = Array.of(Shape.of(2, 3), new double[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(new double[] {5, 7, 9}, m.sum(0).toDoubleArray());
    assertArrayEquals(new double[] {6, 15}, m.sum(-1).toDoubleArray());
    assertEquals(Shape.of(2, 1), m.max(true, 1).shape());
    assertEquals(21, m.sum(0, 1).toDouble());
    assertEquals(720, m.prod().toDouble());
    assertEquals(3.5, m.mean().toDouble());
    assertEquals(1, m.min().toDouble());
  }

  @Test
  void integerReductionsAreLongs() {
    Array x = Array.of(Integer.MAX_VALUE, 1, 1);
    assertEquals(Integer.MAX_VALUE + 2L, x.sum().toLong());
    assertEquals((Integer.MAX_VALUE + 2L) / 3.0, x.mean().toDouble());
    assertEquals(2, Array.of(0f, Float.NaN, 3f).count().toLong());
    assertTrue(Array.of(0, 1).any().toBoolean());
    assertFalse(Array.of(0, 1).all().toBoolean());
  }

  @Test
  void layoutNeverChangesTheBitsOfASum() {
    float[] values = new float[70 * 9001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i) * (i % 97);
    }
    Array x = Array.of(Shape.of(70, 9001), values);
    assertArrayEquals(x.sum(0).toFloatArray(), x.transpose(1, 0).sum(1).toFloatArray());
    Array y = Array.of(Shape.of(9001, 70), values);
    assertArrayEquals(y.sum(0).toFloatArray(), y.transpose(1, 0).sum(1).toFloatArray());
  }

  @Test
  void aLongSumHasTheBitsOfTheReference() {
    float[] values = new float[1_234_567];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i) * 1000;
    }
    float here = Array.of(values).sum().toFloat();
    try (Scope reference = Scope.on(Device.find("reference"))) {
      assertEquals(Array.of(values).sum().toFloat(), here);
    }
  }

  @Test
  void emptyArraysGoThroughEverything() {
    Array empty = Array.of(new float[0]);
    assertArrayEquals(new float[0], empty.add(1).sqrt().toFloatArray());
    assertEquals(0f, empty.sum().toFloat());
    assertEquals(1f, empty.prod().toFloat());
    assertEquals(0, empty.count().toLong());
    assertTrue(Float.isNaN(empty.mean().toFloat()));
    assertThrows(ShapeException.class, empty::min);
    assertArrayEquals(new float[3], Array.zeros(DType.F32, Shape.of(0, 3)).sum(0).toFloatArray());
    assertEquals(0, Array.of(new int[0]).div(0).toIntArray().length);
  }

  @Test
  void aFusedExpressionIsOneKernel() {
    Array x = Array.of(0.5f, 0.9f);
    Array y = Array.of(0.5f, 0.9f);
    Array inside = x.mul(x).add(y.mul(y)).sqrt().lt(1).count();
    assertEquals(1, launches(() -> assertEquals(1, inside.toLong())));
    assertEquals("count(sqrt(a*a+b*b)<_)", Kernels.history().get(0).name());
  }

  @Test
  void severalResultsOfOneShapeAreOneKernel() {
    Array x = Array.of(1f, 2f, 3f);
    Array sum = x.add(1);
    Array product = sum.mul(2);
    Array total = product.sum();
    Array flags = x.gt(1);
    assertEquals(1, launches(() -> Sinter.eval(sum, product, total, flags)));
    assertArrayEquals(new float[] {2, 3, 4}, sum.toFloatArray());
    assertArrayEquals(new float[] {4, 6, 8}, product.toFloatArray());
    assertEquals(18, total.toFloat());
    assertArrayEquals(new boolean[] {false, true, true}, flags.toBooleanArray());
  }

  @Test
  void aKernelIsCompiledOnceForAllSizesAndScalars() {
    Array.of(1f, 2f).mul(3f).cbrt().eval();
    Kernels.clearHistory();
    Array.of(1f, 2f, 3f, 4f, 5f).mul(7f).cbrt().eval();
    assertEquals(Launch.Origin.MEMORY, Kernels.history().get(0).origin());
  }

  @Test
  void evaluatingAnInnerArrayShortensTheGraphsThatUseIt() {
    Array c = Array.of(3).add(Array.of(5));
    Array d = Array.of(3).sub(Array.of(5));
    Array product = c.mul(d);
    product.eval();
    assertEquals(c.sub(d).toInt(), d.sub(c).neg().toInt());
    c.eval();
    assertEquals(1, launches(() -> c.add(1).eval()));
  }

  @Test
  void aMillionAdditionsNeedNoStackAndFewKernels() {
    Array b = Array.of(1f, 2f).eval();
    Kernels.clearHistory();
    long compiledBefore = Kernels.stats().compiled();
    float[] expected = {1f, 2f};
    for (int i = 0; i < 1_000_000; i++) {
      b = b.add(0.02f);
      expected[0] += 0.02f;
      expected[1] += 0.02f;
    }
    assertArrayEquals(expected, b.toFloatArray());
    assertTrue(Kernels.stats().compiled() - compiledBefore <= 8, () -> Kernels.stats().toString());
  }

  @Test
  void fiveHundredInputsInOneExpression() {
    Array sum = Array.of(0f, 0f);
    for (int i = 0; i < 500; i++) {
      sum = sum.add(Array.of(i, 1f));
    }
    assertArrayEquals(new float[] {124750, 500}, sum.toFloatArray());
  }

  @Test
  void manyThreadsEvaluateGraphsThatShareNodes() throws Exception {
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Array shared = Array.of(values).mul(2).add(1);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Double>> results = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        int factor = t;
        Callable<Double> task = () -> shared.cast(DType.F64).mul(factor).sum().toDouble();
        results.add(pool.submit(task));
      }
      for (int t = 0; t < 32; t++) {
        assertEquals(25_000_000.0 * t, results.get(t).get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void wrappedMemoryIsRead() {
    assertEquals(6f, Array.wrap(new float[] {1, 2, 3}).sum().toFloat());
    ByteBuffer direct = ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder());
    direct.putFloat(1).putFloat(2).putFloat(3).putFloat(4).putFloat(5).putFloat(6).flip();
    assertEquals(21f, Array.wrap(direct, DType.F32, Shape.of(2, 3)).sum().toFloat());
    ByteBuffer out = ByteBuffer.allocateDirect(12).order(ByteOrder.nativeOrder());
    Array.of(7, 8, 9).add(1).copyTo(out);
    out.flip();
    assertEquals(8, out.getInt());
    assertEquals(9, out.getInt());
    assertEquals(10, out.getInt());
    assertThrows(SinterException.class, () -> Array.of(1).copyTo(ByteBuffer.allocate(4)));
  }

  @Test
  void readsWidenAndNeverNarrow() {
    assertEquals(3.0, Array.of(3).toDouble());
    assertEquals(3L, Array.of(3).toLong());
    assertArrayEquals(new double[] {1, 2}, Array.of(1f, 2f).toDoubleArray());
    assertThrows(DTypeException.class, () -> Array.of(1.0).toFloat());
    assertThrows(DTypeException.class, () -> Array.of(true).toInt());
    assertThrows(ShapeException.class, () -> Array.of(1, 2).toInt());
    assertEquals(5, Array.of(Shape.of(2, 3), new int[] {1, 2, 3, 4, 5, 6}).getInt(-1, 1));
    assertArrayEquals(
        new float[][] {{1, 2}, {3, 4}}, Array.of(new float[][] {{1, 2}, {3, 4}}).toFloatArray2D());
  }

  @Test
  void matricesAreReadAsRows() {
    int[][] rows = {{1, -2, 3}, {4, 5, 6}};
    Array matrix = Array.of(rows);
    assertArrayEquals(rows, matrix.toIntArray2D());
    assertArrayEquals(new long[][] {{1, -2, 3}, {4, 5, 6}}, matrix.toLongArray2D());
    assertArrayEquals(new double[][] {{1, -2, 3}, {4, 5, 6}}, matrix.toDoubleArray2D());
    assertArrayEquals(new int[][] {{1, 4}, {-2, 5}, {3, 6}}, matrix.transpose().toIntArray2D());
    boolean[][] flags = {{true, false}, {false, false}};
    assertArrayEquals(flags, Array.of(flags).toBooleanArray2D());
    long[][] longs = {{Long.MIN_VALUE}, {7}};
    assertArrayEquals(longs, Array.of(longs).toLongArray2D());
    double[][] doubles = {{0.1}, {Double.NaN}};
    assertArrayEquals(doubles, Array.of(doubles).toDoubleArray2D());
    assertArrayEquals(new int[2][0], Array.iota(DType.I32, Shape.of(2, 0)).toIntArray2D());
    assertEquals(0, Array.iota(DType.I32, Shape.of(0, 1L << 40)).toIntArray2D().length);
  }

  @Test
  void rowsWidenAsLinesDo() {
    Array longs = Array.of(new long[][] {{1}});
    assertThrows(DTypeException.class, longs::toIntArray2D);
    assertThrows(DTypeException.class, longs::toBooleanArray2D);
    assertThrows(DTypeException.class, Array.of(new double[][] {{1}})::toFloatArray2D);
    assertThrows(DTypeException.class, Array.of(new float[][] {{1}})::toLongArray2D);
    assertThrows(DTypeException.class, Array.of(new boolean[][] {{true}})::toIntArray2D);
    Array unsigned = Array.of(DType.U8, Shape.of(1, 2), new byte[] {-1, 1});
    assertArrayEquals(new int[][] {{255, 1}}, unsigned.toIntArray2D());
    Array line = Array.of(true);
    ShapeException flat = assertThrows(ShapeException.class, line::toBooleanArray2D);
    assertTrue(String.valueOf(flat.getMessage()).contains("1 axis, not 2: reshape it first"));
    Array tall = Array.iota(DType.I32, Shape.of(1L << 40, 0));
    assertThrows(ShapeException.class, tall::toIntArray2D);
  }

  @Test
  void rowsOfEveryJavaTypeMakeAMatrix() {
    Array ints = Array.of(new int[][] {{1, 2, 3}, {4, 5, 6}});
    assertEquals(Shape.of(2, 3), ints.shape());
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, ints.toIntArray());
    Array longs = Array.of(new long[][] {{Long.MIN_VALUE}, {7}});
    assertEquals(Shape.of(2, 1), longs.shape());
    assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, longs.toLongArray());
    Array flags = Array.of(new boolean[][] {{true, false}});
    assertEquals(Shape.of(1, 2), flags.shape());
    assertArrayEquals(new boolean[] {true, false}, flags.toBooleanArray());
    assertEquals(Shape.of(0, 0), Array.of(new int[0][]).shape());
  }

  @Test
  void aClosedArrayCannotBeReadButWhatWasMadeFromItCan() {
    Array x = Array.of(1f, 2f);
    Array y = x.add(1);
    x.close();
    x.close();
    SinterException error = assertThrows(SinterException.class, x::toFloatArray);
    assertTrue(error.getMessage().contains("closed"), error.getMessage());
    assertArrayEquals(new float[] {2, 3}, y.toFloatArray());
  }

  @Test
  void aScopeClosesWhatWasMadeInsideExceptWhatIsKept() {
    Array kept;
    Array lost;
    try (Scope inner = Scope.open()) {
      lost = Array.of(1f);
      kept = inner.keep(lost.add(1));
    }
    assertThrows(SinterException.class, lost::eval);
    assertEquals(2f, kept.toFloat());
  }

  @Test
  void zeroDimensionalArrays() {
    Array s = Array.scalar(2.5);
    assertEquals(0, s.shape().rank());
    assertEquals(5.0, s.add(s).toDouble());
    assertEquals(2.5, s.sum().toDouble());
    assertEquals(2.5, s.getDouble());
  }

  @Test
  void fullIotaAndLinspaceTakeNoMemory() {
    assertArrayEquals(new int[] {0, 1, 2, 3}, Array.iota(DType.I32, Shape.of(2, 2)).toIntArray());
    assertArrayEquals(
        new double[] {0, 0.25, 0.5, 0.75, 1}, Array.linspace(DType.F64, 0, 1, 5).toDoubleArray());
    assertArrayEquals(
        new boolean[] {true, true}, Array.full(DType.BOOL, Shape.of(2), true).toBooleanArray());
    assertArrayEquals(new int[] {7, 7}, Array.full(DType.I32, Shape.of(2), 7).toIntArray());
    assertEquals(0, Kernels.history().stream().mapToLong(Launch::bytesRead).sum());
  }

  @Test
  void operandsOfDifferentDevicesAreRefused() {
    Array here = Array.of(1f);
    Device other = device() == Device.jvm() ? Device.find("reference") : Device.jvm();
    try (Scope elsewhere = Scope.on(other)) {
      Array there = Array.of(1f);
      DeviceException error = assertThrows(DeviceException.class, () -> here.add(there));
      assertTrue(error.getMessage().contains(other.id()), error.getMessage());
    }
  }

  @Test
  void evalGivesTheArrayItself() {
    Array x = Array.of(1f).add(1);
    assertFalse(x.isEvaluated());
    assertSame(x, x.eval());
    assertTrue(x.isEvaluated());
    assertTrue(x.toString().contains("F32 [1] evaluated"), x.toString());
  }

  @Test
  void printShowsHeadAndTail() {
    assertEquals(
        "[[1, 2],\n [3, 4]]", ValueText.values(Array.of(Shape.of(2, 2), new int[] {1, 2, 3, 4})));
    assertEquals(
        "[0, 1, 2, ..., 1997, 1998, 1999]",
        ValueText.values(Array.iota(DType.I32, Shape.of(2000))));
  }

  @Test
  void printShowsHeadAndTailOfAxesWithoutElements() {
    assertEquals("[[],\n []]", ValueText.values(Array.zeros(DType.F64, Shape.of(2, 0))));
    String rows = "[[],\n [],\n [],\n ...,\n [],\n [],\n []]";
    assertEquals(rows, ValueText.values(Array.zeros(DType.F64, Shape.of(2000, 0))));
    assertEquals(rows, ValueText.values(Array.zeros(DType.F64, Shape.of(1L << 32, 0))));
    assertEquals("[]", ValueText.values(Array.zeros(DType.F64, Shape.of(0, 1L << 32))));
  }
}
