package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Pieces of work that take turns, so that whatever else the machine does hits all of them alike.
 * Arrays made by a piece of work are freed after each run, outside the measured time.
 */
final class Contest {
  private static final int FEWEST_RUNS = 5;
  private static final int MOST_RUNS = 5_000;

  private final Device device;
  private final long nanos;
  private final List<DoubleSupplier> contestants = new ArrayList<>();

  /** A contest of a second, after half a second of warm-up. */
  Contest(Device device) {
    this(device, 1);
  }

  /** A contest of {@code seconds}, after half as many of warm-up, and at least five rounds. */
  Contest(Device device, double seconds) {
    this.device = device;
    this.nanos = (long) (seconds * 1e9);
  }

  /**
   * What a contestant took.
   *
   * @param firstMillis the very first call, kernels built then
   * @param micros the median call after warm-up
   */
  record Timing(double firstMillis, double micros) {}

  /** Adds a piece of work, which must not return before its result is there. */
  Contest add(Runnable work) {
    return add(Precision.EXACT, work);
  }

  /** As {@link #add(Runnable)}, with kernels compiled in {@code precision}. */
  Contest add(Precision precision, Runnable work) {
    return addTimed(() -> within(precision, work));
  }

  /** Adds a piece of work that measures itself: each call is a run and gives its µs. */
  Contest addTimed(DoubleSupplier work) {
    contestants.add(work);
    return this;
  }

  /** The median wall time of each, in µs, in the order in which they were added. */
  double[] medians() {
    return timings().stream().mapToDouble(Timing::micros).toArray();
  }

  /** First and median times of each, in the order in which they were added. */
  List<Timing> timings() {
    double[] first = round();
    rounds(nanos / 2);
    List<double[]> rounds = rounds(nanos);
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      int contestant = i;
      double[] times = rounds.stream().mapToDouble(round -> round[contestant]).sorted().toArray();
      timings.add(new Timing(first[i] * 1e-3, times[times.length / 2]));
    }
    return timings;
  }

  private List<double[]> rounds(long lasting) {
    List<double[]> rounds = new ArrayList<>();
    long start = System.nanoTime();
    while (rounds.size() < FEWEST_RUNS
        || (rounds.size() < MOST_RUNS && System.nanoTime() - start < lasting)) {
      rounds.add(round());
    }
    return rounds;
  }

  private double[] round() {
    return contestants.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
  }

  @SuppressWarnings("try") // the scopes act by being open
  private double within(Precision precision, Runnable work) {
    try (Scope place = Scope.on(device);
        Scope rounding = Scope.with(precision)) {
      return micros(work);
    }
  }

  /** The wall time of one run, µs. */
  static double micros(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) * 1e-3;
  }

  @Override
  public String toString() {
    return "contest of " + contestants.size() + " on " + device;
  }
}
