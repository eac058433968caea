package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
import dev.sinter.fused.Precision;
import java.util.List;
import java.util.stream.DoubleStream;

/** How long the kernels of a piece of work take by the device's own clock. */
final class DeviceTime {
  private static final int RUNS = 11;

  private DeviceTime() {}

  /**
   * The median over some runs, µs: the launches of a run added, without the time of enqueueing them
   * and of waiting. Turns {@link Kernels#profiling(boolean)} on meanwhile, and empties the history.
   * NaN if the device did not time every launch.
   */
  @SuppressWarnings("try") // the scopes act by being open
  static double micros(Device device, Precision precision, Runnable work) {
    Kernels.profiling(true);
    try (Scope place = Scope.on(device);
        Scope rounding = Scope.with(precision)) {
      double[] times = DoubleStream.generate(() -> once(device, work)).limit(RUNS).toArray();
      return DoubleStream.of(times).sorted().skip(RUNS / 2).findFirst().orElseThrow();
    } finally {
      Kernels.profiling(false);
    }
  }

  @SuppressWarnings("try") // the scope frees what the work makes
  private static double once(Device device, Runnable work) {
    Kernels.clearHistory();
    try (Scope scope = Scope.on(device)) {
      work.run();
    }
    List<Launch> launches = Kernels.history();
    boolean timed = launches.stream().allMatch(launch -> launch.runNanos() >= 0);
    return timed ? launches.stream().mapToLong(Launch::runNanos).sum() * 1e-3 : Double.NaN;
  }
}
