package dev.sinter.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * NaN, infinities, signed zeros and the edges of domains, each in the double and the float form.
 */
class FnSpecialValuesTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double HALF_PI = Math.PI / 2;

  /** A function of one float. */
  private interface FloatFunction {
    float apply(float x);
  }

  @Test
  void functionsTreatNanInfinitiesAndZerosAsDocumented() {
    // f, f(NaN), f(-infinity), f(infinity), f(-0.0), f(0.0)
    check(Fn::sqrt, Fn::sqrt, NAN, NAN, INF, -0.0, 0.0);
    check(Fn::cbrt, Fn::cbrt, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::rsqrt, Fn::rsqrt, NAN, NAN, 0.0, -INF, INF);
    check(Fn::reciprocal, Fn::reciprocal, NAN, -0.0, 0.0, -INF, INF);
    check(Fn::square, Fn::square, NAN, INF, INF, 0.0, 0.0);
    check(Fn::exp, Fn::exp, NAN, 0.0, INF, 1, 1);
    check(Fn::exp2, Fn::exp2, NAN, 0.0, INF, 1, 1);
    check(Fn::expm1, Fn::expm1, NAN, -1, INF, -0.0, 0.0);
    check(Fn::log, Fn::log, NAN, NAN, INF, -INF, -INF);
    check(Fn::log2, Fn::log2, NAN, NAN, INF, -INF, -INF);
    check(Fn::log10, Fn::log10, NAN, NAN, INF, -INF, -INF);
    check(Fn::log1p, Fn::log1p, NAN, NAN, INF, -0.0, 0.0);
    check(Fn::sin, Fn::sin, NAN, NAN, NAN, -0.0, 0.0);
    check(Fn::cos, Fn::cos, NAN, NAN, NAN, 1, 1);
    check(Fn::tan, Fn::tan, NAN, NAN, NAN, -0.0, 0.0);
    check(Fn::asin, Fn::asin, NAN, NAN, NAN, -0.0, 0.0);
    check(Fn::acos, Fn::acos, NAN, NAN, NAN, HALF_PI, HALF_PI);
    check(Fn::atan, Fn::atan, NAN, -HALF_PI, HALF_PI, -0.0, 0.0);
    check(Fn::sinh, Fn::sinh, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::cosh, Fn::cosh, NAN, INF, INF, 1, 1);
    check(Fn::tanh, Fn::tanh, NAN, -1, 1, -0.0, 0.0);
    check(Fn::asinh, Fn::asinh, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::acosh, Fn::acosh, NAN, NAN, INF, NAN, NAN);
    check(Fn::atanh, Fn::atanh, NAN, NAN, NAN, -0.0, 0.0);
    check(Fn::sigmoid, Fn::sigmoid, NAN, 0.0, 1, 0.5, 0.5);
    check(Fn::erf, Fn::erf, NAN, -1, 1, -0.0, 0.0);
    check(Fn::erfc, Fn::erfc, NAN, 2, 0.0, 1, 1);
    check(Fn::gamma, Fn::gamma, NAN, NAN, INF, -INF, INF);
    check(Fn::lgamma, Fn::lgamma, NAN, INF, INF, INF, INF);
    check(Fn::floor, Fn::floor, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::ceil, Fn::ceil, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::rint, Fn::rint, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::trunc, Fn::trunc, NAN, -INF, INF, -0.0, 0.0);
    check(Fn::sign, Fn::sign, NAN, -1, 1, -0.0, 0.0);
    check(Fn::abs, Fn::abs, NAN, INF, INF, 0.0, 0.0);
  }

  @Test
  void smoothstepRisesFromZeroToOne() {
    assertEquals(0.0, Fn.smoothstep(1.0, 3.0, 1.0));
    assertEquals(0.5, Fn.smoothstep(1.0, 3.0, 2.0));
    assertEquals(1.0, Fn.smoothstep(1.0, 3.0, INF));
    assertEquals(NAN, Fn.smoothstep(1.0, 1.0, 1.0));
    assertEquals(1.0, Fn.smoothstep(1.0, 1.0, 2.0));
    assertEquals(0.15625f, Fn.smoothstep(0f, 4f, 1f));
    assertEquals(Float.NaN, Fn.smoothstep(0f, 4f, Float.NaN));
  }

  @Test
  void integersAndClassesOfValuesAreThoseOfTheJdk() {
    assertEquals(-2, Fn.round(-2.5f));
    assertEquals(Long.MAX_VALUE, Fn.round(INF));
    assertEquals(0, Fn.square(1 << 16));
    assertEquals(1L << 32, Fn.square(1L << 16));
    assertEquals(2, Fn.floorMod(-1, 3));
    assertEquals(-1L, Fn.floorMod(2L, -3L));
    assertTrue(Fn.isNaN(NAN) && Fn.isNaN(Float.NaN) && !Fn.isNaN(INF));
    assertTrue(Fn.isInfinite(-INF) && Fn.isInfinite(1f / 0f) && !Fn.isInfinite(NAN));
    assertTrue(Fn.isFinite(-0.0) && Fn.isFinite(1f) && !Fn.isFinite(Float.NaN));
  }

  @Test
  void domainsEndWhereDocumented() {
    assertEquals(NAN, Fn.sqrt(-1.0));
    assertEquals(NAN, Fn.log(-1.0));
    assertEquals(NAN, Fn.log2(-1.0));
    assertEquals(NAN, Fn.log1p(-1.5));
    assertEquals(-INF, Fn.log1p(-1.0));
    assertEquals(NAN, Fn.asin(1.5));
    assertEquals(NAN, Fn.acos(-1.5));
    assertEquals(0.0, Fn.acosh(1.0));
    assertEquals(NAN, Fn.acosh(Math.nextDown(1.0)));
    assertEquals(NAN, Fn.acosh(-1e200));
    assertEquals(INF, Fn.atanh(1.0));
    assertEquals(-INF, Fn.atanh(-1.0));
    assertEquals(NAN, Fn.atanh(-1.5));
  }

  @Test
  void gammaHasPolesAtNegativeIntegersAndOverflowsAndUnderflowsInOrder() {
    assertEquals(NAN, Fn.gamma(-1.0));
    assertEquals(NAN, Fn.gamma(-1e300));
    assertEquals(INF, Fn.gamma(171.7));
    assertEquals(INF, Fn.gamma(Double.MIN_VALUE));
    assertEquals(-INF, Fn.gamma(-Double.MIN_VALUE));
    assertEquals(-0.0, Fn.gamma(-200.5));
    assertEquals(0.0, Fn.gamma(-201.5));
    assertEquals(INF, Fn.lgamma(-3.0));
    assertEquals(INF, Fn.lgamma(-1e300));
    assertEquals(INF, Fn.lgamma(Double.MAX_VALUE));
    assertEquals(0.0, Fn.lgamma(1.0));
    assertEquals(0.0, Fn.lgamma(2.0));
  }

  @Test
  void errorFunctionsAndPowersReachTheEndsOfTheirRange() {
    assertEquals(1.0, Fn.erf(6.0));
    assertEquals(-1.0, Fn.erf(-1e300));
    assertEquals(Double.MIN_VALUE, Fn.erf(Double.MIN_VALUE));
    assertEquals(2.0, Fn.erfc(-6.0));
    assertEquals(Double.MIN_VALUE, Fn.erfc(27.22));
    assertEquals(0.0, Fn.erfc(27.3));
    assertEquals(INF, Fn.exp2(1024.0));
    assertEquals(0.0, Fn.exp2(-1075.0));
    assertEquals(Double.MIN_VALUE, Fn.exp2(Math.nextUp(-1075.0)));
  }

  @Test
  void hypotOfAnInfinityIsInfiniteEvenBesideNan() {
    assertEquals(INF, Fn.hypot(-INF, NAN));
    assertEquals(INF, Fn.hypot(NAN, INF));
    assertEquals(Float.POSITIVE_INFINITY, Fn.hypot(Float.NaN, Float.NEGATIVE_INFINITY));
    assertEquals(Float.NaN, Fn.hypot(Float.NaN, 1f));
    assertEquals(1e38f, Fn.hypot(1e38f, 1f));
    assertEquals(Float.MIN_VALUE, Fn.hypot(Float.MIN_VALUE, 0f));
  }

  @Test
  void powFollowsMath() {
    assertEquals(1.0, Fn.pow(NAN, 0.0));
    assertEquals(NAN, Fn.pow(1.0, NAN));
    assertEquals(Float.NaN, Fn.pow(-1f, Float.POSITIVE_INFINITY));
    assertEquals(-8f, Fn.pow(-2f, 3f));
  }

  @Test
  void truncKeepsTheSignOfWhatItCutsToZero() {
    assertEquals(-0.0, Fn.trunc(-0.7));
    assertEquals(-0.0f, Fn.trunc(-0.7f));
    assertEquals(0.0, Fn.trunc(0.7));
    assertEquals(-2.0, Fn.trunc(-2.7));
    assertEquals(-0.0, Fn.ceil(-0.7));
    assertEquals(2.0, Fn.rint(2.5));
  }

  private static void check(DoubleUnaryOperator wide, FloatFunction single, double... expected) {
    double[] arguments = {NAN, -INF, INF, -0.0, 0.0};
    for (int i = 0; i < arguments.length; i++) {
      String at = "at " + arguments[i];
      assertEquals(expected[i], wide.applyAsDouble(arguments[i]), at);
      assertEquals((float) expected[i], single.apply((float) arguments[i]), at);
    }
  }
}
