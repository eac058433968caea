package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.fused.Fn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random numbers look random. Seeds are fixed, so a test passes always or never; the thresholds are
 * 5 standard deviations (probability of a false alarm 6e-7) or, for Kolmogorov's and Smirnov's
 * test, 7e-6. The bits are those of every device ({@link RngSuite}).
 */
final class RngStatisticsTest {
  private static final int N = 1 << 18;
  private static final Shape SHAPE = Shape.of(N);
  private static final double SIGMAS = 5;
  private static final Rng RNG = Rng.philox(20_260_101);

  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.on(Device.jvm());
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private static void assertMoments(double[] values, double mean, double variance, double fourth) {
    double m = Arrays.stream(values).average().orElseThrow();
    double v = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertEquals(mean, m, SIGMAS * Math.sqrt(variance / values.length));
    double spread = Math.sqrt((fourth - variance * variance) / values.length);
    assertEquals(variance, v, SIGMAS * spread);
  }

  /** Kolmogorov's and Smirnov's statistic; beyond 2.5 with probability 2 exp(-2 · 2.5²) = 7e-6. */
  private static void assertDistribution(double[] values, DoubleUnaryOperator cumulative) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = cumulative.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max(p - (double) i / N, (i + 1.0) / N - p));
    }
    assertTrue(distance * Math.sqrt(sorted.length) < 2.5, "distance " + distance);
  }

  private static void assertUniform(long[] counts) {
    double expected = (double) LongStream.of(counts).sum() / counts.length;
    double square = 0;
    for (long count : counts) {
      square += (count - expected) * (count - expected) / expected;
    }
    double freedom = counts.length - 1;
    assertEquals(freedom, square, SIGMAS * Math.sqrt(2 * freedom));
  }

  private static void assertUncorrelated(double[] x, double[] y) {
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    assertEquals(0, xy / Math.sqrt(xx * yy), SIGMAS / Math.sqrt(x.length));
  }

  private static List<Array> floatAndDouble(Array floats, Array doubles) {
    return List.of(floats.cast(DType.F64), doubles);
  }

  @Test
  void uniformNumbers() {
    for (Array drawn : floatAndDouble(RNG.uniform(SHAPE), RNG.uniform(DType.F64, SHAPE))) {
      double[] values = drawn.toDoubleArray();
      assertMoments(values, 0.5, 1 / 12.0, 1 / 80.0);
      assertDistribution(values, x -> x);
      long[] bins = new long[1000];
      Arrays.stream(values).forEach(x -> bins[(int) (1000 * x)]++);
      assertUniform(bins);
    }
  }

  @Test
  void everyBitIsSetHalfOfTheTime() {
    long[] drawn = RNG.bits(DType.I64, SHAPE).toLongArray();
    for (int bit = 0; bit < 64; bit++) {
      int at = bit;
      long set = Arrays.stream(drawn).filter(word -> ((word >>> at) & 1) != 0).count();
      assertEquals(N / 2.0, (double) set, SIGMAS * Math.sqrt(N / 4.0));
    }
  }

  @Test
  void normalNumbers() {
    for (Array drawn : floatAndDouble(RNG.normal(SHAPE), RNG.normal(DType.F64, SHAPE))) {
      double[] values = drawn.toDoubleArray();
      assertMoments(values, 0, 1, 3);
      assertDistribution(values, z -> Fn.erfc(-z * Math.sqrt(0.5)) / 2);
    }
  }

  @Test
  void exponentialNumbers() {
    for (Array drawn : floatAndDouble(RNG.exponential(SHAPE), RNG.exponential(DType.F64, SHAPE))) {
      double[] values = drawn.toDoubleArray();
      assertMoments(values, 1, 1, 9);
      assertDistribution(values, x -> -Math.expm1(-x));
      assertTrue(Arrays.stream(values).allMatch(x -> x > 0));
    }
  }

  @Test
  void neighboursAndStreamsAreUncorrelated() {
    double[] x = RNG.uniform(DType.F64, SHAPE).toDoubleArray();
    for (int lag : new int[] {1, 2, 3, 4, 1024}) {
      assertUncorrelated(Arrays.copyOf(x, N - lag), Arrays.copyOfRange(x, lag, N));
    }
    List<Rng> others = new ArrayList<>(RNG.split(3));
    others.add(Rng.philox(20_260_102));
    others.add(RNG.stream(0).stream(0));
    for (Rng other : others) {
      assertUncorrelated(x, other.uniform(DType.F64, SHAPE).toDoubleArray());
    }
  }

  /** The error of a quantile, by one step of Newton's method on the distribution function. */
  private static double quantileError(double z, double middle, double tail) {
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    double scaled = z * Math.sqrt(0.5);
    double excess = z < 1 ? Fn.erf(scaled) / 2 - middle : tail - Fn.erfc(scaled) / 2;
    return Math.abs(excess / density);
  }

  @Test
  void normalNumbersAreWithinFourUlpOfTheQuantile() {
    int[] bits = RNG.bits(SHAPE).toIntArray();
    float[] normal = RNG.normal(SHAPE).toFloatArray();
    for (int i = 0; i < N; i++) {
      double away = (bits[i] ^ (bits[i] >> 31)) + 0.5;
      double error = quantileError(Math.abs(normal[i]), away * 0x1p-32, 0.5 - away * 0x1p-32);
      assertTrue(error <= 4 * Math.ulp(normal[i]), bits[i] + " gives " + normal[i]);
      assertEquals(bits[i] < 0, normal[i] < 0);
    }
  }

  /** What can be seen with the error function in double, whose own error is some 2e-16. */
  @Test
  void doubleNormalNumbersAreTheQuantile() {
    long[] bits = RNG.bits(DType.I64, SHAPE).toLongArray();
    double[] normal = RNG.normal(DType.F64, SHAPE).toDoubleArray();
    for (int i = 0; i < N; i++) {
      double away = (bits[i] ^ (bits[i] >> 63)) + 0.5;
      double tail = ((bits[i] ^ (bits[i] >> 63) ^ Long.MAX_VALUE) + 0.5) * 0x1p-64;
      double error = quantileError(Math.abs(normal[i]), away * 0x1p-64, tail);
      double visible = Math.abs(normal[i]) < 1 ? 1e-15 * Math.abs(normal[i]) : 2e-15;
      assertTrue(error <= visible, bits[i] + " gives " + normal[i] + ", off by " + error);
    }
  }

  @Test
  void exponentialNumbersAreTheLogarithm() {
    int[] bits = RNG.bits(SHAPE).toIntArray();
    float[] floats = RNG.exponential(SHAPE).toFloatArray();
    long[] pairs = RNG.bits(DType.I64, SHAPE).toLongArray();
    double[] doubles = RNG.exponential(DType.F64, SHAPE).toDoubleArray();
    for (int i = 0; i < N; i++) {
      double exact = -Math.log1p(-((bits[i] >>> 1) + 0.5) * 0x1p-31);
      assertEquals(exact, floats[i], 4 * Math.ulp((float) exact));
      double v = ((pairs[i] >>> 1) + 0.5) * 0x1p-63;
      double t = (((pairs[i] >>> 1) ^ Long.MAX_VALUE) + 0.5) * 0x1p-63;
      double log = v < 0.25 ? -Math.log1p(-v) : -Math.log(t);
      assertEquals(log, doubles[i], 4 * Math.ulp(log));
    }
  }

  @Test
  void integersAreUniform() {
    for (int sides : new int[] {2, 6, 1000}) {
      long[] counts = new long[sides];
      for (long value : RNG.integers(-5, sides - 5L, SHAPE).toLongArray()) {
        counts[(int) value + 5]++;
      }
      assertUniform(counts);
    }
  }

  @Test
  void permutationsAreBijections() {
    List<Integer> sizes = new ArrayList<>(List.of(1000, 4096, 65_537));
    for (int size = 0; size <= 40; size++) {
      sizes.add(size);
    }
    for (int size : sizes) {
      long[] order = RNG.permutation(size).toLongArray();
      Arrays.sort(order);
      assertArrayEquals(LongStream.range(0, size).toArray(), order);
    }
  }

  @Test
  void permutationsOfFiveAreUniform() {
    long[] counts = new long[5 * 5 * 5 * 5];
    int seeds = 6000;
    for (int seed = 0; seed < seeds; seed++) {
      long[] order = Rng.philox(seed).permutation(5).toLongArray();
      counts[(int) (order[0] + 5 * order[1] + 25 * order[2] + 125 * order[3])]++;
    }
    assertUniform(Arrays.stream(counts).filter(count -> count > 0).toArray());
    assertEquals(120, Arrays.stream(counts).filter(count -> count > 0).count());
  }

  @Test
  void positionsOfALongPermutationAreUniform() {
    double[] order = RNG.permutation(N).cast(DType.F64).toDoubleArray();
    double[] places = new double[N];
    Arrays.setAll(places, i -> i);
    assertUncorrelated(places, order);
    assertUncorrelated(Arrays.copyOf(order, N - 1), Arrays.copyOfRange(order, 1, N));
    long[] cells = new long[64 * 64];
    for (int i = 0; i < N; i++) {
      cells[64 * (int) (i * 64L / N) + (int) (order[i] * 64 / N)]++;
    }
    assertUniform(cells);
  }
}
