package dev.sinter.examples;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;
import dev.sinter.fused.Uniform;

/** Prices of European options after Black and Scholes (1973). */
public final class Finance {
  private Finance() {}

  /**
   * The price of a call.
   *
   * @param spot today's price of the underlying
   * @param strike the price agreed upon
   * @param years time to expiry
   * @param rate yearly interest, continuously compounded: 0.02 is 2 %
   * @param vol yearly volatility: 0.3 is 30 %
   */
  @Fused
  public static float call(
      float spot, float strike, float years, @Uniform float rate, @Uniform float vol) {
    float sq = vol * Fn.sqrt(years);
    float d1 = (Fn.log(spot / strike) + (rate + 0.5f * vol * vol) * years) / sq;
    return spot * cdf(d1) - strike * Fn.exp(-rate * years) * cdf(d1 - sq);
  }

  /** The standard normal distribution function. */
  @Fused
  public static float cdf(float z) {
    return 0.5f * (1f + Fn.erf(z * 0.70710677f));
  }
}
