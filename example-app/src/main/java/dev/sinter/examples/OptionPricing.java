package dev.sinter.examples;

import dev.sinter.Array;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Black-Scholes prices of ten million options: by a plain loop, by the fused method on the same
 * primitive arrays, and lazily on {@link Array}s, where pricing and mean become one kernel.
 */
final class OptionPricing implements Example {
  private static final long OPTIONS = 10_000_000;
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  /** Three inputs and three results on the heap, and as much again for a device that shares it. */
  private static final int BYTES_PER_OPTION = 48;

  /** Prices are up to some hundreds; this is a few units in their last place. */
  private static final float TOLERANCE = 1e-4f;

  /** What there is to price. */
  private static final class Market {
    final float[] spots;
    final float[] strikes;
    final float[] years;

    Market(int options) {
      SplittableRandom random = new SplittableRandom(7);
      spots = uniform(random, options, 50, 150);
      strikes = uniform(random, options, 50, 150);
      years = uniform(random, options, 0.05f, 3);
    }

    private static float[] uniform(SplittableRandom random, int count, float from, float to) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = from + (to - from) * (random.nextInt(1 << 24) * 0x1p-24f);
      }
      return values;
    }
  }

  @Override
  public Report run(Stage stage) {
    Market market = new Market(stage.elements(OPTIONS, BYTES_PER_OPTION));
    int options = market.spots.length;
    Array spots = Array.wrap(market.spots);
    Array strikes = Array.wrap(market.strikes);
    Array years = Array.wrap(market.years);

    Measurement<float[]> loop = Measurement.of(1, () -> plainLoop(market));
    Measurement<float[]> stub =
        Measurement.of(
            2,
            () -> FinanceFused.call(market.spots, market.strikes, market.years, RATE, VOLATILITY));
    Measurement<Double> mean =
        Measurement.of(
            2, () -> FinanceFused.call(spots, strikes, years, RATE, VOLATILITY).mean().toDouble());

    Table table = Measurement.table();
    loop.addTo(table, "plain loop, one thread", options);
    stub.addTo(table, "fused method on float[]", options);
    mean.addTo(table, "fused method and mean on Array", options);
    List<String> findings =
        List.of(
            String.format(
                Locale.ROOT,
                "%.1f times as fast as the loop on float[], %.1f times with the mean on Array",
                loop.millis() / stub.millis(),
                loop.millis() / mean.millis()));
    return new Report(
        table,
        findings,
        List.of(samePrices(loop.value(), stub.value()), sameMean(loop.value(), mean.value())),
        Optional.empty());
  }

  private static float[] plainLoop(Market market) {
    float[] prices = new float[market.spots.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] =
          Finance.call(market.spots[i], market.strikes[i], market.years[i], RATE, VOLATILITY);
    }
    return prices;
  }

  private static Report.Check samePrices(float[] expected, float[] found) {
    float worst = 0;
    int different = 0;
    for (int i = 0; i < expected.length; i++) {
      float difference = Math.abs(expected[i] - found[i]);
      different += difference == 0 ? 0 : 1;
      worst = Math.max(worst, difference);
    }
    return new Report.Check(
        String.format(
            Locale.ROOT,
            "prices are the loop's within %.1e: %.1f %% differ, by at most %.1e",
            TOLERANCE,
            100.0 * different / expected.length,
            worst),
        worst <= TOLERANCE);
  }

  private static Report.Check sameMean(float[] expected, double found) {
    double sum = 0;
    for (float price : expected) {
      sum += price;
    }
    double mean = sum / expected.length;
    return new Report.Check(
        String.format(Locale.ROOT, "mean price %.5f, of the loop's prices %.5f", found, mean),
        Math.abs(found - mean) <= 1e-5 * mean);
  }
}
