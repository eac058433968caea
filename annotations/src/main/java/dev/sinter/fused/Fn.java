package dev.sinter.fused;

/**
 * Functions for the bodies of {@link Fused} methods, each for {@code float} and for {@code double},
 * some for {@code int} and {@code long} too.
 *
 * <p>Called from ordinary Java they are plain Java. In a kernel each becomes what the device has
 * for it; with {@link Precision#EXACT} the bits are the same wherever this page says <em>correctly
 * rounded</em> or <em>exact</em>, and elsewhere within a bound published per device.
 *
 * <p><b>Errors.</b> The bounds given are in ulp (units in the last place) of the result, for the
 * calls on the JVM. <em>Correctly rounded</em> means the double or float nearest to the true value:
 * at most 0.5 ulp. Unless it says otherwise, the float form of a function computes in double and
 * rounds the result once, so that its error is at most 0.51 ulp of float: nearly always the float
 * nearest to the true value.
 *
 * <p><b>Special values.</b> Unless it says otherwise, a function of NaN is NaN, and the float form
 * treats special values as the double form does. Where a function is said to keep the sign of a
 * zero, {@code f(-0.0)} is {@code -0.0}. The state of no floating-point flag matters, and no
 * function but {@code floorMod} throws.
 *
 * <p><b>Overloads.</b> Java widens an {@code int} or {@code long} argument to {@code float} where a
 * function has no overload for it: {@code Fn.sqrt(n)} is a float. Write {@code Fn.sqrt((double) n)}
 * to compute in double.
 *
 * <p>All functions are pure and safe to call from any thread. The class is one long list on
 * purpose: whoever writes a kernel looks them up in one place, and every one of them is a line that
 * says what it stands on.
 */
public final class Fn {
  private Fn() {}

  // Roots and powers

  /**
   * {@return the square root} Correctly rounded. Negative numbers give NaN; the sign of a zero is
   * kept.
   */
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  /** {@return the square root} Correctly rounded, as float. */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /**
   * {@return the cube root, of negative numbers too} At most 1 ulp. The sign of a zero is kept,
   * infinities stay.
   */
  public static double cbrt(double x) {
    return Math.cbrt(x);
  }

  /** {@return the float form of {@link #cbrt(double)}} */
  public static float cbrt(float x) {
    return (float) Math.cbrt(x);
  }

  /**
   * {@return {@code 1 / sqrt(x)}, in two correctly rounded steps} A zero gives the infinity of its
   * sign, positive infinity 0, and negative numbers NaN.
   */
  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }

  /** {@return {@code 1 / sqrt(x)}, in two steps correctly rounded as float} */
  public static float rsqrt(float x) {
    return 1f / (float) Math.sqrt(x);
  }

  /**
   * {@return {@code 1 / x}} Correctly rounded. A zero gives the infinity of its sign, and an
   * infinity the zero.
   */
  public static double reciprocal(double x) {
    return 1 / x;
  }

  /** {@return {@code 1 / x}} Correctly rounded, as float. */
  public static float reciprocal(float x) {
    return 1f / x;
  }

  /** {@return {@code x * x}} Correctly rounded. */
  public static double square(double x) {
    return x * x;
  }

  /** {@return {@code x * x}} Correctly rounded, as float. */
  public static float square(float x) {
    return x * x;
  }

  /**
   * {@return {@code x} to the power of {@code y}} At most 1 ulp. Special cases are those of {@link
   * Math#pow(double, double)}; among them, {@code pow(x, 0)} is 1 even for NaN, and {@code pow(1,
   * NaN)} and {@code pow(-1, infinity)} are NaN.
   */
  public static double pow(double x, double y) {
    return Math.pow(x, y);
  }

  /** {@return the float form of {@link #pow(double, double)}} */
  public static float pow(float x, float y) {
    return (float) Math.pow(x, y);
  }

  /**
   * {@return {@code sqrt(x*x + y*y)}, without overflow or underflow on the way} At most 1 ulp. If
   * either argument is infinite, the result is positive infinity, even if the other is NaN.
   */
  public static double hypot(double x, double y) {
    return Math.hypot(x, y);
  }

  /** {@return the float form of {@link #hypot(double, double)}} */
  public static float hypot(float x, float y) {
    return Float.isInfinite(x) || Float.isInfinite(y)
        ? Float.POSITIVE_INFINITY
        : (float) Math.sqrt((double) x * x + (double) y * y);
  }

  // Exponentials and logarithms

  /** {@return e to the power of {@code x}} At most 1 ulp. Negative infinity gives 0. */
  public static double exp(double x) {
    return Math.exp(x);
  }

  /** {@return the float form of {@link #exp(double)}} */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /**
   * {@return 2 to the power of {@code x}} At most 1 ulp; exact where {@code x} is an integer.
   * Negative infinity gives 0.
   */
  public static double exp2(double x) {
    return Exponential.exp2(x);
  }

  /** {@return the float form of {@link #exp2(double)}} */
  public static float exp2(float x) {
    return (float) Exponential.exp2(x);
  }

  /**
   * {@return e to the power of {@code x}, less 1, accurate near 0} At most 1 ulp. The sign of a
   * zero is kept; negative infinity gives -1.
   */
  public static double expm1(double x) {
    return Math.expm1(x);
  }

  /** {@return the float form of {@link #expm1(double)}} */
  public static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  /**
   * {@return the natural logarithm} At most 1 ulp. Negative numbers give NaN, zeros negative
   * infinity.
   */
  public static double log(double x) {
    return Math.log(x);
  }

  /** {@return the float form of {@link #log(double)}} */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /**
   * {@return the logarithm of base 2} At most 2 ulp; exact for powers of two. Negative numbers give
   * NaN, zeros negative infinity.
   */
  public static double log2(double x) {
    return Exponential.log2(x);
  }

  /** {@return the float form of {@link #log2(double)}} */
  public static float log2(float x) {
    return (float) Exponential.log2(x);
  }

  /**
   * {@return the logarithm of base 10} At most 1 ulp; exact for powers of ten. Negative numbers
   * give NaN, zeros negative infinity.
   */
  public static double log10(double x) {
    return Math.log10(x);
  }

  /** {@return the float form of {@link #log10(double)}} */
  public static float log10(float x) {
    return (float) Math.log10(x);
  }

  /**
   * {@return the natural logarithm of {@code 1 + x}, accurate near 0} At most 1 ulp. Numbers below
   * -1 give NaN, -1 negative infinity; the sign of a zero is kept.
   */
  public static double log1p(double x) {
    return Math.log1p(x);
  }

  /** {@return the float form of {@link #log1p(double)}} */
  public static float log1p(float x) {
    return (float) Math.log1p(x);
  }

  // Trigonometry, in radians

  /** {@return the sine} At most 1 ulp. Infinities give NaN; the sign of a zero is kept. */
  public static double sin(double x) {
    return Math.sin(x);
  }

  /** {@return the float form of {@link #sin(double)}} */
  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  /** {@return the cosine} At most 1 ulp. Infinities give NaN. */
  public static double cos(double x) {
    return Math.cos(x);
  }

  /** {@return the float form of {@link #cos(double)}} */
  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  /** {@return the tangent} At most 1 ulp. Infinities give NaN; the sign of a zero is kept. */
  public static double tan(double x) {
    return Math.tan(x);
  }

  /** {@return the float form of {@link #tan(double)}} */
  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  /**
   * {@return the arc sine, from -pi/2 to pi/2} At most 1 ulp. Numbers beyond 1 in magnitude give
   * NaN; the sign of a zero is kept.
   */
  public static double asin(double x) {
    return Math.asin(x);
  }

  /** {@return the float form of {@link #asin(double)}} */
  public static float asin(float x) {
    return (float) Math.asin(x);
  }

  /**
   * {@return the arc cosine, from 0 to pi} At most 1 ulp. Numbers beyond 1 in magnitude give NaN.
   */
  public static double acos(double x) {
    return Math.acos(x);
  }

  /** {@return the float form of {@link #acos(double)}} */
  public static float acos(float x) {
    return (float) Math.acos(x);
  }

  /**
   * {@return the arc tangent, from -pi/2 to pi/2} At most 1 ulp. Infinities give the double nearest
   * to plus or minus pi/2; the sign of a zero is kept.
   */
  public static double atan(double x) {
    return Math.atan(x);
  }

  /** {@return the float form of {@link #atan(double)}} */
  public static float atan(float x) {
    return (float) Math.atan(x);
  }

  /**
   * {@return the angle of the point ({@code x}, {@code y}), from -pi to pi} Note the order of the
   * arguments. At most 2 ulp. Zeros and infinities are treated as {@link Math#atan2(double,
   * double)} does, by their signs.
   */
  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  /** {@return the float form of {@link #atan2(double, double)}} */
  public static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }

  // Hyperbolic functions

  /** {@return the hyperbolic sine} At most 2.5 ulp. The sign of a zero is kept, infinities stay. */
  public static double sinh(double x) {
    return Math.sinh(x);
  }

  /** {@return the float form of {@link #sinh(double)}} */
  public static float sinh(float x) {
    return (float) Math.sinh(x);
  }

  /** {@return the hyperbolic cosine} At most 2.5 ulp. Infinities give positive infinity. */
  public static double cosh(double x) {
    return Math.cosh(x);
  }

  /** {@return the float form of {@link #cosh(double)}} */
  public static float cosh(float x) {
    return (float) Math.cosh(x);
  }

  /**
   * {@return the hyperbolic tangent} At most 2.5 ulp. The sign of a zero is kept; infinities give 1
   * with their sign.
   */
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  /** {@return the float form of {@link #tanh(double)}} */
  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  /**
   * {@return the inverse hyperbolic sine} At most 2 ulp. The sign of a zero is kept, infinities
   * stay.
   */
  public static double asinh(double x) {
    return Hyperbolic.asinh(x);
  }

  /** {@return the float form of {@link #asinh(double)}} */
  public static float asinh(float x) {
    return (float) Hyperbolic.asinh(x);
  }

  /** {@return the inverse hyperbolic cosine, from 0 on} At most 3 ulp. Numbers below 1 give NaN. */
  public static double acosh(double x) {
    return Hyperbolic.acosh(x);
  }

  /** {@return the float form of {@link #acosh(double)}} */
  public static float acosh(float x) {
    return (float) Hyperbolic.acosh(x);
  }

  /**
   * {@return the inverse hyperbolic tangent} At most 2 ulp. 1 and -1 give infinity with their sign,
   * numbers beyond them NaN; the sign of a zero is kept.
   */
  public static double atanh(double x) {
    return Hyperbolic.atanh(x);
  }

  /** {@return the float form of {@link #atanh(double)}} */
  public static float atanh(float x) {
    return (float) Hyperbolic.atanh(x);
  }

  // Special functions

  /**
   * {@return the logistic function, {@code 1 / (1 + exp(-x))}} At most 3 ulp, for negative {@code
   * x} too. Negative infinity gives 0, positive infinity 1.
   */
  public static double sigmoid(double x) {
    return Exponential.sigmoid(x);
  }

  /** {@return the float form of {@link #sigmoid(double)}} */
  public static float sigmoid(float x) {
    return (float) Exponential.sigmoid(x);
  }

  /**
   * {@return the error function, {@code 2/sqrt(pi)} times the integral of {@code exp(-t*t)} from 0
   * to {@code x}} At most 1.5 ulp. The sign of a zero is kept; infinities give 1 with their sign.
   */
  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  /** {@return the float form of {@link #erf(double)}} */
  public static float erf(float x) {
    return (float) ErrorFunction.erfOfFloat(x);
  }

  /**
   * {@return the complementary error function, {@code 1 - erf(x)}, accurate where it is small} At
   * most 4 ulp. Negative infinity gives 2, positive infinity 0.
   */
  public static double erfc(double x) {
    return ErrorFunction.erfc(x);
  }

  /** {@return the float form of {@link #erfc(double)}} */
  public static float erfc(float x) {
    return (float) ErrorFunction.erfc(x);
  }

  /**
   * {@return the gamma function, {@code (x-1)!}} At most 5 ulp; exact for the integers 1 to 23. A
   * zero gives the infinity of its sign; negative integers and negative infinity give NaN.
   */
  public static double gamma(double x) {
    return GammaFunction.gamma(x);
  }

  /** {@return the float form of {@link #gamma(double)}} */
  public static float gamma(float x) {
    return (float) GammaFunction.gamma(x);
  }

  /**
   * {@return the natural logarithm of the absolute value of {@link #gamma(double)}} For positive
   * {@code x} at most 5 ulp. For negative {@code x} at most 5 ulp of the largest of 1, the result
   * and {@code lgamma(-x)}: near its zeros there the result has few correct bits. Zeros, negative
   * integers and both infinities give positive infinity; 1 and 2 give 0.
   */
  public static double lgamma(double x) {
    return LogGammaFunction.lgamma(x);
  }

  /**
   * {@return the float form of {@link #lgamma(double)}} Near its zeros between negative integers it
   * is at most 1 ulp.
   */
  public static float lgamma(float x) {
    return (float) LogGammaFunction.lgamma(x);
  }

  // Rounding to integers, exact

  /**
   * {@return the largest integer not above {@code x}} Exact. The sign of a zero is kept, infinities
   * stay.
   */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /** {@return the float form of {@link #floor(double)}} Exact. */
  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  /**
   * {@return the smallest integer not below {@code x}} Exact. The sign of a zero is kept,
   * infinities stay; numbers between -1 and 0 give -0.0.
   */
  public static double ceil(double x) {
    return Math.ceil(x);
  }

  /** {@return the float form of {@link #ceil(double)}} Exact. */
  public static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  /**
   * {@return the integer nearest to {@code x}, of two the even one} Exact. The sign of {@code x} is
   * kept, that of a zero result too; infinities stay. For an {@code int} or {@code long}, halves
   * upwards, see {@link Math#round(double)}.
   */
  public static double rint(double x) {
    return Math.rint(x);
  }

  /** {@return the float form of {@link #rint(double)}} Exact. */
  public static float rint(float x) {
    return (float) Math.rint(x);
  }

  /**
   * {@return {@code x} without its fraction} Exact. The sign of {@code x} is kept, that of a zero
   * result too; infinities stay.
   */
  public static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /** {@return the float form of {@link #trunc(double)}} Exact. */
  public static float trunc(float x) {
    return (float) (x < 0 ? Math.ceil(x) : Math.floor(x));
  }

  // Sign, magnitude and order, exact

  /** {@return 1 with the sign of {@code x}, or {@code x} itself if it is a zero or NaN} */
  public static double sign(double x) {
    return Math.signum(x);
  }

  /** {@return 1 with the sign of {@code x}, or {@code x} itself if it is a zero or NaN} */
  public static float sign(float x) {
    return Math.signum(x);
  }

  /** {@return -1, 0 or 1: the sign of {@code x}} */
  public static int sign(int x) {
    return Integer.signum(x);
  }

  /** {@return -1, 0 or 1: the sign of {@code x}} */
  public static long sign(long x) {
    return Long.signum(x);
  }

  /**
   * {@return {@code magnitude} with the sign bit of {@code sign}} If {@code sign} is NaN, either
   * sign may come out, as with {@link Math#copySign(double, double)}.
   */
  public static double copySign(double magnitude, double sign) {
    return Math.copySign(magnitude, sign);
  }

  /**
   * {@return {@code magnitude} with the sign bit of {@code sign}} If {@code sign} is NaN, either
   * sign may come out, as with {@link Math#copySign(float, float)}.
   */
  public static float copySign(float magnitude, float sign) {
    return Math.copySign(magnitude, sign);
  }

  /** {@return the absolute value} The sign bit is cleared, that of a zero too. */
  public static double abs(double x) {
    return Math.abs(x);
  }

  /** {@return the absolute value} The sign bit is cleared, that of a zero too. */
  public static float abs(float x) {
    return Math.abs(x);
  }

  /** {@return the absolute value} That of {@link Integer#MIN_VALUE} is itself. */
  public static int abs(int x) {
    return Math.abs(x);
  }

  /** {@return the absolute value} That of {@link Long#MIN_VALUE} is itself. */
  public static long abs(long x) {
    return Math.abs(x);
  }

  /** {@return the smaller of the two} NaN if either is NaN; -0.0 is below 0.0. */
  public static double min(double x, double y) {
    return Math.min(x, y);
  }

  /** {@return the smaller of the two} NaN if either is NaN; -0.0 is below 0.0. */
  public static float min(float x, float y) {
    return Math.min(x, y);
  }

  /** {@return the smaller of the two} */
  public static int min(int x, int y) {
    return Math.min(x, y);
  }

  /** {@return the smaller of the two} */
  public static long min(long x, long y) {
    return Math.min(x, y);
  }

  /** {@return the larger of the two} NaN if either is NaN; -0.0 is below 0.0. */
  public static double max(double x, double y) {
    return Math.max(x, y);
  }

  /** {@return the larger of the two} NaN if either is NaN; -0.0 is below 0.0. */
  public static float max(float x, float y) {
    return Math.max(x, y);
  }

  /** {@return the larger of the two} */
  public static int max(int x, int y) {
    return Math.max(x, y);
  }

  /** {@return the larger of the two} */
  public static long max(long x, long y) {
    return Math.max(x, y);
  }

  /**
   * {@return {@code min(max(x, lo), hi)}} NaN if any argument is NaN; -0.0 is below 0.0; {@code hi}
   * if {@code lo} is above it.
   */
  public static double clamp(double x, double lo, double hi) {
    return Math.min(Math.max(x, lo), hi);
  }

  /**
   * {@return {@code min(max(x, lo), hi)}} NaN if any argument is NaN; -0.0 is below 0.0; {@code hi}
   * if {@code lo} is above it.
   */
  public static float clamp(float x, float lo, float hi) {
    return Math.min(Math.max(x, lo), hi);
  }

  /** {@return {@code min(max(x, lo), hi)}} {@code hi} if {@code lo} is above it. */
  public static int clamp(int x, int lo, int hi) {
    return Math.min(Math.max(x, lo), hi);
  }

  /** {@return {@code min(max(x, lo), hi)}} {@code hi} if {@code lo} is above it. */
  public static long clamp(long x, long lo, long hi) {
    return Math.min(Math.max(x, lo), hi);
  }

  // Combinations

  /**
   * {@return {@code a * b + c}, rounded once} Correctly rounded. Slow on a JVM whose processor
   * can't do it in one instruction.
   */
  public static double fma(double a, double b, double c) {
    return Math.fma(a, b, c);
  }

  /**
   * {@return {@code a * b + c}, rounded once} Correctly rounded, as float. Slow on a JVM whose
   * processor can't do it in one instruction.
   */
  public static float fma(float a, float b, float c) {
    return Math.fma(a, b, c);
  }

  /**
   * {@return {@code a + (b - a) * t}, every step rounded} {@code a} at {@code t} = 0; at 1 as near
   * to {@code b} as those steps come.
   */
  public static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /**
   * {@return {@code a + (b - a) * t}, every step rounded} {@code a} at {@code t} = 0; at 1 as near
   * to {@code b} as those steps come.
   */
  public static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }

  /**
   * {@return 0 where {@code x < edge}, else 1} 1 if either is NaN. Note the order of the arguments.
   */
  public static double step(double edge, double x) {
    return x < edge ? 0 : 1;
  }

  /**
   * {@return 0 where {@code x < edge}, else 1} 1 if either is NaN. Note the order of the arguments.
   */
  public static float step(float edge, float x) {
    return x < edge ? 0 : 1;
  }

  /**
   * {@return {@code t * t * (3 - 2 * t)} of {@code t = clamp((x - lo) / (hi - lo), 0, 1)}, every
   * step rounded} 0 up to {@code lo}, 1 from {@code hi} on, smooth between; NaN if an argument is
   * NaN, or all three are equal.
   */
  public static double smoothstep(double lo, double hi, double x) {
    double t = clamp((x - lo) / (hi - lo), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /**
   * {@return {@code t * t * (3 - 2 * t)} of {@code t = clamp((x - lo) / (hi - lo), 0, 1)}, every
   * step rounded} 0 up to {@code lo}, 1 from {@code hi} on, smooth between; NaN if an argument is
   * NaN, or all three are equal.
   */
  public static float smoothstep(float lo, float hi, float x) {
    float t = clamp((x - lo) / (hi - lo), 0f, 1f);
    return t * t * (3f - 2f * t);
  }

  // Integers

  /** {@return {@code x * x}} Wraps around. */
  public static int square(int x) {
    return x * x;
  }

  /** {@return {@code x * x}} Wraps around. */
  public static long square(long x) {
    return x * x;
  }

  /**
   * {@return the remainder of the division that rounds down} It has the sign of {@code y}.
   *
   * @throws ArithmeticException if {@code y} is 0; in a kernel an error of that element
   */
  public static int floorMod(int x, int y) {
    return Math.floorMod(x, y);
  }

  /**
   * {@return the remainder of the division that rounds down} It has the sign of {@code y}.
   *
   * @throws ArithmeticException if {@code y} is 0; in a kernel an error of that element
   */
  public static long floorMod(long x, long y) {
    return Math.floorMod(x, y);
  }

  /** {@return {@code floor(x + 1/2)}} 0 for NaN; saturates. */
  public static int round(float x) {
    return Math.round(x);
  }

  /** {@return {@code floor(x + 1/2)}} 0 for NaN; saturates. */
  public static long round(double x) {
    return Math.round(x);
  }

  // Classes of values

  /** {@return whether {@code x} is NaN} */
  public static boolean isNaN(double x) {
    return Double.isNaN(x);
  }

  /** {@return whether {@code x} is NaN} */
  public static boolean isNaN(float x) {
    return Float.isNaN(x);
  }

  /** {@return whether {@code x} is an infinity} */
  public static boolean isInfinite(double x) {
    return Double.isInfinite(x);
  }

  /** {@return whether {@code x} is an infinity} */
  public static boolean isInfinite(float x) {
    return Float.isInfinite(x);
  }

  /** {@return whether {@code x} is neither NaN nor an infinity} */
  public static boolean isFinite(double x) {
    return Double.isFinite(x);
  }

  /** {@return whether {@code x} is neither NaN nor an infinity} */
  public static boolean isFinite(float x) {
    return Float.isFinite(x);
  }
}
