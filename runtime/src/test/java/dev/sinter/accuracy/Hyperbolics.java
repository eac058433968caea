package dev.sinter.accuracy;

import org.apache.commons.numbers.core.DD;

/** Hyperbolic functions and their inverses in double-double arithmetic. */
final class Hyperbolics {
  private static final double LARGE = 0x1p60;

  private Hyperbolics() {}

  static DD sinh(double x) {
    if (Math.abs(x) > 40) {
      DD half = Exponentials.expScaled(DD.of(Math.abs(x)), -1);
      return x > 0 ? half : half.negate();
    }
    DD less = Exponentials.expm1(DD.of(x));
    return less.add(less.divide(less.add(1))).scalb(-1);
  }

  static DD cosh(double x) {
    if (Math.abs(x) > 40) {
      return Exponentials.expScaled(DD.of(Math.abs(x)), -1);
    }
    DD power = Exponentials.exp(DD.of(x));
    return power.add(power.reciprocal()).scalb(-1);
  }

  static DD tanh(double x) {
    if (Math.abs(x) > 60) {
      return DD.of(Math.signum(x));
    }
    DD less = Exponentials.expm1(DD.of(2 * x));
    return less.divide(less.add(2));
  }

  static DD asinh(double x) {
    double a = Math.abs(x);
    DD value =
        a > LARGE
            ? Exponentials.log(DD.of(a)).add(Exponentials.LN2)
            : Exponentials.log1p(
                DD.of(a).add(DD.ofSquare(a).divide(DD.ofSquare(a).add(1).sqrt().add(1))));
    return x < 0 ? value.negate() : value;
  }

  static DD acosh(double x) {
    if (x > LARGE) {
      return Exponentials.log(DD.of(x)).add(Exponentials.LN2);
    }
    DD above = DD.ofDifference(x, 1);
    return Exponentials.log1p(above.add(above.multiply(above.add(2)).sqrt()));
  }

  static DD atanh(double x) {
    DD a = DD.of(Math.abs(x));
    DD value = Exponentials.log1p(a.scalb(1).divide(DD.ofDifference(1, a.hi()))).scalb(-1);
    return x < 0 ? value.negate() : value;
  }
}
