package dev.sinter.benchmarks;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;

/**
 * {@link SeaWater} as {@code @Fused} methods, operation by operation in the same order, so that
 * EXACT results are equal bit for bit. What the methods compute alike is computed once, because
 * they are inlined into one kernel.
 */
final class SeaWaterFormula {
  private SeaWaterFormula() {}

  /** Density at temperature {@code 30 a} °C, salinity {@code 40 b}, pressure {@code 100 c} bar. */
  @Fused
  static float density(float a, float b, float c) {
    float t = 30f * a;
    float s = 40f * b;
    float p = 100f * c;
    float compression = secantBulk(t, s) + p * linear(t, s) + p * p * quadratic(t, s);
    return atSurface(t, s) / (1f - p / compression);
  }

  @Fused
  static float atSurface(float t, float s) {
    float t2 = t * t;
    float t3 = t2 * t;
    float t4 = t3 * t;
    float water = 6.793952e-2f * t + 999.8426f - 9.095290e-3f * t2;
    water = water + 1.001685e-4f * t3 - 1.120083e-6f * t4 + 6.536332e-9f * (t4 * t);
    float first = -4.0899e-3f * t + 8.24493e-1f + 7.6438e-5f * t2;
    first = first - 8.2467e-7f * t3 + 5.3875e-9f * t4;
    float next = 1.0227e-4f * t + -5.72466e-3f - 1.6546e-6f * t2;
    return water + s * first + s * Fn.sqrt(s) * next + 4.8314e-4f * (s * s);
  }

  @Fused
  static float secantBulk(float t, float s) {
    float t2 = t * t;
    float t3 = t2 * t;
    float water = 148.4206f * t + 19652.21f - 2.327105f * t2;
    water = water + 1.360477e-2f * t3 - 5.155288e-5f * (t3 * t);
    float first = -0.603459f * t + 54.6746f + 1.09987e-2f * t2 - 6.1670e-5f * t3;
    float next = 1.6483e-2f * t + 7.944e-2f - 5.3009e-4f * t2;
    return water + s * first + s * Fn.sqrt(s) * next;
  }

  @Fused
  static float linear(float t, float s) {
    float t2 = t * t;
    float water = 1.43713e-3f * t + 3.239908f + 1.16092e-4f * t2 - 5.77905e-7f * (t2 * t);
    float salt = -1.0981e-5f * t + 2.2838e-3f - 1.6078e-6f * t2;
    return water + s * salt + 1.91075e-4f * (s * Fn.sqrt(s));
  }

  @Fused
  static float quadratic(float t, float s) {
    float t2 = t * t;
    float water = -6.12293e-6f * t + 8.50935e-5f + 5.2787e-8f * t2;
    float salt = 2.0816e-8f * t + -9.9348e-7f + 9.1697e-10f * t2;
    return water + s * salt;
  }
}
