package dev.sinter.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Holds each function that is our own to the bound that its javadoc gives. */
class FnAccuracyTest {

  @Test
  void exp2IsWithin1Ulp() {
    assertWithin(1, "exp2", Fn::exp2);
  }

  @Test
  void log2IsWithin2Ulp() {
    assertWithin(2, "log2", Fn::log2);
  }

  @Test
  void asinhIsWithin2Ulp() {
    assertWithin(2, "asinh", Fn::asinh);
  }

  @Test
  void acoshIsWithin3Ulp() {
    assertWithin(3, "acosh", Fn::acosh);
  }

  @Test
  void atanhIsWithin2Ulp() {
    assertWithin(2, "atanh", Fn::atanh);
  }

  @Test
  void sigmoidIsWithin3Ulp() {
    assertWithin(3, "sigmoid", Fn::sigmoid);
  }

  @Test
  void erfIsWithinOneAndAHalfUlp() {
    assertWithin(1.5, "erf", Fn::erf);
  }

  @Test
  void erfcIsWithin4Ulp() {
    assertWithin(4, "erfc", Fn::erfc);
  }

  @Test
  void gammaIsWithin5Ulp() {
    assertWithin(5, "gamma", Fn::gamma);
  }

  @Test
  void lgammaOfPositiveNumbersIsWithin5Ulp() {
    assertWithin(5, "lgamma", Fn::lgamma);
  }

  @Test
  void lgammaOfNegativeNumbersIsWithin5UlpOfItsLargestTerm() {
    for (Reference row : Reference.of("lgamma-negative")) {
      double computed = Fn.lgamma(row.x());
      double largest = Math.max(Math.abs(computed), Math.max(1, Fn.lgamma(-row.x())));
      assertTrue(
          row.error(computed, Math.ulp(largest)) <= 5,
          () -> "lgamma of " + row + " is " + computed);
    }
  }

  @Test
  void gammaOfSmallIntegersIsTheExactFactorial() {
    double factorial = 1;
    for (int n = 1; n <= 22; n++) {
      factorial *= n;
      assertEquals(factorial, Fn.gamma(n + 1.0));
    }
  }

  @Test
  void exp2OfIntegersIsExactDownToTheSmallestDouble() {
    for (int n = -1074; n <= 1023; n++) {
      assertEquals(Math.scalb(1.0, n), Fn.exp2((double) n));
    }
  }

  @Test
  void log2OfPowersOfTwoIsExactDownToTheSmallestDouble() {
    for (int n = -1074; n <= 1023; n++) {
      assertEquals(n, Fn.log2(Math.scalb(1.0, n)));
    }
  }

  private static void assertWithin(double bound, String name, DoubleUnaryOperator function) {
    for (Reference row : Reference.of(name)) {
      double computed = function.applyAsDouble(row.x());
      assertTrue(row.error(computed) <= bound, () -> name + " of " + row + " is " + computed);
    }
  }
}
