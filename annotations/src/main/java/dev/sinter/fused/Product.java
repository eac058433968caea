package dev.sinter.fused;

/**
 * A growing product that carries its rounding errors along, after T. J. Dekker, "A floating-point
 * technique for extending the available precision", Numerische Mathematik 18 (1971). Without {@link
 * Math#fma(double, double, double)}, which is slow where the processor lacks it.
 */
final class Product {
  private double high;
  private double low;

  Product(double first) {
    high = first;
  }

  /** Multiplies by {@code factor}. */
  Product times(double factor) {
    double next = high * factor;
    low = low * factor + missing(high, factor, next);
    high = next;
    return this;
  }

  /** Multiplies by {@code 1 + excess}, for |excess| below 1. */
  Product timesOnePlus(double excess) {
    double factor = 1 + excess;
    double rest = (1 - factor) + excess;
    double before = high;
    times(factor);
    low += before * rest;
    return this;
  }

  /** The product, rounded once. */
  double value() {
    return Double.isInfinite(high) ? high : high + low;
  }

  /** {@code numerator} over the product. */
  double under(double numerator) {
    double quotient = numerator / high;
    if (quotient == 0 || Double.isInfinite(quotient)) {
      return quotient;
    }
    double back = quotient * high;
    double rest = (numerator - back) - missing(quotient, high, back);
    return quotient + (rest - quotient * low) / high;
  }

  /** a*b - rounded, where {@code rounded} is a*b as a double. */
  static double missing(double a, double b, double rounded) {
    double aHigh = upperHalf(a);
    double bHigh = upperHalf(b);
    double aLow = a - aHigh;
    double bLow = b - bHigh;
    return ((aHigh * bHigh - rounded) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  }

  /** x without the lower 27 bits of its significand, so that products of such halves are exact. */
  private static double upperHalf(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFF_FFFF_F800_0000L);
  }
}
