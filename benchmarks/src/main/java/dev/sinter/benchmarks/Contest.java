package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of work that take turns, so that whatever else the machine does hits all of them alike.
 * Arrays made by a piece of work are freed after each run, outside the measured time.
 */
final class Contest {
  private static final long WARM_UP_NANOS = 500_000_000;
  private static final long NANOS = 1_000_000_000;
  private static final int FEWEST_RUNS = 5;
  private static final int MOST_RUNS = 5_000;

  private final Device device;
  private final List<Runnable> contestants = new ArrayList<>();

  Contest(Device device) {
    this.device = device;
  }

  /** Adds a piece of work, which must not return before its result is there. */
  Contest add(Runnable work) {
    contestants.add(work);
    return this;
  }

  /** The median wall time of each, in µs, in the order in which they were added. */
  double[] medians() {
    rounds(WARM_UP_NANOS);
    List<double[]> rounds = rounds(NANOS);
    double[] medians = new double[contestants.size()];
    for (int i = 0; i < medians.length; i++) {
      int contestant = i;
      double[] times = rounds.stream().mapToDouble(round -> round[contestant]).sorted().toArray();
      medians[i] = times[times.length / 2];
    }
    return medians;
  }

  private List<double[]> rounds(long nanos) {
    List<double[]> rounds = new ArrayList<>();
    long start = System.nanoTime();
    while (rounds.size() < FEWEST_RUNS
        || (rounds.size() < MOST_RUNS && System.nanoTime() - start < nanos)) {
      rounds.add(contestants.stream().mapToDouble(this::micros).toArray());
    }
    return rounds;
  }

  @SuppressWarnings("try") // the scope acts by being open
  private double micros(Runnable work) {
    try (Scope scope = Scope.on(device)) {
      long start = System.nanoTime();
      work.run();
      return (System.nanoTime() - start) * 1e-3;
    }
  }

  @Override
  public String toString() {
    return "contest of " + contestants.size() + " on " + device;
  }
}
