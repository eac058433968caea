package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What reductions give, the same on every device; subclasses name the device. */
abstract class ReductionSuite extends DeviceSuite {
  private static final ReduceOptions NUMBERS = ReduceOptions.DEFAULT.ignoringNaN();
  private static final ReduceOptions WIDE = ReduceOptions.DEFAULT.wide();
  private static final ReduceOptions COMPENSATED = ReduceOptions.DEFAULT.compensated();

  private static Array matrix() {
    return Array.of(new double[][] {{1, 2, 3, 4}, {5, 5, 5, 5}, {-2, 0, 0, 6}});
  }

  @Test
  void varianceAndDeviation() {
    assertArrayEquals(new double[] {1.25, 0, 9}, matrix().var(1).toDoubleArray());
    assertArrayEquals(new double[] {Math.sqrt(1.25), 0, 3}, matrix().std(-1).toDoubleArray());
    assertEquals(Shape.of(1, 4), matrix().var(true, 0).shape());
    assertEquals(matrix().var().toDouble(), matrix().reshape(12).var(0).toDouble());
    assertEquals(Math.sqrt(matrix().var().toDouble()), matrix().std(0, 1).toDouble());
  }

  /** Of all elements, of the last axis of two, and of numbers alone. */
  private static double[] variances(double... values) {
    Array x = Array.of(values).cast(DType.F32);
    Array rows = Array.stack(0, x, x);
    return new double[] {x.var().toFloat(), rows.var(1).getFloat(1), x.var(NUMBERS).toFloat()};
  }

  @Test
  void variancesOfLargeElements() {
    double inf = Double.POSITIVE_INFINITY;
    assertArrayEquals(new double[] {0, 0, 0}, variances(2e19));
    assertArrayEquals(new double[] {0, 0, 0}, variances(1.6e38, 1.6e38));
    assertArrayEquals(new double[] {inf, inf, inf}, variances(1e30, -1e30));
    double[] near = variances(2e19, 0, 0);
    assertEquals(8.888889e37, near[0], 1e32);
    assertEquals(near[0], near[1]);
    assertEquals(0, Array.full(DType.F32, Shape.of(20_000), 1e30).var().toFloat());
    assertEquals(0, Array.full(DType.F64, Shape.of(5_000, 2), 1e300).var(0).getDouble(1));
    Array rows = Array.of(new float[][] {{1e18f, 2e18f}});
    Array normal = rows.sub(rows.mean(true, 1)).div(rows.std(true, 1));
    assertArrayEquals(new float[] {-1, 1}, normal.toFloatArray(), 1e-6f);
  }

  @Test
  void theVarianceOfAnInfiniteElementIsNaNWhereverItStands() {
    for (int n : new int[] {1, 2, 3, 5, 8, 9, 17, 1_000, 5_000}) {
      for (int at : new int[] {0, n / 2, n - 1}) {
        double[] values = new double[n];
        java.util.Arrays.fill(values, 1);
        values[at] = at % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        double[] nan = {Double.NaN, Double.NaN, Double.NaN};
        assertArrayEquals(nan, variances(values), n + " elements, infinite at " + at);
      }
    }
  }

  @Test
  void meansOfLargeIntegersDontWrap() {
    Array largest = Array.of(Long.MAX_VALUE, Long.MAX_VALUE);
    assertEquals(0x1p63, largest.mean().toDouble());
    assertEquals(0x1p63, largest.mean(WIDE).toDouble());
    assertEquals(0x1p63, largest.mean(COMPENSATED).toDouble());
    assertArrayEquals(
        new double[] {0x1p62, 0x1p62},
        Array.full(DType.I64, Shape.of(2, 4), 1L << 62).mean(1).toDoubleArray());
    assertEquals(-2.5, Array.of(-2L, -3L).mean().toDouble());
  }

  @Test
  void norms() {
    assertEquals(5f, Array.of(3f, -4f).norm().toFloat());
    assertArrayEquals(
        new double[] {Math.sqrt(30), 10, Math.sqrt(40)}, matrix().norm(1).toDoubleArray());
    assertEquals(Shape.of(3, 1), matrix().norm(true, 1).shape());
    assertEquals(DType.F64, Array.of(3, 4).norm().dtype());
    assertEquals(5.0, Array.of(3, 4).norm().toDouble());
  }

  @Test
  void dotTakesTwoVectorsOfOneLength() {
    assertEquals(32f, Array.of(1f, 2f, 3f).dot(Array.of(4f, 5f, 6f)).toFloat());
    Array wide = Array.of(Integer.MAX_VALUE, 1).dot(Array.of(1L, 2L));
    assertEquals(Integer.MAX_VALUE + 2L, wide.toLong());
    ShapeException error =
        assertThrows(ShapeException.class, () -> Array.of(1, 2).dot(Array.of(1, 2, 3)));
    assertTrue(error.getMessage().contains("[2] and [3]"), error.getMessage());
    assertThrows(ShapeException.class, () -> matrix().dot(matrix()));
  }

  @Test
  void positionsOfExtremes() {
    assertEquals(11, matrix().argMax().toLong());
    assertEquals(8, matrix().argMin().toLong());
    assertArrayEquals(new long[] {3, 0, 3}, matrix().argMax(1).toLongArray());
    assertArrayEquals(new long[] {2, 2, 2, 0}, matrix().argMin(0).toLongArray());
    assertEquals(Shape.of(1, 4), matrix().argMin(true, 0).shape());
    assertEquals(DType.I64, Array.of(1f).argMax().dtype());
    Array cube = Array.iota(DType.I32, Shape.of(2, 3, 4)).rem(7);
    assertArrayEquals(new long[] {5, 3, 1, 4}, cube.argMax(0, 1).toLongArray());
  }

  @Test
  void ofEqualElementsTheFirstWins() {
    float[] values = new float[10_000];
    values[7_777] = values[9_000] = 1;
    values[1_234] = values[8_000] = -1;
    assertEquals(7_777, Array.of(values).argMax().toLong());
    assertEquals(1_234, Array.of(values).argMin().toLong());
    assertEquals(0, Array.zeros(DType.I64, Shape.of(5000)).argMin().toLong());
  }

  @Test
  void aNaNIsTheExtremeUnlessIgnored() {
    Array x = Array.of(1f, Float.NaN, -3f, Float.NaN, 2f);
    assertTrue(Float.isNaN(x.min().toFloat()) && Float.isNaN(x.var().toFloat()));
    assertEquals(List.of(1L, 1L), List.of(x.argMin().toLong(), x.argMax().toLong()));
    assertEquals(List.of(2L, 4L), List.of(x.argMin(NUMBERS).toLong(), x.argMax(NUMBERS).toLong()));
    assertEquals(
        List.of(-3f, 2f, 0f, -6f, 0f),
        List.of(
            x.min(NUMBERS).toFloat(),
            x.max(NUMBERS).toFloat(),
            x.sum(NUMBERS).toFloat(),
            x.prod(NUMBERS).toFloat(),
            x.mean(NUMBERS).toFloat()));
    assertEquals(14f / 3, x.var(NUMBERS).toFloat());
    assertEquals(3, x.count(NUMBERS).toLong());
    assertEquals((float) Math.sqrt(14), x.norm(NUMBERS).toFloat());
  }

  @Test
  void withoutNumbersIsNaNOrTheNeutralValue() {
    Array rows = Array.of(new float[][] {{Float.NaN, Float.NaN}, {1, 3}});
    assertArrayEquals(new float[] {Float.NaN, 3}, rows.max(NUMBERS, 1).toFloatArray());
    assertArrayEquals(new float[] {Float.NaN, 2}, rows.mean(NUMBERS, 1).toFloatArray());
    assertArrayEquals(new float[] {Float.NaN, 1}, rows.std(NUMBERS, 1).toFloatArray());
    assertArrayEquals(new float[] {0, 4}, rows.sum(NUMBERS, 1).toFloatArray());
    assertArrayEquals(new float[] {1, 3}, rows.prod(NUMBERS, 1).toFloatArray());
    assertArrayEquals(new long[] {0, 2}, rows.count(NUMBERS, 1).toLongArray());
    assertEquals(Shape.of(2, 1), rows.var(NUMBERS.keepingDims(), 1).shape());
  }

  @Test
  void infinitiesAndSignedZeros() {
    Array x = Array.of(Float.NEGATIVE_INFINITY, 0f, Float.POSITIVE_INFINITY);
    assertTrue(Float.isNaN(x.sum().toFloat()) && Float.isNaN(x.var().toFloat()));
    assertEquals(Float.POSITIVE_INFINITY, x.norm().toFloat());
    assertEquals(
        Float.POSITIVE_INFINITY, Array.of(Float.MAX_VALUE, 3e38f).sum(COMPENSATED).toFloat());
    assertEquals(List.of(0L, 2L), List.of(x.argMin().toLong(), x.argMax().toLong()));
    Array zeros = Array.of(0.0, -0.0, 0.0);
    assertEquals(List.of(1L, 0L), List.of(zeros.argMin().toLong(), zeros.argMax().toLong()));
    assertEquals(-0.0, zeros.min().toDouble());
    assertEquals(0.0, zeros.max().toDouble());
  }

  @Test
  void everyTypeHasItsReductions() {
    for (DType type : DType.reals()) {
      if (device().supports(type) && type != DType.BOOL) {
        Array x = Array.of(3, 100, 7, 0).cast(type);
        DType real = type.isFloating() ? type : DType.F64;
        boolean unsigned = type == DType.U32 || type == DType.U64;
        DType whole = type.isFloating() ? type : unsigned ? DType.U64 : DType.I64;
        assertEquals(List.of(whole, whole), List.of(x.sum().dtype(), x.prod().dtype()));
        assertEquals(List.of(real, real), List.of(x.mean().dtype(), x.var().dtype()));
        assertEquals(List.of(real, real), List.of(x.std().dtype(), x.norm().dtype()));
        assertEquals(type == DType.F16 ? 1758 : 1758.25, x.var().toDouble(), type + " var");
        assertEquals(27.5, x.mean().toDouble(), type + " mean");
        assertEquals(110, x.sum().toDouble(), type + " sum");
        assertEquals(100, x.max().toDouble(), type + " max");
        assertEquals(1, x.argMax().toLong(), type + " argMax");
        assertEquals(3, x.argMin().toLong(), type + " argMin");
        assertEquals(3, x.count().toLong(), type + " count");
        assertTrue(x.any().toBoolean() && !x.all().toBoolean(), type + " any, all");
      }
    }
    Array large = Array.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1);
    assertEquals(List.of(0L, 1L), List.of(large.argMin().toLong(), large.argMax().toLong()));
  }

  @Test
  void flagsCountAndRefuseOrder() {
    Array flags = Array.of(true, false, true, true);
    assertEquals(3, flags.count().toLong());
    assertEquals(3, flags.sum().toLong());
    assertEquals(0.75, flags.mean().toDouble());
    assertEquals(0.1875, flags.var().toDouble());
    assertThrows(DTypeException.class, flags::min);
    assertThrows(DTypeException.class, flags::argMax);
    DTypeException error = assertThrows(DTypeException.class, flags::norm);
    assertTrue(error.getMessage().contains("cast(DType.I32)"), error.getMessage());
  }

  @Test
  void nothingReducedIsNeutralOrAnError() {
    Array empty = Array.zeros(DType.F32, Shape.of(0, 3));
    assertArrayEquals(new float[3], empty.norm(0).toFloatArray());
    assertArrayEquals(nan(3), empty.var(0).toFloatArray());
    assertArrayEquals(nan(3), empty.std(0).toFloatArray());
    assertArrayEquals(new float[3], empty.sum(COMPENSATED, 0).toFloatArray());
    assertArrayEquals(nan(3), empty.mean(NUMBERS, 0).toFloatArray());
    assertEquals(Shape.of(0), empty.var(1).shape());
    assertEquals(0, empty.argMax(1).toLongArray().length);
    for (Supplier<Array> undefined :
        List.<Supplier<Array>>of(
            () -> empty.argMin(0), empty::argMax, () -> empty.min(0), empty::max)) {
      assertThrows(ShapeException.class, undefined::get);
    }
    assertEquals(0f, Array.of(new float[0]).dot(Array.of(new float[0])).toFloat());
  }

  private static float[] nan(int count) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, Float.NaN);
    return values;
  }

  @Test
  void oneElement() {
    for (Array one :
        List.of(Array.scalar(-2.5), Array.of(-2.5), Array.full(DType.F64, cube(), -2.5))) {
      assertEquals(0.0, one.var().toDouble());
      assertEquals(0.0, one.std().toDouble());
      assertEquals(2.5, one.norm().toDouble());
      assertEquals(0, one.argMin().toLong());
      assertEquals(-2.5, one.sum(COMPENSATED).toDouble());
      assertEquals(-2.5, one.mean(WIDE).toDouble());
    }
  }

  private static Shape cube() {
    return Shape.of(1, 1, 1);
  }

  @Test
  void theVarianceOfLargeValuesKeepsItsDigits() {
    Random random = new Random(11);
    double[] doubles = random.doubles(100_000).map(noise -> 1e8 + noise).toArray();
    assertEquals(variance(doubles), Array.of(doubles).var().toDouble(), 1e-9 / 12);
    float[] floats = new float[100_000];
    double[] same = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (1e4 + random.nextGaussian());
      same[i] = floats[i];
    }
    assertEquals(variance(same), Array.of(floats).var().toFloat(), 2e-4);
    assertEquals(Math.sqrt(variance(same)), Array.of(floats).std().toFloat(), 1e-4);
    assertEquals(variance(same), Array.of(floats).var(WIDE).toFloat(), 1e-7);
  }

  /** In two passes, around a value that is near the mean. */
  private static double variance(double[] values) {
    double near = values[0];
    double sum = 0;
    for (double value : values) {
      sum += value - near;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - near - mean) * (value - near - mean);
    }
    return squares / values.length;
  }

  @Test
  void wideRootsAreTakenBeforeRounding() {
    Array large = Array.of(3e20f, 4e20f);
    assertEquals(5e20f, large.norm(WIDE).toFloat());
    assertEquals(5e20f, Array.of(3e20f, Float.NaN, 4e20f).norm(WIDE.ignoringNaN()).toFloat());
    assertEquals(DType.F32, large.norm(WIDE).dtype());
    Array apart = Array.of(-3e20f, 3e20f);
    assertEquals(3e20f, apart.std(WIDE).toFloat());
    assertEquals(3e20f, apart.std(WIDE.ignoringNaN().keepingDims(), 0).getFloat(0));
    assertEquals(Float.POSITIVE_INFINITY, apart.var(WIDE).toFloat());
    assertTrue(large.norm(WIDE).explain().startsWith("1 kernel"), large.norm(WIDE)::explain);
  }

  @Test
  void wideAndCompensatedSumsLoseNothing() {
    int count = 1_000_000;
    Array tenths = Array.full(DType.F32, Shape.of(count), 0.1f).eval();
    float exact = (float) (count * (double) 0.1f);
    assertEquals(exact, tenths.sum(WIDE).toFloat());
    assertEquals(exact, tenths.sum(COMPENSATED).toFloat());
    assertEquals(0.1f, tenths.mean(COMPENSATED).toFloat());
    assertEquals(2.0, Array.of(1, 1e100, 1, -1e100).sum(COMPENSATED).toDouble());
    assertEquals(2.0, Array.of(1, 1e100, 1, -1e100).sum(WIDE).toDouble());
    assertEquals(0.0, Array.of(1, 1e100, 1, -1e100).sum().toDouble());
  }

  @Test
  void softmaxAndLayerNorm() {
    for (int length : new int[] {1, 5, 300, 5000}) {
      Array x = Rng.philox(length).normal(DType.F64, Shape.of(7, length)).mul(10).eval();
      Array shifted = x.sub(x.max(true, 1)).exp();
      Array softmax = shifted.div(shifted.sum(true, 1));
      double[] ones = softmax.sum(1).toDoubleArray();
      double[] means = x.sub(x.mean(true, 1)).div(x.std(true, 1).add(1e-9)).mean(1).toDoubleArray();
      for (int row = 0; row < 7; row++) {
        assertEquals(1, ones[row], 1e-12);
        assertEquals(0, means[row], 1e-9);
      }
      double[] first = x.slice(Slice.at(0)).toDoubleArray();
      double sum = 0;
      for (double value : first) {
        sum += Math.exp(value - first[0]);
      }
      assertEquals(1 / sum, softmax.getDouble(0, 0), 1e-12 / sum);
    }
  }
}
