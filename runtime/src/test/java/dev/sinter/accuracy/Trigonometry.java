package dev.sinter.accuracy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.apache.commons.numbers.core.DD;

/**
 * Trigonometric functions and their inverses in double-double arithmetic, relative errors below
 * 2^-94; arguments of any size are reduced with 1,500 bits of 2 / pi.
 */
final class Trigonometry {
  static final DD PI =
      DD.from(new BigDecimal("3.14159265358979323846264338327950288419716939937511"));
  private static final int BITS = 1500;
  private static final int FRACTION = 240;
  private static final BigInteger TWO_OVER_PI = twoOverPi();

  private Trigonometry() {}

  private static BigInteger twoOverPi() {
    MathContext digits = new MathContext(500);
    BigDecimal pi =
        inverseTangent(5, digits)
            .multiply(BigDecimal.valueOf(16))
            .subtract(inverseTangent(239, digits).multiply(BigDecimal.valueOf(4)));
    BigDecimal scaled = new BigDecimal(BigInteger.ONE.shiftLeft(BITS + 1));
    return scaled.divide(pi, digits).toBigInteger();
  }

  /** atan(1 / n); Machin: pi = 16 atan(1/5) - 4 atan(1/239). */
  private static BigDecimal inverseTangent(int n, MathContext digits) {
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), digits);
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal sum = power;
    for (int k = 3; power.signum() != 0 && k < 2000; k += 2) {
      power = power.divide(square, digits).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(k), digits));
    }
    return sum;
  }

  /**
   * An argument less the nearest multiple of pi / 2.
   *
   * @param quadrant that multiple, modulo 4
   */
  private record Reduced(DD rest, int quadrant) {}

  private static Reduced reduce(double x) {
    int exponent = Math.getExponent(x) - 52;
    if (Math.abs(x) <= 0.7853981633974483) {
      return new Reduced(DD.of(x), 0);
    }
    long mantissa = (Double.doubleToRawLongBits(x) & 0xfffffffffffffL) | 0x10000000000000L;
    BigInteger window = TWO_OVER_PI.shiftRight(BITS - exponent - FRACTION);
    BigInteger quarters = window.multiply(BigInteger.valueOf(x < 0 ? -mantissa : mantissa));
    BigInteger nearest = quarters.add(BigInteger.ONE.shiftLeft(FRACTION - 1)).shiftRight(FRACTION);
    BigInteger rest = quarters.subtract(nearest.shiftLeft(FRACTION));
    int drop = Math.max(0, rest.bitLength() - 120);
    BigInteger top = rest.shiftRight(drop);
    double hi = top.doubleValue();
    double lo = top.subtract(new BigDecimal(hi).toBigInteger()).doubleValue();
    DD fraction = DD.ofSum(hi, lo).scalb(drop - FRACTION);
    return new Reduced(fraction.multiply(PI).scalb(-1), nearest.intValue() & 3);
  }

  /** sin r for |r| up to 0.8. */
  private static DD sine(DD r) {
    DD square = r.square();
    DD sum = DD.ONE;
    for (int n = 27; n > 1; n -= 2) {
      sum = DD.ONE.subtract(sum.multiply(square).divide(n * (n - 1)));
    }
    return sum.multiply(r);
  }

  /** cos r for |r| up to 0.8. */
  private static DD cosine(DD r) {
    DD square = r.square();
    DD sum = DD.ONE;
    for (int n = 28; n > 0; n -= 2) {
      sum = DD.ONE.subtract(sum.multiply(square).divide(n * (n - 1)));
    }
    return sum;
  }

  static DD sin(double x) {
    Reduced reduced = reduce(x);
    DD value = (reduced.quadrant & 1) == 0 ? sine(reduced.rest) : cosine(reduced.rest);
    return reduced.quadrant < 2 ? value : value.negate();
  }

  static DD cos(double x) {
    Reduced reduced = reduce(x);
    DD value = (reduced.quadrant & 1) == 0 ? cosine(reduced.rest) : sine(reduced.rest);
    return reduced.quadrant == 0 || reduced.quadrant == 3 ? value : value.negate();
  }

  static DD tan(double x) {
    Reduced reduced = reduce(x);
    DD sine = sine(reduced.rest);
    DD cosine = cosine(reduced.rest);
    return (reduced.quadrant & 1) == 0 ? sine.divide(cosine) : cosine.divide(sine).negate();
  }

  /** sin(pi x). */
  static DD sinPi(double x) {
    double whole = Math.rint(x);
    DD value = sine2(PI.multiply(x - whole));
    return whole % 2 == 0 ? value : value.negate();
  }

  /** sin r for |r| up to pi / 2. */
  private static DD sine2(DD r) {
    DD half = r.scalb(-1);
    return sine(half).multiply(cosine(half)).scalb(1);
  }

  static DD atan(DD t) {
    if (Math.abs(t.hi()) > 1) {
      DD quarter = PI.scalb(-1);
      DD rest = atan(t.reciprocal());
      return (t.hi() > 0 ? quarter : quarter.negate()).subtract(rest);
    }
    double first = Math.atan(t.hi());
    DD sine = sine(DD.of(first));
    DD cosine = cosine(DD.of(first));
    DD rest = t.multiply(cosine).subtract(sine).divide(cosine.add(t.multiply(sine)));
    return DD.of(first).add(rest);
  }

  static DD asin(double x) {
    if (Math.abs(x) == 1) {
      return PI.scalb(-1).multiply(x);
    }
    return atan(DD.of(x).divide(DD.ofDifference(1, x).multiply(DD.ofSum(1, x)).sqrt()));
  }

  static DD acos(double x) {
    return x == -1 ? PI : atan(DD.ofDifference(1, x).divide(DD.ofSum(1, x)).sqrt()).scalb(1);
  }

  /** Neither is 0, infinite or NaN. */
  static DD atan2(double y, double x) {
    int distance = Math.getExponent(y) - Math.getExponent(x);
    DD quotient = DD.fromQuotient(mantissa(y), mantissa(x));
    // The angle's distance from an axis is below 2^-1000 of it there.
    int exponent = exponent(y) - exponent(x);
    DD angle =
        distance > 1000
            ? PI.scalb(-1).multiply(Math.signum(quotient.hi()))
            : distance < -60 ? quotient.scalb(exponent) : atan(quotient.scalb(exponent));
    return x > 0 ? angle : angle.add(y > 0 ? PI : PI.negate());
  }

  private static double mantissa(double x) {
    return Math.scalb(Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p60 : x, -exponent60(x));
  }

  private static int exponent60(double x) {
    return Math.getExponent(Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p60 : x);
  }

  private static int exponent(double x) {
    return Math.abs(x) < Double.MIN_NORMAL ? exponent60(x) - 60 : exponent60(x);
  }
}
