package dev.sinter.codegen.opencl;

/** The texts of the helper functions, in the words of {@link Helpers}. */
final class Snippets {
  private Snippets() {}

  /** {@code MIN_VALUE / -1} wraps; a zero divisor gives 0 (the error is recorded elsewhere). */
  static final String DIV =
      """
      static inline T NAME(T a, T b) {
        const T d = ((b == 0) | (b == -1)) ? (T)(1) : b;
        const T q = a / d;
        return b == -1 ? as_T((U)(0) - as_U(a)) : (b == 0 ? (T)(0) : q);
      }\
      """;

  static final String REM =
      """
      static inline T NAME(T a, T b) {
        return a % (((b == 0) | (b == -1)) ? (T)(1) : b);
      }\
      """;

  /** A zero divisor gives 0 (the error is recorded elsewhere). */
  static final String DIV_UNSIGNED =
      """
      static inline T NAME(T a, T b) {
        const T q = a / (b == 0 ? (T)(1) : b);
        return b == 0 ? (T)(0) : q;
      }\
      """;

  static final String REM_UNSIGNED =
      """
      static inline T NAME(T a, T b) {
        return a % (b == 0 ? (T)(1) : b);
      }\
      """;

  /** {@link dev.sinter.ir.Half#toFloat}, line by line. */
  static final String FLOAT_OF_HALF =
      """
      static inline R NAME(T x) {
        const V m = convert_V(x & (T)(0x7fff)) << 13;
        const V e = m & 0x0f800000U;
        const V denormal = as_V(as_R(m + 0x38800000U) - 0x1p-14f);
        const V normal = m + (e == 0x0f800000U ? (V)(0x70000000U) : (V)(0x38000000U));
        return as_R((e == 0 ? denormal : normal) | (convert_V(x & (T)(0x8000)) << 16));
      }\
      """;

  /** {@link dev.sinter.ir.Half#ofFloat}, line by line. */
  static final String HALF_OF_FLOAT =
      """
      static inline R NAME(T x) {
        const V m = as_V(x) & 0x7fffffffU;
        const V sign = (as_V(x) >> 16) & 0x8000U;
        const V denormal = as_V(as_T(m) + 0.5f) - 0x3f000000U;
        const V normal = (m - 0x38000000U + 0xfffU + ((m >> 13) & 1U)) >> 13;
        const V small = m < 0x38800000U ? denormal : normal;
        const V number = sign | (m >= 0x47800000U ? (V)(0x7c00U) : small);
        return convert_R(m > 0x7f800000U ? (V)(0x7e00U) : number);
      }\
      """;

  /** {@link dev.sinter.ir.Half#ofDouble}, line by line. */
  static final String HALF_OF_DOUBLE =
      """
      static inline R NAME(T x) {
        const V m = as_V(x) & 0x7fffffffffffffffUL;
        const V sign = (as_V(x) >> 48) & 0x8000UL;
        const V denormal = as_V(as_T(m) + 0x1p28) - 0x41b0000000000000UL;
        const V normal = (m - 0x3f00000000000000UL + 0x1ffffffffffUL + ((m >> 42) & 1UL)) >> 42;
        const V small = m < 0x3f10000000000000UL ? denormal : normal;
        const V number = sign | (m >= 0x40f0000000000000UL ? (V)(0x7c00UL) : small);
        return convert_R(m > 0x7ff0000000000000UL ? (V)(0x7e00UL) : number);
      }\
      """;

  static final String FLOOR_DIV =
      """
      static inline T NAME(T a, T b) {
        const T r = a % (((b == 0) | (b == -1)) ? (T)(1) : b);
        const T q = DIVIDE(a, b);
        return ((r != 0) & ((r ^ b) < 0)) ? q - 1 : q;
      }\
      """;

  static final String FLOOR_MOD =
      """
      static inline T NAME(T a, T b) {
        const T r = a % (((b == 0) | (b == -1)) ? (T)(1) : b);
        return ((r != 0) & ((r ^ b) < 0)) ? r + b : r;
      }\
      """;

  /** {@code abs()} is undefined for MIN_VALUE in PoCL; Java wraps. */
  static final String ABS_INTEGER =
      """
      static inline T NAME(T x) {
        return x < 0 ? as_T((U)(0) - as_U(x)) : x;
      }\
      """;

  static final String SIGN =
      """
      static inline T NAME(T x) {
        return x > 0 ? (T)(1) : (x < 0 ? (T)(-1) : x);
      }\
      """;

  static final String SIGN_INTEGER =
      """
      static inline T NAME(T x) {
        return x > 0 ? (T)(1) : (x < 0 ? (T)(-1) : (T)(0));
      }\
      """;

  /** NaN wins, -0.0 is below 0.0. */
  static final String MIN =
      """
      static inline T NAME(T a, T b) {
        const T least = a == b ? as_T(as_I(a) | as_I(b)) : (a < b ? a : b);
        return isunordered(a, b) ? a + b : least;
      }\
      """;

  /** NaN wins, 0.0 is above -0.0. */
  static final String MAX =
      """
      static inline T NAME(T a, T b) {
        const T greatest = a == b ? as_T(as_I(a) & as_I(b)) : (a > b ? a : b);
        return isunordered(a, b) ? a + b : greatest;
      }\
      """;

  /** {@code floor(x + 1/2)} without the rounding of that sum. */
  static final String ROUND =
      """
      static inline R NAME(T x) {
        const T down = FLOOR(x);
        const T up = down + (x - down >= 0.5f ? (T)(1) : (T)(0));
        return TRUNCATED;
      }\
      """;

  static final String TRUNCATE =
      """
      static inline R NAME(T x) {
        return NAN_LANES ? (R)(0) : convert_R_sat_rtz(x);
      }\
      """;

  /**
   * C has pow(1, y) = 1 and pow(-1, infinity) = 1; Java has NaN for pow(1, NaN) and pow(1 or -1,
   * infinity).
   */
  static final String POW =
      """
      static inline T NAME(T x, T y) {
        return (((fabs(x) == 1) & isinf(y)) | ((x == 1) & isnan(y))) ? y - y : POWER(x, y);
      }\
      """;

  /** {@code 1 / (1 + exp(-x))} without its loss at large negative x. */
  static final String SIGMOID =
      """
      static inline T NAME(T x) {
        const T e = EXPONENTIAL(-fabs(x));
        return QUOTIENT;
      }\
      """;

  /**
   * {@code |y|} is scaled by powers of STEP to below {@code |x|} and back; each quotient fits the
   * mantissa, so that each remainder is exact.
   */
  static final String REMAINDER =
      """
      static inline T NAME(T x, T y) {
        const T divisor = fabs(y);
        const I regular = isfinite(x) & isfinite(y) & (divisor > 0);
        const T least = regular ? divisor : (T)(1);
        T r = regular ? fabs(x) : (T)(0);
        T scaled = least;
        while (ANY(scaled * STEP <= r)) {
          scaled = scaled * STEP <= r ? scaled * STEP : scaled;
        }
        for (;;) {
          r = fma(-trunc(r / scaled), scaled, r);
          r = r < 0 ? r + scaled : r;
          if (!ANY(scaled > least)) {
            break;
          }
          scaled = scaled > least ? scaled / STEP : scaled;
        }
        const T unchanged = (isfinite(x) & isinf(y)) ? x : (T)(NAN);
        return regular ? copysign(r, x) : unchanged;
      }\
      """;

  /**
   * Float erf within 1.2 ulp: {@code x + x q(x*x)} in the middle, {@code 1 - exp(-p(|x|))} beyond,
   * 1 from 3.93 on. Both polynomials were fitted by Lawson's iteration to 40-digit values.
   */
  static final String ERF =
      """
      static inline T NAME(T x) {
        const T a = fabs(x);
        const T s = x * x;
        T q = (T)(-0x1.3a139ep-11f);
        q = fma(q, s, (T)(0x1.473abap-8f));
        q = fma(q, s, (T)(-0x1.b68b32p-6f));
        q = fma(q, s, (T)(0x1.ce1a6ap-4f));
        q = fma(q, s, (T)(-0x1.8126e6p-2f));
        q = fma(q, s, (T)(0x1.06eba6p-3f));
        const T t = a > 3.93f ? (T)(3.93f) : a;
        T p = (T)(0x1.7b4b22p-17f);
        p = fma(p, t, (T)(-0x1.533ecp-12f));
        p = fma(p, t, (T)(0x1.ddcf92p-9f));
        p = fma(p, t, (T)(-0x1.856b74p-6f));
        p = fma(p, t, (T)(0x1.b32d06p-4f));
        p = fma(p, t, (T)(0x1.4531fcp-1f));
        p = fma(p, t, (T)(0x1.20ef2ep+0f));
        const T beyond = 1 - EXPONENTIAL(-p * t);
        return a <= 0.921875f ? fma(q, x, x) : copysign(beyond, x);
      }\
      """;

  /** PoCL's float lgamma is infinite from 2^121 on; from 2^24 on x (log x - 1) is as good. */
  static final String LGAMMA =
      """
      static inline T NAME(T x) {
        return x >= 0x1p24f ? x * (LOGARITHM(x) - 1) : lgamma(x);
      }\
      """;

  /** Through double where there is one. */
  static final String GAMMA =
      """
      static inline T NAME(T x) {
      #ifdef cl_khr_fp64
        return convert_T(tgamma(convert_R(x)));
      #else
        return tgamma(x);
      #endif
      }\
      """;

  /**
   * The last results above the denormal ones are at -170: gamma(x) is gamma(x + 8) / (x … (x+7)).
   */
  static final String WIDE_GAMMA =
      """
      static inline T NAME(T x) {
        const T y = x < -168.0 && x > -190.0 ? x + 8 : x;
        const T g = tgamma(y);
        const T p = x * (x + 1) * (x + 2) * (x + 3) * ((x + 4) * (x + 5) * (x + 6) * (x + 7));
        return y == x ? g : g / p;
      }\
      """;

  /** Number, mean, and sum of squared differences from it. */
  static final String MOMENTS = "typedef struct { T n; T m; T s; } NAME;";

  /** A sum and what rounding took from it. */
  static final String PAIR = "typedef struct { T s; T c; } NAME;";

  /** Chan, Golub and LeVeque, "Updating formulae", 1979; see {@link dev.sinter.ir.Reductions}. */
  static final String MERGE_MOMENTS =
      """
      static inline ACC NAME(const ACC a, const ACC b) {
        ACC r;
        const T n = a.n + b.n;
        const T w = b.n == 0 ? (T)(0) : WEIGHT;
        const T d = b.m - a.m;
        const T e = d * w;
        r.n = n;
        r.m = a.m + e;
        r.s = (a.s + b.s) + (e * a.n) * d;
        return r;
      }\
      """;

  /** MERGE_MOMENTS with one more element, where all lanes have as many: one division for all. */
  static final String ADD_MOMENT =
      """
      static inline ACC NAME(const ACC a, const T x) {
        ACC r;
        const SCALAR n = a.n.s0 + 1;
        const SCALAR w = QUOTIENT;
        const T d = x - a.m;
        const T e = d * w;
        r.n = a.n + (T)(1);
        r.m = a.m + e;
        r.s = a.s + (e * a.n) * d;
        return r;
      }\
      """;

  /** Knuth's two-sum: the rounding error of the sum of the sums is exact. */
  static final String TWO_SUM =
      """
      static inline ACC NAME(const ACC a, const ACC b) {
        ACC r;
        r.s = a.s + b.s;
        const T v = r.s - a.s;
        r.c = (a.c + b.c) + ((a.s - (r.s - v)) + (b.s - v));
        return r;
      }\
      """;

  static final String TOTAL =
      """
      static inline T NAME(const ACC a) {
        return isfinite(a.s) ? a.s + a.c : a.s;
      }\
      """;

  static final String CHOOSE_ACCUMULATOR =
      """
      static inline ACC NAME(const I first, const ACC a, const ACC b) {
        ACC r;
      FIELDS  return r;
      }\
      """;
}
