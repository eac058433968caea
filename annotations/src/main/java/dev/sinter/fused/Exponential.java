package dev.sinter.fused;

/** Powers and logarithms of base two, and the logistic function. */
final class Exponential {
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;

  private Exponential() {}

  static double exp2(double x) {
    if (x >= 1024) {
      return Double.POSITIVE_INFINITY;
    }
    if (x <= -1075) {
      return 0;
    }
    int whole = (int) Math.rint(x);
    return Math.scalb(Math.exp((x - whole) * LN_2), whole);
  }

  static double log2(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return Math.log(x);
    }
    boolean subnormal = x < Double.MIN_NORMAL;
    double normal = subnormal ? x * 0x1p54 : x;
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > SQRT_2) {
      // Near 1 from below too, exponent and logarithm must not cancel.
      mantissa *= 0.5;
      exponent++;
    }
    return (subnormal ? exponent - 54 : exponent) + Math.log(mantissa) * LOG2_E;
  }

  static double sigmoid(double x) {
    // exp of a negative number only: it can't overflow, and a small result keeps its bits.
    double exp = Math.exp(-Math.abs(x));
    return (x < 0 ? exp : 1) / (1 + exp);
  }
}
