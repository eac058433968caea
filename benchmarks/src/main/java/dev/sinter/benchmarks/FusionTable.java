package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.examples.FinanceFused;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * What fusing is worth on a device. Prints, for {@code count(sqrt(x² + y²) < 1)} at growing sizes,
 * the time as one kernel, the time with an evaluation after every step, and how much of a copy's
 * bandwidth the fused kernel reaches; then the same count and Black-Scholes prices against plain
 * loops on two threads.
 *
 * <p>Times are wall times from the call to the result on the host, inputs resident; medians of
 * alternating runs.
 *
 * <p>{@link #USAGE} lists the options.
 */
public final class FusionTable {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times a fused count against the same evaluated step by step, and two loops against plain Java.

        --device NAME  jvm, opencl:gpu:0, opencl:cpu:0, or part of a name (default: the best)
        --largest N    no sizes above this (default: 67108864; the table ends at 268435456)
        --repeat R     how often the second table is measured (default: 1)
        --help         this text
      """;

  private static final int[] SIZES = {
    1 << 10, 1 << 12, 1 << 14, 1 << 17, 1 << 20, 1 << 22, 1 << 24, 1 << 26, 1 << 28
  };
  private static final int LARGEST = 1 << 26;
  private static final int OPTIONS = 10_000_000;
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  private final PrintStream out;
  private final Device device;

  private FusionTable(PrintStream out, Device device) {
    this.out = out;
    this.device = device;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run("fusion table", err, () -> print(out, args));
  }

  private static boolean print(PrintStream out, String... args) {
    Options options = new Options(args);
    Optional<String> named = Optional.empty();
    int largest = LARGEST;
    int repeat = 1;
    while (options.hasNext()) {
      switch (options.next()) {
        case "--help", "-h" -> {
          out.print(USAGE);
          return true;
        }
        case "--device" -> named = Optional.of(options.value());
        case "--largest" -> largest = options.count(options.value(), SIZES[0]);
        case "--repeat" -> repeat = options.count(options.value(), 1);
        default -> throw options.unknown();
      }
    }
    Device device = named.map(Device::find).orElseGet(Device::current);
    FusionTable table = new FusionTable(out, device);
    out.println(device);
    table.fusedAgainstForced(largest);
    for (int i = 0; i < repeat; i++) {
      table.againstPlainLoops(Math.min(OPTIONS, largest));
    }
    return true;
  }

  private void fusedAgainstForced(int largest) {
    line(
        "%12s %12s %12s %7s %9s %12s %9s",
        "points", "fused us", "forced us", "ratio", "GB/s", "copy GB/s", "of copy");
    for (int points : SIZES) {
      if (points <= largest) {
        row(points);
      }
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private void row(int points) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.of(RandomFloats.uniform(1, points, 0, 1)).eval();
      Array y = Array.of(RandomFloats.uniform(2, points, 0, 1)).eval();
      double[] micros =
          new Contest(device)
              .add(() -> fused(x, y))
              .add(() -> forced(x, y))
              .add(() -> copy(x))
              .medians();
      double kilobytes = 2.0 * Float.BYTES * points * 1e-3; // read by the count, moved by the copy
      line(
          "%,12d %,12.1f %,12.1f %7.2f %9.1f %12.1f %8.0f%%",
          points,
          micros[0],
          micros[1],
          micros[1] / micros[0],
          kilobytes / micros[0],
          kilobytes / micros[2],
          100 * micros[2] / micros[0]);
    }
  }

  static long fused(Array x, Array y) {
    return x.mul(x).add(y.mul(y)).sqrt().lt(1).count().toLong();
  }

  private static long forced(Array x, Array y) {
    Array squares = x.mul(x).eval().add(y.mul(y).eval()).eval();
    return squares.sqrt().eval().lt(1).eval().count().toLong();
  }

  /** The cheapest kernel that reads and writes every element; reading one back waits for it. */
  private static float copy(Array x) {
    return x.neg().eval().getFloat(0);
  }

  @SuppressWarnings("try") // the scope acts by being open
  private void againstPlainLoops(int elements) {
    line("%n%-16s %12s %12s %12s %7s", "", "elements", "sinter us", "loop us", "ratio");
    float[] x = RandomFloats.uniform(1, elements, 0, 1);
    float[] y = RandomFloats.uniform(2, elements, 0, 1);
    float[] spots = RandomFloats.uniform(3, elements, 50, 150);
    float[] strikes = RandomFloats.uniform(4, elements, 50, 150);
    float[] years = RandomFloats.uniform(5, elements, 0.05f, 3);
    float[] prices = new float[elements];
    try (Scope scope = Scope.on(device)) {
      Array xs = Array.of(x).eval();
      Array ys = Array.of(y).eval();
      versus("count", elements, () -> fused(xs, ys), () -> PlainLoops.count(x, y));
      Array s = Array.of(spots).eval();
      Array k = Array.of(strikes).eval();
      Array t = Array.of(years).eval();
      versus(
          "black-scholes",
          elements,
          () -> FinanceFused.call(s, k, t, RATE, VOLATILITY).eval().getFloat(0),
          () -> PlainLoops.call(spots, strikes, years, RATE, VOLATILITY, prices));
    }
  }

  private void versus(String what, int elements, Runnable sinter, Runnable loop) {
    double[] micros = new Contest(device).add(sinter).add(loop).medians();
    line(
        "%-16s %,12d %,12.1f %,12.1f %7.2f",
        what, elements, micros[0], micros[1], micros[1] / micros[0]);
  }

  private void line(String layout, Object... values) {
    out.printf(Locale.ROOT, layout + "%n", values);
  }
}
