package dev.sinter.examples;

import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
import java.util.List;
import java.util.function.Supplier;

/**
 * A piece of work with its times.
 *
 * @param value its result
 * @param firstMillis wall time of the first run, which may build kernels
 * @param millis wall time of the fastest of the later runs
 * @param kernels kernels launched by one run
 * @param bytes array memory that these must read and write, in bytes
 */
record Measurement<T>(T value, double firstMillis, double millis, int kernels, long bytes) {
  private static final double LEAST_SHOWN = 0.005;

  /** Headings that fit {@link #addTo}. */
  static Table table() {
    return Table.of(
        "step", "elements", "first ms", "again ms", "M elements/s", "kernels", "GB/s of arrays");
  }

  /**
   * Runs {@code work} once, and {@code again} times more, at least once. Arrays that it makes are
   * freed after each run, so its result must not be one.
   */
  static <T> Measurement<T> of(int again, Supplier<T> work) {
    Run<T> first = Run.of(work);
    Run<T> best = Run.of(work);
    for (int run = 1; run < again; run++) {
      Run<T> next = Run.of(work);
      best = next.millis() < best.millis() ? next : best;
    }
    List<Launch> launches = best.launches();
    long bytes = launches.stream().mapToLong(l -> l.bytesRead() + l.bytesWritten()).sum();
    return new Measurement<>(best.value(), first.millis(), best.millis(), launches.size(), bytes);
  }

  /**
   * Array memory read and written per second of the fastest run, in GB; {@link Table#NONE} where
   * next to none is, since the elements are computed from few inputs and never stored.
   */
  Object gigabytesPerSecond() {
    double rate = bytes / millis * 1e-6;
    return rate < LEAST_SHOWN ? Table.NONE : rate;
  }

  /** Adds a row that tells about this; a plain loop has no kernels. */
  void addTo(Table table, String step, long elements) {
    Object launched = kernels == 0 ? Table.NONE : kernels;
    double millions = elements / millis * 1e-3;
    table.row(step, elements, firstMillis, millis, millions, launched, gigabytesPerSecond());
  }

  /** One run of the work. */
  private record Run<T>(T value, double millis, List<Launch> launches) {
    @SuppressWarnings("try") // the scope acts by being open
    static <T> Run<T> of(Supplier<T> work) {
      Kernels.clearHistory();
      try (Scope scope = Scope.open()) {
        long start = System.nanoTime();
        T value = work.get();
        return new Run<>(value, (System.nanoTime() - start) * 1e-6, Kernels.history());
      }
    }
  }
}
