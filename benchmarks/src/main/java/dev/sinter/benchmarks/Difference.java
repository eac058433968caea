package dev.sinter.benchmarks;

import dev.sinter.Array;
import java.util.Locale;

/**
 * How far a result lies from the expected one.
 *
 * @param amount in {@code unit}
 * @param allowed the most that is right
 * @param unit of both
 */
record Difference(double amount, double allowed, String unit) {
  private static final double EPSILON = 0x1p-23;

  /** Of this many elements one may fall on the other side of a comparison, in RELAXED. */
  private static final int BORDERLINE = 100_000;

  /** The values of an evaluated array: 0 and 1 for booleans. */
  static double[] values(Array array) {
    return switch (array.dtype()) {
      case C64, C128 -> throw array.dtype().isTwoNodes();
      case BOOL -> {
        boolean[] flags = array.toBooleanArray();
        double[] values = new double[flags.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = flags[i] ? 1 : 0;
        }
        yield values;
      }
      case I64 -> {
        long[] numbers = array.toLongArray();
        double[] values = new double[numbers.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = numbers[i];
        }
        yield values;
      }
      case I8, U8, I16, U16, I32, U32, U64, F16, F32, F64 -> array.toDoubleArray();
    };
  }

  /** Between counts or flags: how many are different. */
  static Difference ofCounts(double[] actual, double[] expected, long elements, boolean exact) {
    double different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += Math.abs(actual[i] - expected[i]);
    }
    return new Difference(different, exact ? 0 : 2 + elements / BORDERLINE, "elements");
  }

  /** Between floats: the largest, in 2^-23 of the expected value or of {@code scale}. */
  static Difference ofFloats(double[] actual, double[] expected, int allowed, double scale) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(actual[i], expected[i]) != 0 && actual[i] != expected[i]) {
        double error = Math.abs(actual[i] - expected[i]);
        double relative = error / (EPSILON * Math.max(Math.abs(expected[i]), scale));
        largest = Double.isNaN(relative) ? Double.POSITIVE_INFINITY : Math.max(largest, relative);
      }
    }
    return new Difference(largest, allowed, "ulp");
  }

  /** Whether it is small enough. */
  boolean passes() {
    return amount <= allowed;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.4g %s, allowed %.4g%s", amount, unit, allowed, passes() ? "" : "  WRONG");
  }
}
