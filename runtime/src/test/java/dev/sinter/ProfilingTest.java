package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times of launches, on every device there is. */
final class ProfilingTest {
  static Stream<Device> devices() {
    return Stream.concat(Device.all().stream(), Stream.of(Device.find("reference")));
  }

  @AfterEach
  void off() {
    Kernels.profiling(false);
  }

  /** A map, and a reduction of several blocks, which may take two kernels. */
  private static List<Launch> launches(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.iota(DType.F32, Shape.of(100_000)).mul(0.001).sin().eval();
      Kernels.clearHistory();
      x.exp().eval();
      x.mul(x).sum().eval();
      device.finish();
      return Kernels.history();
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void launchesTakeTimeButNoLongerThanTheCalls(Device device) {
    Kernels.profiling(true);
    long start = System.nanoTime();
    List<Launch> launches = launches(device);
    long wall = System.nanoTime() - start;
    assertEquals(2, launches.size());
    long sum = 0;
    for (Launch launch : launches) {
      assertTrue(launch.runNanos() > 0, launch::toString);
      sum += launch.runNanos();
    }
    assertTrue(sum < wall, sum + " ns on the device, " + wall + " ns in all");
  }

  @ParameterizedTest
  @MethodSource("devices")
  void withoutProfilingThereAreNoTimes(Device device) {
    for (Launch launch : launches(device)) {
      assertEquals(-1, launch.runNanos());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void profilingChangesNoBits(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.iota(DType.F32, Shape.of(300_000)).mul(0.37).sin();
      float plain = x.sum().toFloat();
      Kernels.profiling(true);
      assertEquals(plain, x.sum().toFloat());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void primitivesAreTimedOnTheDevice(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.iota(DType.F32, Shape.of(50_000)).mul(0.37).sin().eval();
      Array sorted = x.sort();
      Array sums = x.cumSum();
      Kernels.profiling(true);
      for (Array primitive : List.of(sorted, sums)) {
        Kernels.clearHistory();
        long start = System.nanoTime();
        primitive.eval();
        long wall = System.nanoTime() - start;
        Launch launch = Kernels.history().get(0);
        assertTrue(launch.runNanos() > 0 && launch.runNanos() < wall, launch::toString);
      }
      Kernels.profiling(false);
      assertEquals(x.sort().getFloat(0), sorted.getFloat(0));
    }
  }
}
