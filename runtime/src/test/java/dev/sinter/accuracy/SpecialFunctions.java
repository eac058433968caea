package dev.sinter.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.numbers.core.DD;

/**
 * The error and gamma functions in double-double arithmetic. Relative errors: erf and erfc below
 * 2^-85, gamma below 2^-88; that of lgamma is absolute where it is below 1.
 */
final class SpecialFunctions {
  private static final DD TWO_OVER_ROOT_PI =
      DD.from(new BigDecimal("1.12837916709551257389615890312154517168810125865799771368817"));
  private static final DD LOG_ROOT_TWO_PI =
      DD.from(new BigDecimal("0.91893853320467274178032973640561763986139747363778341281715"));

  /** B(2n) / (2n (2n - 1)), Stirling's series. */
  private static final String[] STIRLING_FRACTIONS = {
    "1/12",
    "-1/360",
    "1/1260",
    "-1/1680",
    "1/1188",
    "-691/360360",
    "1/156",
    "-3617/122400",
    "43867/244188",
    "-174611/125400",
    "77683/5796",
    "-236364091/1506960",
    "657931/300",
    "-3392780147/93960",
    "1723168255201/2492028",
    "-7709321041217/505920",
    "151628697551/396",
    "-26315271553053477373/2418179400"
  };

  private static final DD[] STIRLING =
      Arrays.stream(STIRLING_FRACTIONS).map(SpecialFunctions::fraction).toArray(DD[]::new);

  /** From here on 18 terms of Stirling's series suffice. */
  private static final double STIRLING_START = 24;

  private SpecialFunctions() {}

  private static DD fraction(String text) {
    String[] parts = text.split("/", -1);
    return DD.from(new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), new MathContext(50)));
  }

  static DD erf(double x) {
    double a = Math.abs(x);
    DD value = a > 6.5 ? DD.ONE : a < 2 ? series(a) : DD.ONE.subtract(fractionErfc(a));
    return x < 0 ? value.negate() : value;
  }

  static DD erfc(double x) {
    if (x < 2) {
      return DD.ONE.subtract(erf(x));
    }
    return x > 28 ? DD.ZERO : fractionErfc(x);
  }

  /** 2/sqrt(pi) e^-x^2 times the sum of 2^n x^(2n+1) / (2n+1)!!, all of one sign. */
  private static DD series(double x) {
    DD square = DD.ofSquare(x);
    DD term = DD.of(x);
    DD sum = term;
    for (int n = 1; term.hi() > sum.hi() * 0x1p-110; n++) {
      term = term.multiply(square).scalb(1).divide(2 * n + 1);
      sum = sum.add(term);
    }
    return sum.multiply(TWO_OVER_ROOT_PI).multiply(Exponentials.exp(square.negate()));
  }

  /** Laplace's continued fraction e^-x^2 / sqrt(pi) / (x + 1/2 / (x + 1 / (x + 3/2 / ...))). */
  private static DD fractionErfc(double x) {
    int terms = (int) (30 + 800 / (x * x));
    DD tail = DD.of(x);
    for (int n = terms; n > 0; n--) {
      tail = DD.of(n / 2.0).divide(tail).add(x);
    }
    // Denormals lose bits, so they come last.
    DD power = Exponentials.expScaled(DD.ofSquare(x).negate(), 200);
    return power.multiply(TWO_OVER_ROOT_PI).divide(tail).scalb(-201);
  }

  /** log gamma(x) for x from STIRLING_START on. */
  private static DD stirling(DD x) {
    DD inverse = x.reciprocal();
    DD square = inverse.square();
    DD sum = DD.ZERO;
    for (int n = STIRLING.length - 1; n >= 0; n--) {
      sum = sum.multiply(square).add(STIRLING[n]);
    }
    DD log = Exponentials.log(x);
    return log.multiply(x.subtract(0.5))
        .subtract(x)
        .add(LOG_ROOT_TWO_PI)
        .add(sum.multiply(inverse));
  }

  /** For positive x. */
  private static DD gammaOfPositive(DD x) {
    DD product = DD.ONE;
    DD above = x;
    while (above.hi() < STIRLING_START) {
      product = product.multiply(above);
      above = above.add(1);
    }
    return Exponentials.exp(stirling(above)).divide(product);
  }

  /** pi / (sin(pi x) gamma(1 - x)) for negative x; no integer. */
  static DD gamma(double x) {
    if (x > 0) {
      return x > 200 ? DD.of(Double.POSITIVE_INFINITY) : gammaOfPositive(DD.of(x));
    }
    if (x < -200) {
      return DD.ZERO;
    }
    // In halves: gamma(1 - x) alone may overflow where its reciprocal is a denormal.
    DD half = Exponentials.exp(logGammaOfPositive(DD.ofDifference(1, x)).scalb(-1));
    return Trigonometry.PI.divide(Trigonometry.sinPi(x)).divide(half).divide(half);
  }

  private static DD logGammaOfPositive(DD x) {
    return x.hi() >= STIRLING_START ? stirling(x) : Exponentials.log(gammaOfPositive(x));
  }

  static DD lgamma(double x) {
    if (x > 0) {
      return logGammaOfPositive(DD.of(x));
    }
    DD sine = Trigonometry.sinPi(x).abs();
    DD rest = logGammaOfPositive(DD.ofDifference(1, x));
    return Exponentials.log(Trigonometry.PI.divide(sine)).subtract(rest);
  }
}
