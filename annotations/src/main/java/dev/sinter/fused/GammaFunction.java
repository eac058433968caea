package dev.sinter.fused;

/**
 * The gamma function: by its recurrence about zero, after Stirling beyond, by reflection for large
 * negative numbers.
 *
 * <p>The polynomials are Chebyshev interpolants, made by {@code
 * src/test/reference/coefficients.py}.
 */
final class GammaFunction {
  /** (1/gamma(1+t) - 1)/t for |t| up to 1/2; deviation 2^-55. */
  private static final double[] RECIPROCAL = {
    0x1.2788cfc6fb619p-1,
    -0x1.4fcf4026afa2ep-1,
    -0x1.5815e8fa27070p-5,
    0x1.5512320b43fbfp-3,
    -0x1.59af103c33358p-5,
    -0x1.3b4af284842acp-7,
    0x1.d919c527225ddp-8,
    -0x1.317112cdf1782p-10,
    -0x1.c364fccf31d2ap-13,
    0x1.0c8a78a9e1af1p-13,
    -0x1.51cef9e68440bp-16,
    -0x1.4faca92f845e7p-20,
    0x1.3045d6e44720dp-20,
    -0x1.b9af0d0892934p-23,
    0x1.5372033fab1cbp-28,
    0x1.5ec1275340197p-28
  };

  /**
   * (gamma(x) / (sqrt(2 pi) x^(x-1/2) exp(-x)) - 1) x as a polynomial in 1/x, from x = 12;
   * deviation 2^-57.
   */
  private static final double[] STIRLING = {
    0x1.5555555555555p-4,
    0x1.c71c71c71c62bp-9,
    -0x1.5f7268ed93df7p-9,
    -0x1.e13ce547ff6c8p-13,
    0x1.9b1007e30a3cap-11,
    0x1.245d6a1ef9995p-14,
    -0x1.3621d53587bbcp-11,
    -0x1.072ec7b436978p-14,
    0x1.f59336ecfa7cbp-11,
    -0x1.4d09660638ceep-11
  };

  /** sqrt(2 pi), and by how much of itself it is too small. */
  private static final double ROOT = 0x1.40d931ff62706p+1;

  private static final double ROOT_REST = -0x1.5135657ac0d8cp-54;

  /** From here on gamma is computed after Stirling, below it by its recurrence. */
  private static final double STIRLING_START = 12;

  /** From here on x^(x-1/2) could overflow where gamma(x) doesn't. */
  private static final double POWER_END = 143;

  /** The largest integer whose gamma, 22!, is a double and so is every product on the way to it. */
  private static final double LAST_EXACT = 23;

  private GammaFunction() {}

  static double gamma(double x) {
    if (x == Math.rint(x) && x < 0) {
      return Double.NaN;
    }
    if (x < -STIRLING_START) {
      return reflected(-x);
    }
    if (x < STIRLING_START || (x <= LAST_EXACT && x == Math.rint(x))) {
      return byRecurrence(x);
    }
    // gamma(171.7) is beyond the largest double; stopping here keeps infinity times zero out.
    return x > 172 ? Double.POSITIVE_INFINITY : stirling(x);
  }

  /**
   * gamma(x) = (x-1)(x-2)...(1+t) gamma(1+t) with |t| up to 1/2, or for x below 1/2 the quotient
   * that reverses it.
   */
  private static double byRecurrence(double x) {
    int steps = (int) Math.rint(x);
    double t = x - steps;
    double reciprocalExcess = t * Polynomial.at(t, RECIPROCAL);
    if (steps > 0) {
      Product numerator = new Product(1);
      for (int k = 1; k < steps; k++) {
        numerator.times(x - k);
      }
      return new Product(1).timesOnePlus(reciprocalExcess).under(numerator.value());
    }
    Product denominator = new Product(x);
    for (int k = 1; k <= -steps; k++) {
      denominator.times(x + k);
    }
    return denominator.timesOnePlus(reciprocalExcess).under(1);
  }

  /**
   * sqrt(2 pi) x^(x-1/2) exp(-x) (1 + 1/(12x) + ...), for x from {@link #STIRLING_START} to 172.
   */
  private static double stirling(double x) {
    double power = power(x);
    Product product = withoutPower(x).times(power);
    return x < POWER_END ? product.value() : product.times(power).value();
  }

  /**
   * gamma(-x) = -pi / (x sin(pi x) gamma(x)), for x from {@link #STIRLING_START}, in an order that
   * can't overflow.
   */
  private static double reflected(double x) {
    double sine = sinPi(x);
    if (x > 190) {
      return Math.copySign(0, -sine);
    }
    double power = power(x);
    double quotient = withoutPower(x).times(power).times(sine).times(x).under(-Math.PI);
    return x < POWER_END ? quotient : quotient / power;
  }

  /** The power in Stirling's formula, x^(x-1/2), or its square root from {@link #POWER_END} on. */
  private static double power(double x) {
    return Math.pow(x, x < POWER_END ? x - 0.5 : 0.5 * x - 0.25);
  }

  /** The other factors of Stirling's formula. */
  private static Product withoutPower(double x) {
    double z = 1 / x;
    double excess = z * Polynomial.at(z, STIRLING);
    return new Product(ROOT).timesOnePlus(ROOT_REST + excess).times(Math.exp(-x));
  }

  /** sin(pi x), reduced exactly before the multiplication by pi. */
  static double sinPi(double x) {
    double turn = x - 2 * Math.rint(0.5 * x);
    double magnitude = Math.abs(turn);
    double folded = magnitude > 0.5 ? 1 - magnitude : magnitude;
    double sine = folded > 0.25 ? Math.cos(Math.PI * (0.5 - folded)) : Math.sin(Math.PI * folded);
    return Math.copySign(sine, turn);
  }
}
