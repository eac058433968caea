package dev.sinter.benchmarks;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;

/**
 * The arithmetic of {@link Elementwise}'s longer workloads as {@code @Fused} methods, operation by
 * operation in the same order, so that EXACT results are equal bit for bit.
 */
final class Formulas {
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  private Formulas() {}

  /** The price of a call after Black and Scholes (1973), from numbers in [0, 1). */
  @Fused
  static float call(float a, float b, float c) {
    float spot = a + 0.5f;
    float years = c + 0.1f;
    float d1 = d1(spot, b + 0.5f, years);
    return spot * cdf(d1) - discounted(b, c) * cdf(d1 - VOLATILITY * Fn.sqrt(years));
  }

  /** The price of the put that belongs to {@link #call}, by put-call parity. */
  @Fused
  static float put(float a, float b, float c) {
    return call(a, b, c) - (a + 0.5f) + discounted(b, c);
  }

  @Fused
  static float d1(float spot, float strike, float years) {
    return (Fn.log(spot / strike) + (RATE + 0.045f) * years) / (VOLATILITY * Fn.sqrt(years));
  }

  @Fused
  static float discounted(float b, float c) {
    return (b + 0.5f) * Fn.exp(-RATE * (c + 0.1f));
  }

  @Fused
  static float cdf(float z) {
    return 0.5f * (1f + Fn.erf(z * 0.70710677f));
  }

  /** A bias and the tanh form of the Gaussian error linear unit. */
  @Fused
  static float gelu(float value, float bias) {
    float x = value + bias;
    return 0.5f * x * (1f + Fn.tanh(0.7978846f * (x + 0.044715f * x * x * x)));
  }

  /** A great-circle distance in km, mean radius 6,371 km, from numbers in [0, 1). */
  @Fused
  static float haversine(float a, float b, float c) {
    float from = a * 3f - 1.5f;
    float to = b * 3f - 1.5f;
    float north = Fn.sin((to - from) / 2f);
    float east = Fn.sin((c * 6f - 3f) / 2f);
    float h = north * north + Fn.cos(from) * Fn.cos(to) * (east * east);
    return 12742f * Fn.asin(Fn.sqrt(h));
  }
}
