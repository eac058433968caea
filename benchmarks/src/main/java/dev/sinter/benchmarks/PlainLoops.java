package dev.sinter.benchmarks;

import dev.sinter.examples.Finance;
import java.util.concurrent.CompletableFuture;

/** What one writes without a library: loops over primitive arrays, split between two threads. */
final class PlainLoops {
  private PlainLoops() {}

  /** How many points lie within the circle. */
  static long count(float[] x, float[] y) {
    int half = x.length / 2;
    CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> count(x, y, 0, half));
    long second = count(x, y, half, x.length);
    return first.join() + second;
  }

  private static long count(float[] x, float[] y, int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      if ((float) Math.sqrt(x[i] * x[i] + y[i] * y[i]) < 1) {
        count++;
      }
    }
    return count;
  }

  /** Prices of calls, into {@code prices}. */
  static void call(
      float[] spots, float[] strikes, float[] years, float rate, float vol, float[] prices) {
    int half = spots.length / 2;
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> call(spots, strikes, years, rate, vol, prices, 0, half));
    call(spots, strikes, years, rate, vol, prices, half, spots.length);
    first.join();
  }

  private static void call(
      float[] spots,
      float[] strikes,
      float[] years,
      float rate,
      float vol,
      float[] prices,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      prices[i] = Finance.call(spots[i], strikes[i], years[i], rate, vol);
    }
  }
}
