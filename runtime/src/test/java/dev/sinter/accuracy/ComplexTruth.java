package dev.sinter.accuracy;

import org.apache.commons.numbers.core.DD;

/**
 * Functions of complex numbers of moderate size in double-double arithmetic. Absolute errors are
 * below 2^-90, so those of results that are no smaller than 2^-30 don't matter.
 */
final class ComplexTruth {
  static final Z ONE = new Z(DD.ONE, DD.ZERO);
  private static final DD PI = DD.ofSum(Math.PI, 1.2246467991473532e-16);

  private ComplexTruth() {}

  /** A complex number of 100 bits. */
  record Z(DD re, DD im) {
    static Z of(double re, double im) {
      return new Z(DD.of(re), DD.of(im));
    }

    Z plus(Z other) {
      return new Z(re.add(other.re), im.add(other.im));
    }

    Z minus(Z other) {
      return new Z(re.subtract(other.re), im.subtract(other.im));
    }

    Z times(Z other) {
      return new Z(
          re.multiply(other.re).subtract(im.multiply(other.im)),
          re.multiply(other.im).add(im.multiply(other.re)));
    }

    Z over(DD real) {
      return new Z(re.divide(real), im.divide(real));
    }

    Z over(Z other) {
      return times(new Z(other.re, other.im.negate())).over(other.square());
    }

    /** iz. */
    Z turned() {
      return new Z(im.negate(), re);
    }

    /** -iz. */
    Z turnedBack() {
      return new Z(im, re.negate());
    }

    private DD square() {
      return re.square().add(im.square());
    }

    DD abs() {
      return square().sqrt();
    }
  }

  static Z sqrt(Z z) {
    DD size = z.re.hi() < 0 ? z.re.negate() : z.re;
    DD root = z.abs().add(size).scalb(-1).sqrt();
    DD other = z.im.divide(root.scalb(1));
    if (z.re.hi() >= 0) {
      return new Z(root, other);
    }
    boolean below = z.im.hi() < 0;
    return new Z(below ? other.negate() : other, below ? root.negate() : root);
  }

  /** The lower half of the angle by the angle's sum, to first order. */
  static Z exp(Z z) {
    DD power = Exponentials.exp(z.re);
    DD cosine = Trigonometry.cos(z.im.hi());
    DD sine = Trigonometry.sin(z.im.hi());
    double low = z.im.lo();
    return new Z(
        power.multiply(cosine.subtract(sine.multiply(low))),
        power.multiply(sine.add(cosine.multiply(low))));
  }

  static Z log(Z z) {
    return new Z(Exponentials.log(z.square()).scalb(-1), arg(z));
  }

  private static DD arg(Z z) {
    double x = z.re.hi();
    double y = z.im.hi();
    if (Math.abs(y) > Math.abs(x)) {
      DD quarter = PI.scalb(-1);
      return (y > 0 ? quarter : quarter.negate()).subtract(Trigonometry.atan(z.re.divide(z.im)));
    }
    DD angle = Trigonometry.atan(z.im.divide(z.re));
    return x > 0 ? angle : angle.add(y < 0 ? PI.negate() : PI);
  }

  static Z sin(Z z) {
    double x = z.re.hi();
    double y = z.im.hi();
    return new Z(
        Trigonometry.sin(x).multiply(Hyperbolics.cosh(y)),
        Trigonometry.cos(x).multiply(Hyperbolics.sinh(y)));
  }

  static Z cos(Z z) {
    double x = z.re.hi();
    double y = z.im.hi();
    return new Z(
        Trigonometry.cos(x).multiply(Hyperbolics.cosh(y)),
        Trigonometry.sin(x).multiply(Hyperbolics.sinh(y)).negate());
  }

  /** -i log(iz + sqrt(1 - z²)). */
  static Z asin(Z z) {
    return log(z.turned().plus(sqrt(ONE.minus(z.times(z))))).turnedBack();
  }

  /** π/2 - asin z. */
  static Z acos(Z z) {
    return new Z(PI.scalb(-1), DD.ZERO).minus(asin(z));
  }

  /** log(z + sqrt(z + 1) sqrt(z - 1)). */
  static Z acosh(Z z) {
    return log(z.plus(sqrt(z.plus(ONE)).times(sqrt(z.minus(ONE)))));
  }

  /** (log(1 + z) - log(1 - z)) / 2. */
  static Z atanh(Z z) {
    return log(ONE.plus(z)).minus(log(ONE.minus(z))).over(DD.of(2));
  }
}
