package dev.sinter.accuracy;

import dev.sinter.DType;
import java.util.SplittableRandom;

/**
 * Arguments of one function: every {@code stride}-th float, or random numbers of several kinds.
 *
 * @param type of the arguments
 * @param pairs whether there are two
 * @param count how many
 * @param stride of the bits of floats; 0 for random numbers
 * @param seed of the random numbers
 */
record Arguments(DType type, boolean pairs, long count, long stride, long seed) {
  private static final long FLOATS = 1L << 32;

  /** Every {@code stride}-th of all floats, from a position that the seed decides. */
  static Arguments floats(long stride, long seed) {
    return new Arguments(DType.F32, false, FLOATS / stride, stride, seed);
  }

  static Arguments random(DType type, boolean pairs, long count, long seed) {
    return new Arguments(type, pairs, count, 0, seed);
  }

  /** Arguments {@code from} to {@code from + x.length}; the same for the same seed. */
  void fill(long from, double[] x, double[] y) {
    SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + from);
    for (int i = 0; i < x.length; i++) {
      if (stride > 0) {
        x[i] = Float.intBitsToFloat((int) ((from + i) * stride + seed % stride));
      } else {
        x[i] = next(random);
        y[i] = pairs ? second(random, x[i]) : 0;
      }
    }
  }

  private double next(SplittableRandom random) {
    double value =
        switch (random.nextInt(8)) {
          case 0 -> anyBits(random);
          case 1 -> random.nextDouble() * 40 - 20;
          case 2 -> (random.nextDouble() - 0.5) * 1500;
          case 3 -> random.nextDouble() * 2 - 1;
          case 4 -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
          case 5 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(70) - 60);
          case 6 -> near(random.nextInt(2000) - 1000, Math.PI / 4, random);
          default -> near(random.nextInt(400) - 200, 0.5, random);
        };
    return type == DType.F32 ? (float) value : value;
  }

  /** Next to a multiple of {@code unit}. */
  private static double near(int factor, double unit, SplittableRandom random) {
    double value = factor * unit;
    return value
        + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(53)) * Math.ulp(value) * 64;
  }

  private double anyBits(SplittableRandom random) {
    return type == DType.F32
        ? Float.intBitsToFloat(random.nextInt())
        : Double.longBitsToDouble(random.nextLong());
  }

  /** Independent of the first, or of its magnitude. */
  private double second(SplittableRandom random, double x) {
    double value = random.nextBoolean() ? next(random) : x * (random.nextDouble() * 4 - 2);
    return type == DType.F32 ? (float) value : value;
  }
}
