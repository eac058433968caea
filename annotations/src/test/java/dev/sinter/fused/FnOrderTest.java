package dev.sinter.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Comparison, sign and blending, on integers too. */
class FnOrderTest {
  private static final double NAN = Double.NaN;

  @Test
  void minAndMaxLetNanWinAndOrderTheZeros() {
    assertEquals(NAN, Fn.min(NAN, 1.0));
    assertEquals(Float.NaN, Fn.max(1f, Float.NaN));
    assertEquals(-0.0, Fn.min(0.0, -0.0));
    assertEquals(0.0f, Fn.max(-0.0f, 0.0f));
  }

  @Test
  void clampIsMinOfMax() {
    assertEquals(2.0, Fn.clamp(1.0, 2.0, 3.0));
    assertEquals(3.0f, Fn.clamp(4.0f, 2.0f, 3.0f));
    assertEquals(2.5, Fn.clamp(2.5, 2.0, 3.0));
    assertEquals(1.0, Fn.clamp(2.0, 3.0, 1.0));
    assertEquals(NAN, Fn.clamp(NAN, 2.0, 3.0));
    assertEquals(NAN, Fn.clamp(1.0, NAN, 3.0));
    assertEquals(Float.NaN, Fn.clamp(1f, 2f, Float.NaN));
    assertEquals(0.0, Fn.clamp(-0.0, 0.0, 1.0));
  }

  @Test
  void integersHaveTheirOwnOverloads() {
    assertEquals(Integer.MIN_VALUE, Fn.abs(Integer.MIN_VALUE));
    assertEquals(Long.MIN_VALUE, Fn.abs(Long.MIN_VALUE));
    assertEquals(-7, Fn.min(-7, 3));
    assertEquals(Long.MAX_VALUE, Fn.max(3L, Long.MAX_VALUE));
    assertEquals(10, Fn.clamp(15, 0, 10));
    assertEquals(0L, Fn.clamp(-15L, 0L, 10L));
    assertEquals(-1, Fn.sign(Integer.MIN_VALUE));
    assertEquals(1L, Fn.sign(Long.MAX_VALUE));
    assertEquals(0, Fn.sign(0));
  }

  @Test
  void signKeepsZerosAndNan() {
    assertEquals(-1.0, Fn.sign(-Double.MIN_VALUE));
    assertEquals(1.0f, Fn.sign(Float.POSITIVE_INFINITY));
    assertEquals(-0.0, Fn.sign(-0.0));
    assertEquals(NAN, Fn.sign(NAN));
    assertEquals(-3.0, Fn.copySign(3.0, -0.0));
    assertEquals(3.0f, Fn.copySign(-3.0f, 0.0f));
  }

  @Test
  void stepComparesWithTheEdgeFirst() {
    assertEquals(0.0, Fn.step(1.0, 0.5));
    assertEquals(1.0f, Fn.step(1f, 1f));
    assertEquals(1.0, Fn.step(1.0, NAN));
    assertEquals(1.0f, Fn.step(Float.NaN, 1f));
  }

  @Test
  void mixRoundsEveryStepAndFmaOnce() {
    assertEquals(2.5, Fn.mix(2.0, 4.0, 0.25));
    assertEquals(0.1f + (0.7f - 0.1f) * 0.3f, Fn.mix(0.1f, 0.7f, 0.3f));
    assertEquals(0.1 * 10 - 1, Fn.square(0.0));
    assertEquals(0x1p-54, Fn.fma(0.1, 10.0, -1.0));
    assertEquals(Math.fma(0.1f, 10f, -1f), Fn.fma(0.1f, 10f, -1f));
  }
}
