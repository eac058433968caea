package dev.sinter.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Compares the float forms with the double forms, which {@link FnAccuracyTest} holds to the true
 * values.
 */
class FnFloatTest {
  private static final int SAMPLES = 20_000;

  /** A function of one float. */
  private interface FloatFunction {
    float apply(float x);
  }

  /** A function of two floats. */
  private interface FloatOperator {
    float apply(float x, float y);
  }

  private record Pair(FloatFunction single, DoubleUnaryOperator wide) {}

  private static final Map<String, Pair> PAIRS = new TreeMap<>();

  static {
    PAIRS.put("sqrt", new Pair(Fn::sqrt, Fn::sqrt));
    PAIRS.put("cbrt", new Pair(Fn::cbrt, Fn::cbrt));
    PAIRS.put("exp", new Pair(Fn::exp, Fn::exp));
    PAIRS.put("exp2", new Pair(Fn::exp2, Fn::exp2));
    PAIRS.put("expm1", new Pair(Fn::expm1, Fn::expm1));
    PAIRS.put("log", new Pair(Fn::log, Fn::log));
    PAIRS.put("log2", new Pair(Fn::log2, Fn::log2));
    PAIRS.put("log10", new Pair(Fn::log10, Fn::log10));
    PAIRS.put("log1p", new Pair(Fn::log1p, Fn::log1p));
    PAIRS.put("sin", new Pair(Fn::sin, Fn::sin));
    PAIRS.put("cos", new Pair(Fn::cos, Fn::cos));
    PAIRS.put("tan", new Pair(Fn::tan, Fn::tan));
    PAIRS.put("asin", new Pair(Fn::asin, Fn::asin));
    PAIRS.put("acos", new Pair(Fn::acos, Fn::acos));
    PAIRS.put("atan", new Pair(Fn::atan, Fn::atan));
    PAIRS.put("sinh", new Pair(Fn::sinh, Fn::sinh));
    PAIRS.put("cosh", new Pair(Fn::cosh, Fn::cosh));
    PAIRS.put("tanh", new Pair(Fn::tanh, Fn::tanh));
    PAIRS.put("asinh", new Pair(Fn::asinh, Fn::asinh));
    PAIRS.put("acosh", new Pair(Fn::acosh, Fn::acosh));
    PAIRS.put("atanh", new Pair(Fn::atanh, Fn::atanh));
    PAIRS.put("sigmoid", new Pair(Fn::sigmoid, Fn::sigmoid));
    PAIRS.put("erf", new Pair(Fn::erf, Fn::erf));
    PAIRS.put("erfc", new Pair(Fn::erfc, Fn::erfc));
    PAIRS.put("gamma", new Pair(Fn::gamma, Fn::gamma));
    PAIRS.put("floor", new Pair(Fn::floor, Fn::floor));
    PAIRS.put("ceil", new Pair(Fn::ceil, Fn::ceil));
    PAIRS.put("rint", new Pair(Fn::rint, Fn::rint));
    PAIRS.put("trunc", new Pair(Fn::trunc, Fn::trunc));
    PAIRS.put("sign", new Pair(Fn::sign, Fn::sign));
    PAIRS.put("abs", new Pair(Fn::abs, Fn::abs));
    PAIRS.put("square", new Pair(Fn::square, Fn::square));
    PAIRS.put("reciprocal", new Pair(Fn::reciprocal, Fn::reciprocal));
  }

  @Test
  void functionsOfOneFloatAreWithin051UlpEverywhere() {
    PAIRS.forEach(
        (name, pair) -> {
          Random random = new Random(name.hashCode());
          for (int i = 0; i < SAMPLES; i++) {
            float x = sample(random, i);
            assertClose(name + "(" + x + ")", pair.wide.applyAsDouble(x), pair.single.apply(x));
          }
        });
  }

  @Test
  void functionsOfTwoFloatsAreWithin051UlpEverywhere() {
    assertClose("pow", Fn::pow, Fn::pow);
    assertClose("atan2", Fn::atan2, Fn::atan2);
    assertClose("hypot", Fn::hypot, Fn::hypot);
    assertClose("min", Fn::min, Fn::min);
    assertClose("max", Fn::max, Fn::max);
  }

  @Test
  void lgammaOfPositiveFloatsIsWithin051Ulp() {
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      float x = Math.abs(sample(random, i));
      assertClose("lgamma(" + x + ")", Fn.lgamma((double) x), Fn.lgamma(x));
    }
  }

  @Test
  void rsqrtRoundsTheRootAndThenTheQuotient() {
    Random random = new Random(2);
    for (int i = 0; i < SAMPLES; i++) {
      float x = Math.abs(sample(random, i));
      assertEquals(1f / (float) Math.sqrt(x), Fn.rsqrt(x));
    }
  }

  @Test
  void erfIsOddAndOneFromFourOn() {
    Random random = new Random(3);
    for (int i = 0; i < SAMPLES; i++) {
      float x = sample(random, i);
      assertEquals(Fn.erf(x), -Fn.erf(-x));
      assertEquals(1f, Fn.erf(4 + Math.abs(x)));
    }
  }

  private static void assertClose(String name, FloatOperator single, DoubleBinaryOperator wide) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < SAMPLES; i++) {
      float x = sample(random, i);
      float y = sample(random, i / 4);
      assertClose(name + "(" + x + ", " + y + ")", wide.applyAsDouble(x, y), single.apply(x, y));
    }
  }

  private static void assertClose(String call, double wide, float single) {
    float rounded = (float) wide;
    if (Float.isNaN(rounded) || Float.isInfinite(rounded) || rounded == 0) {
      assertEquals(rounded, single, call);
      return;
    }
    double error = Math.abs(single - wide) / Math.ulp(rounded);
    assertTrue(error <= 0.51, () -> call + " is off by " + error + " ulp");
  }

  /** By turns: any finite float by its bits, and numbers of the size 1, 10 and 100. */
  private static float sample(Random random, int i) {
    return switch (i % 4) {
      case 1 -> (float) random.nextGaussian();
      case 2 -> 20 * random.nextFloat() - 10;
      case 3 -> 200 * random.nextFloat() - 100;
      default -> Float.intBitsToFloat(random.nextInt() & 0xBFFF_FFFF);
    };
  }
}
