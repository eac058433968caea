package dev.sinter.fused;

/**
 * The logarithm of the absolute value of the gamma function.
 *
 * <p>The division into ranges and the reflection follow {@code e_lgamma_r.c} of fdlibm and
 * FreeBSD's msun (Copyright (C) 1993 by Sun Microsystems, Inc. Developed at SunSoft; "Permission to
 * use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved."). The polynomials are our own: Chebyshev interpolants, made by {@code
 * src/test/reference/coefficients.py}.
 */
final class LogGammaFunction {
  /** lgamma(1+s)/s + 1/2 for s from 0 to 1/2; deviation 2^-54. */
  private static final double[] ABOVE_ONE = {
    -0x1.3c467e37db0c8p-4,
    0x1.a51a6625307d1p-1,
    -0x1.9a4d55beaafdap-2,
    0x1.151322ac6d789p-2,
    -0x1.a8b9c174f380ep-3,
    0x1.5b40ca71edbf9p-3,
    -0x1.27039677f53d2p-3,
    0x1.010aa31322991p-3,
    -0x1.c7fb8cf32a4a8p-4,
    0x1.99b500beb7935p-4,
    -0x1.72eeea81bc9abp-4,
    0x1.4ebb644410697p-4,
    -0x1.259f66d47a9c8p-4,
    0x1.dd589d59870c5p-5,
    -0x1.4e1017606ebb6p-5,
    0x1.6be9bd2d38e0ap-6,
    -0x1.09cbad34e772ap-7,
    0x1.7da8a47c88460p-10
  };

  /** lgamma(2+s)/s - 1/2 for |s| up to 1/2; deviation 2^-56. */
  private static final double[] ABOUT_TWO = {
    -0x1.3c467e37db0c8p-4,
    0x1.4a34cc4a60fa6p-2,
    -0x1.13e001a55760ap-4,
    0x1.51322ac7d848ap-6,
    -0x1.e404fc218dbaep-8,
    0x1.7add6eadb5317p-9,
    -0x1.38ac5c2d48207p-10,
    0x1.0b36af8779ca0p-11,
    -0x1.d3fd4b679c1c4p-13,
    0x1.a127afee53e7dp-14,
    -0x1.78de9ab752b81p-15,
    0x1.580e0afa55850p-16,
    -0x1.3cb3be36ad88bp-17,
    0x1.258f3057730fap-18,
    -0x1.1276ebd557fb0p-19,
    0x1.012012be3900ap-20,
    -0x1.ce17528bcf460p-22,
    0x1.b40adb09a1e12p-23,
    -0x1.2009c1a550d0dp-23,
    0x1.11fa5e7c86f7bp-24
  };

  /**
   * (lgamma(x) - (x-1/2)(log(x)-1) - {@link #HALF_LOG}) x as a polynomial in 1/(x*x), from x = 8;
   * deviation 2^-57.
   */
  private static final double[] CORRECTION = {
    0x1.5555555555555p-4,
    -0x1.6c16c16c16b29p-9,
    0x1.a01a019ee0813p-11,
    -0x1.38137ec0048dfp-11,
    0x1.b94f6d240d6aep-11,
    -0x1.f5ff252aded91p-10,
    0x1.96dace8739ce1p-8,
    -0x1.55b1c22e41728p-6
  };

  /** (log(2 pi) - 1)/2. */
  private static final double HALF_LOG = 0x1.acfe390c97d69p-2;

  private LogGammaFunction() {}

  static double lgamma(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < 0x1p-70) {
      return -Math.log(magnitude);
    }
    if (x > 0) {
      return lgammaOfPositive(x);
    }
    if (x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.log(Math.PI / Math.abs(x * GammaFunction.sinPi(x))) - lgammaOfPositive(magnitude);
  }

  private static double lgammaOfPositive(double x) {
    if (x < 0.5) {
      return aboveOne(x) - Math.log(x);
    }
    if (x <= 1) {
      return aboutTwo(x - 1) - Math.log1p(x - 1);
    }
    if (x <= 1.5) {
      return aboveOne(x - 1);
    }
    if (x < 8) {
      double y = x;
      double product = 1;
      while (y > 2.5) {
        y -= 1;
        product *= y;
      }
      return Math.log(product) + aboutTwo(y - 2);
    }
    if (x < 0x1p58) {
      double z = 1 / x;
      return (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG + z * Polynomial.at(z * z, CORRECTION));
    }
    return x * (Math.log(x) - 1);
  }

  /** lgamma(1+s) for s from 0 to 1/2. */
  private static double aboveOne(double s) {
    return s * Polynomial.at(s, ABOVE_ONE) - 0.5 * s;
  }

  /** lgamma(2+s) for |s| up to 1/2. */
  private static double aboutTwo(double s) {
    return 0.5 * s + s * Polynomial.at(s, ABOUT_TWO);
  }
}
