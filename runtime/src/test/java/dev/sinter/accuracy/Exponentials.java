package dev.sinter.accuracy;

import java.math.BigDecimal;
import org.apache.commons.numbers.core.DD;

/**
 * Exponentials, logarithms and roots in double-double arithmetic: relative errors below 2^-94 (POW
 * 2^-84, since its exponent is up to 745), as long as the result is no denormal.
 */
final class Exponentials {
  static final DD LN2 =
      DD.from(new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068"));
  static final DD LN10 =
      DD.from(new BigDecimal("2.30258509299404568401799145468436420760110148862877297603333"));
  private static final int HALVINGS = 8;
  private static final int TERMS = 11;

  /** Below it e^x - 1 and log(1 + x) are x; arithmetic with denormals would lose bits. */
  private static final double TINY = 0x1p-300;

  private Exponentials() {}

  /** e^r - 1 for |r| up to 0.4, relatively accurate: Taylor at r / 256, then doubled. */
  private static DD near(DD r) {
    if (Math.abs(r.hi()) < TINY) {
      return r;
    }
    DD s = r.scalb(-HALVINGS);
    DD sum = DD.ONE;
    for (int n = TERMS; n > 1; n--) {
      sum = sum.multiply(s).divide(n).add(1);
    }
    DD power = sum.multiply(s);
    for (int i = 0; i < HALVINGS; i++) {
      power = power.multiply(power.add(2));
    }
    return power;
  }

  static DD exp(DD x) {
    return expScaled(x, 0);
  }

  /** e^x times 2^shift, over- and underflow last. */
  static DD expScaled(DD x, int shift) {
    if (Math.abs(x.hi()) > 3000) {
      return DD.of(x.hi() > 0 ? Double.POSITIVE_INFINITY : 0);
    }
    int k = (int) Math.rint(x.hi() / LN2.hi());
    return near(x.subtract(LN2.multiply(k))).add(1).scalb(k + shift);
  }

  static DD exp2(double x) {
    if (Math.abs(x) > 3000) {
      return DD.of(x > 0 ? Double.POSITIVE_INFINITY : 0);
    }
    int k = (int) Math.rint(x);
    return near(LN2.multiply(x - k)).add(1).scalb(k);
  }

  static DD expm1(DD x) {
    if (Math.abs(x.hi()) < 0.35) {
      return near(x);
    }
    DD power = exp(x);
    return Double.isInfinite(power.hi()) ? power : power.subtract(1);
  }

  /** {@code sigmoid}. */
  static DD sigmoid(double x) {
    DD power = exp(DD.of(-Math.abs(x)));
    DD one = power.add(1).reciprocal();
    return x < 0 ? power.multiply(one) : one;
  }

  /** 2 atanh(z) for small z. */
  private static DD logarithmOfQuotient(DD z) {
    DD square = z.square();
    DD sum = DD.ZERO;
    for (int n = 21; n > 0; n -= 2) {
      sum = sum.multiply(square).add(DD.ONE.divide(n));
    }
    return sum.multiply(z).scalb(1);
  }

  /** log(1 + d), where 1 + d loses nothing that matters unless d is small. */
  static DD log1p(DD d) {
    if (Math.abs(d.hi()) < TINY) {
      return d;
    }
    if (Math.abs(d.hi()) < 0.05) {
      return logarithmOfQuotient(d.divide(d.add(2)));
    }
    return log(d.add(1));
  }

  static DD log(DD x) {
    DD excess = x.subtract(1);
    if (Math.abs(excess.hi()) < 0.05) {
      return logarithmOfQuotient(excess.divide(excess.add(2)));
    }
    int exponent = x.hi() < Double.MIN_NORMAL ? -1074 : Math.getExponent(x.hi());
    DD mantissa =
        x.hi() < Double.MIN_NORMAL ? DD.of(x.hi() / Double.MIN_VALUE) : x.scalb(-exponent);
    double first = Math.log(mantissa.hi());
    DD rest = mantissa.multiply(exp(DD.of(-first))).subtract(1);
    DD correction = rest.subtract(rest.square().scalb(-1));
    return LN2.multiply(exponent).add(DD.of(first).add(correction));
  }

  static DD cbrt(double x) {
    int third = Math.getExponent(x) / 3;
    double scaled = Math.scalb(x, -3 * third);
    double first = Math.cbrt(scaled);
    DD square = DD.ofSquare(first);
    DD rest = square.multiply(first).subtract(scaled);
    // Newton, and the second-order term of the error of Math.cbrt.
    DD step = rest.divide(square.multiply(3));
    return DD.of(first).subtract(step).subtract(step.square().divide(first)).scalb(third);
  }

  static DD hypot(double x, double y) {
    double large = Math.max(Math.abs(x), Math.abs(y));
    double small = Math.min(Math.abs(x), Math.abs(y));
    int exponent = Math.max(Math.getExponent(large), -1000);
    if (small == 0 || Math.getExponent(large) - Math.getExponent(small) > 110) {
      return DD.of(large);
    }
    DD sum = DD.ofSquare(Math.scalb(large, -exponent));
    return sum.add(DD.ofSquare(Math.scalb(small, -exponent))).sqrt().scalb(exponent);
  }

  /** For finite x that is not 0 and finite y. */
  static DD pow(double x, double y) {
    DD power = exp(log(DD.of(Math.abs(x))).multiply(y));
    boolean odd = x < 0 && Math.abs(y % 2) == 1;
    return odd ? power.negate() : power;
  }
}
