package dev.sinter.accuracy;

import dev.sinter.fused.Fn;
import dev.sinter.ir.Op;
import org.apache.commons.numbers.core.DD;

/**
 * Errors in ulp of the true value: the distance of neighbours in the binade of that value, at least
 * the smallest denormal, and at least that of a function's {@link #scale}. Infinity counts as the
 * power of two after the largest number.
 */
final class Ulps {
  private Ulps() {}

  /**
   * Beyond what a result counts at least: of LGAMMA 1 and, for negative x, lgamma(-x), since it is
   * a difference of terms of that size; 0 for all others.
   */
  static double scale(Op op, double x) {
    return op == Op.LGAMMA ? Math.max(1, Double.isFinite(x) && x < 0 ? Fn.lgamma(-x) : 1) : 0;
  }

  /** The error of a float; the true value as a double. */
  static double ofFloat(Op op, double x, double expected, float actual) {
    if (Double.isNaN(expected) || expected == 0 || Double.isInfinite(expected)) {
      return special(op, expected, actual);
    }
    if (Float.isNaN(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    double bounded = Math.max(-0x1p128, Math.min(0x1p128, expected));
    double number = Float.isInfinite(actual) ? Math.copySign(0x1p128, actual) : actual;
    int exponent = Math.getExponent(Math.max(Math.abs(expected), scale(op, x)));
    double ulp = Math.scalb(1.0, Math.min(127, exponent) - 23);
    return Math.abs(number - bounded) / Math.max(0x1p-149, ulp);
  }

  /** The error of a double. */
  static double ofDouble(Op op, double x, DD expected, double actual) {
    double high = expected.hi();
    if (Double.isInfinite(high)) {
      return special(op, high, actual);
    }
    if (Double.isNaN(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    if (Double.isInfinite(actual)) {
      double missing = 0x1p1023 - Math.abs(high) / 2;
      return Math.signum(actual) == Math.signum(high) ? missing / 0x1p970 : missing;
    }
    double large = Math.max(Math.abs(high), scale(op, x));
    int exponent = Math.max(-1022, Math.getExponent(large)) - 52;
    return Math.abs(Math.scalb(actual - high, -exponent) - Math.scalb(expected.lo(), -exponent));
  }

  /**
   * 0 if the bits agree, any NaN being equal to any other, else infinite. A zero of GAMMA is a
   * number too small, of either sign.
   */
  static double special(Op op, double expected, double actual) {
    boolean equal = Double.compare(expected, actual) == 0;
    boolean zeros = op == Op.GAMMA && expected == 0 && actual == 0;
    return equal || zeros ? 0 : Double.POSITIVE_INFINITY;
  }
}
