package dev.sinter.fused;

/**
 * The inverse hyperbolic functions, through {@link Math#log1p(double)} where their arguments are
 * small.
 *
 * <p>The formulas are those of {@code s_asinh.c}, {@code e_acosh.c} and {@code e_atanh.c} of fdlibm
 * (Copyright (C) 1993 by Sun Microsystems, Inc. Developed at SunSoft; "Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is
 * preserved.").
 */
final class Hyperbolic {
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  /**
   * From here on the square root in asinh and acosh equals x to the last bit, and squares could
   * overflow later.
   */
  private static final double LARGE = 0x1p28;

  private Hyperbolic() {}

  static double asinh(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < 0x1p-28) {
      return x;
    }
    return Math.copySign(asinhOfPositive(magnitude), x);
  }

  private static double asinhOfPositive(double x) {
    if (x > LARGE) {
      return Math.log(x) + LN_2;
    }
    double square = x * x;
    double root = Math.sqrt(square + 1);
    return x > 2 ? Math.log(2 * x + 1 / (root + x)) : Math.log1p(x + square / (1 + root));
  }

  static double acosh(double x) {
    if (x > LARGE) {
      return Math.log(x) + LN_2;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    if (x < 1) {
      return Double.NaN;
    }
    double excess = x - 1;
    return Math.log1p(excess + Math.sqrt(excess * (excess + 2)));
  }

  static double atanh(double x) {
    double magnitude = Math.abs(x);
    double twice = 2 * magnitude;
    double argument =
        magnitude < 0.5 ? twice + twice * magnitude / (1 - magnitude) : twice / (1 - magnitude);
    return Math.copySign(0.5 * Math.log1p(argument), x);
  }
}
