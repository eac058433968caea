package dev.sinter.fused;

/**
 * The error function and its complement.
 *
 * <p>The division into ranges and the way in which {@code exp(-x*x)} keeps the low half of the
 * square follow {@code s_erf.c} of fdlibm and FreeBSD's msun (Copyright (C) 1993 by Sun
 * Microsystems, Inc. Developed at SunPro; "Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved."). The polynomials are our
 * own: Chebyshev interpolants, made by {@code src/test/reference/coefficients.py}. The single tail
 * follows Shepherd and Laframboise, "Chebyshev approximation of (1+2x) exp(x^2) erfc x in 0 &lt;= x
 * &lt; inf", Mathematics of Computation 36 (1981).
 */
final class ErrorFunction {
  /** erf(x)/x - 1 as a polynomial in x*x, for |x| up to {@link #CENTRE_END}; deviation 2^-56. */
  private static final double[] CENTRE = {
    0x1.06eba8214db69p-3,
    -0x1.812746b0379e6p-2,
    0x1.ce2f21a042acep-4,
    -0x1.b82ce31281a53p-6,
    0x1.565bcd0ceac22p-8,
    -0x1.c02db3a01f340p-11,
    0x1.f9a317ae29790p-14,
    -0x1.f4d0c141b977ep-17,
    0x1.b9c9e9c88e551p-20,
    -0x1.5e1b193646f4ep-23,
    0x1.e8189893fb897p-27,
    -0x1.e825d69d1d3abp-31
  };

  /**
   * (1+2x) exp(x*x) erfc(x) - 1.25 as a polynomial in (x-4)/(x+4), from there up to 28; deviation
   * 2^-56.
   */
  private static final double[] TAIL = {
    -0x1.169ba4580a04dp-6,
    -0x1.1df1ad154a28ep-3,
    0x1.f7f5df66fd7d2p-7,
    0x1.16ecefcfa5395p-4,
    -0x1.9ddb23c3e91f4p-4,
    0x1.7fee004e125cbp-4,
    -0x1.0fb06dfe46a5ap-4,
    0x1.3079edf67fbb6p-5,
    -0x1.09623885dad6dp-6,
    0x1.49c672881147dp-8,
    -0x1.8d4a98d38ed4dp-11,
    -0x1.a1df2827bc98ep-13,
    0x1.3be01fd61ac6cp-13,
    -0x1.9958ab6938591p-16,
    -0x1.787ca87530c66p-17,
    0x1.7f1e0d44de31bp-18,
    0x1.36c765c015bc6p-22,
    -0x1.ba1eaee690f7ep-21,
    0x1.5cb89faa2376fp-24,
    0x1.cba83d69ea326p-24,
    -0x1.9550047d4e4e3p-26,
    -0x1.802b12a1fd5c4p-27,
    0x1.130a599529ba4p-28
  };

  private static final double CENTRE_END = 0.84375;

  /** From here on erf(x) rounds to 1, and erfc(-x) to 2. */
  private static final double ERF_IS_ONE = 6;

  /** From here on erfc(x) is below half the smallest positive double. */
  private static final double ERFC_IS_ZERO = 27.3;

  private ErrorFunction() {}

  static double erf(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < CENTRE_END) {
      return x + centreExcess(x);
    }
    if (magnitude >= ERF_IS_ONE) {
      return Math.copySign(1, x);
    }
    return Math.copySign(1 - tail(magnitude), x);
  }

  static double erfc(double x) {
    if (x >= CENTRE_END) {
      return x < ERFC_IS_ZERO ? tail(x) : 0;
    }
    if (x <= -CENTRE_END) {
      return x > -ERF_IS_ONE ? 2 - tail(-x) : 2;
    }
    // Above 1/4 the difference 1 - erf(x) would lose the low bits of erf(x).
    return x < 0.25 ? 1 - (x + centreExcess(x)) : 0.5 + ((0.5 - x) - centreExcess(x));
  }

  /**
   * erf of a float, before its rounding to float: one polynomial of degree 39 in x over [-4, 4],
   * beyond which erf rounds to 1. Without calls and without a division, it costs a third of {@link
   * #erf(double)}. The relative deviation of 2^-32 moves the rounded result only where erf(x) lies
   * within 0.003 ulp of the middle between two floats.
   */
  static double erfOfFloat(float x) {
    // Not Math.min and Math.max: on HotSpot 17 those two cost more than the polynomial.
    double within = x > 4 ? 4 : x < -4 ? -4 : x;
    double w = within * within * 0.125 - 1;
    // Even and odd powers apart: two short chains of dependent operations in place of a long one.
    double v = w * w;
    double even = 0x1.97ec8501d6727p-14;
    double odd = -0x1.2a5b1cc3bdea6p-15;
    even = even * v + 0x1.4cf6ca5f0eadep-13;
    odd = odd * v - 0x1.462501dc85e0fp-14;
    even = even * v + 0x1.78c1edb02fd74p-10;
    odd = odd * v - 0x1.5b3198a59e823p-11;
    even = even * v + 0x1.37242b1831533p-8;
    odd = odd * v - 0x1.4d36ca00e41d5p-9;
    even = even * v + 0x1.d7c38f92e4738p-7;
    odd = odd * v - 0x1.1a89711343d13p-7;
    even = even * v + 0x1.0eba27d1d1e96p-5;
    odd = odd * v - 0x1.7022a7b996b7ep-6;
    even = even * v + 0x1.ea9c22453d0afp-5;
    odd = odd * v - 0x1.76e9d031dbf77p-5;
    even = even * v + 0x1.717ed25590363p-4;
    odd = odd * v - 0x1.3215ca717cdadp-4;
    even = even * v + 0x1.0dabafa9f88e4p-3;
    odd = odd * v - 0x1.b92e963095bd0p-4;
    even = even * v + 0x1.6a0407813ba6ap-2;
    odd = odd * v - 0x1.69a0ccd9f6df8p-3;
    return within * (even + w * odd);
  }

  /** erf(x) - x for |x| up to {@link #CENTRE_END}. */
  private static double centreExcess(double x) {
    return x * Polynomial.at(x * x, CENTRE);
  }

  /** erfc(x) for x from {@link #CENTRE_END} to {@link #ERFC_IS_ZERO}. */
  private static double tail(double x) {
    double scaled = 1.25 + Polynomial.at((x - 4) / (x + 4), TAIL);
    return expOfMinusSquare(x) * (scaled / (1 + 2 * x));
  }

  /**
   * exp(-x*x), with the rounding error of the square made good: x*x up to 745 would turn it into
   * hundreds of ulp.
   */
  private static double expOfMinusSquare(double x) {
    double square = x * x;
    double missing = Product.missing(x, x, square);
    double exp = Math.exp(-square);
    return exp - exp * missing;
  }
}
