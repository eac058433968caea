package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Pieces of work that take turns, so that whatever else the machine does hits all of them alike. A
 * turn is a few runs in a row, the first ones untimed: a device that changes from one OpenCL
 * context to another may take 100 µs longer for the next call, which is nobody's own time. Arrays
 * made by a piece of work are freed after each run, outside the measured time.
 */
final class Contest {
  private static final int FEWEST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 1_000;

  /** Untimed and timed runs of a turn; fewer where runs take so long that a change is no matter. */
  private static final int SETTLING_RUNS = 2;

  private static final int TIMED_RUNS = 8;
  private static final long LONG_TURN_NANOS = 5_000_000;

  private final Device device;
  private final long nanos;
  private final List<DoubleSupplier> contestants = new ArrayList<>();

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
    double[] first = contestants.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
    rounds(nanos / 2);
    List<List<Double>> times = rounds(nanos);
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      double[] sorted = times.get(i).stream().mapToDouble(Double::doubleValue).sorted().toArray();
      timings.add(new Timing(first[i] * 1e-3, sorted[sorted.length / 2]));
    }
    return timings;
  }

  /** The timed runs of each contestant, µs. */
  private List<List<Double>> rounds(long lasting) {
    List<List<Double>> times = new ArrayList<>();
    contestants.forEach(contestant -> times.add(new ArrayList<>()));
    long start = System.nanoTime();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (round >= FEWEST_ROUNDS && System.nanoTime() - start >= lasting) {
        break;
      }
      for (int i = 0; i < times.size(); i++) {
        if (times.size() > 1) {
          runs(contestants.get(i), SETTLING_RUNS);
        }
        times.get(i).addAll(runs(contestants.get(i), TIMED_RUNS));
      }
    }
    return times;
  }

  private static List<Double> runs(DoubleSupplier contestant, int most) {
    List<Double> times = new ArrayList<>();
    long start = System.nanoTime();
    do {
      times.add(contestant.getAsDouble());
    } while (times.size() < most && System.nanoTime() - start < LONG_TURN_NANOS);
    return times;
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
