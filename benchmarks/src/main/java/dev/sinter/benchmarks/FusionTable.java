package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.SinterException;
import dev.sinter.examples.FinanceFused;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What fusing is worth on a device. Prints, for {@code count(sqrt(x² + y²) < 1)} at growing sizes,
 * the time as one kernel, the time with an evaluation after every step, and how much of a copy's
 * bandwidth the fused kernel reaches; then the same count and Black-Scholes prices against plain
 * loops on two threads.
 *
 * <p>Times are wall times from the call to the result on the host, inputs resident; medians of
 * alternating runs.
 *
 * <p>{@link FusionArguments#USAGE} lists the options.
 */
public final class FusionTable {
  private static final int[] SIZES = {
    1 << 10, 1 << 12, 1 << 14, 1 << 17, 1 << 20, 1 << 22, 1 << 24, 1 << 26, 1 << 28
  };
  private static final int OPTIONS = 10_000_000;
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  private final PrintStream out;
  private final PrintStream err;
  private final FusionArguments arguments;
  private final Device device;
  private final Rows rows = new Rows();
  private boolean failed;

  private FusionTable(PrintStream out, PrintStream err, FusionArguments arguments, Device device) {
    this.out = out;
    this.err = err;
    this.arguments = arguments;
    this.device = device;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        "fusion table",
        err,
        () -> {
          FusionArguments arguments = FusionArguments.parse(args);
          if (arguments.help()) {
            out.print(FusionArguments.USAGE);
            return true;
          }
          return new FusionTable(out, err, arguments, arguments.place()).measure();
        });
  }

  private boolean measure() {
    out.println(device);
    fusedAgainstForced();
    for (int i = 0; i < arguments.repeat(); i++) {
      againstPlainLoops(Math.min(OPTIONS, arguments.largest()));
    }
    return !failed;
  }

  /** A size that does not fit the device does not keep the rest from being measured. */
  private void fusedAgainstForced() {
    line(
        "%12s %12s %12s %7s %9s %12s %9s",
        "points", "fused us", "forced us", "ratio", "GB/s", "copy GB/s", "of copy");
    for (int points : SIZES) {
      if (points <= arguments.largest()) {
        try {
          row(points);
        } catch (SinterException failure) {
          failed = true;
          line("%,12d FAILED: %s", points, String.valueOf(failure.getMessage()));
        }
        arguments.json().ifPresent(rows::write);
      }
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private void row(int points) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.of(RandomFloats.uniform(1, points, 0, 1)).eval();
      Array y = Array.of(RandomFloats.uniform(2, points, 0, 1)).eval();
      List<Contest.Timing> timings =
          new Contest(device, arguments.seconds())
              .add(() -> fused(x, y))
              .add(() -> forced(x, y))
              .add(() -> copy(x))
              .timings();
      add(new Row("pi", Entrant.EXACT.system(), points, timings.get(0), -1));
      add(new Row("pi", Entrant.UNFUSED.system(), points, timings.get(1), -1));
      add(new Row(Row.COPY, Entrant.COPY.system(), points, timings.get(2), -1));
      line(points, timings.get(0).micros(), timings.get(1).micros(), timings.get(2).micros());
    }
  }

  private void add(Row row) {
    rows.add(row);
    err.println(row.json());
  }

  private void line(int points, double fused, double forced, double copy) {
    double kilobytes = 2.0 * Float.BYTES * points * 1e-3; // read by the count, moved by the copy
    line(
        "%,12d %,12.1f %,12.1f %7.2f %9.1f %12.1f %8.0f%%",
        points,
        fused,
        forced,
        forced / fused,
        kilobytes / fused,
        kilobytes / copy,
        100 * copy / fused);
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
    double[] micros = new Contest(device, arguments.seconds()).add(sinter).add(loop).medians();
    line(
        "%-16s %,12d %,12.1f %,12.1f %7.2f",
        what, elements, micros[0], micros[1], micros[1] / micros[0]);
  }

  private void line(String layout, Object... values) {
    out.printf(Locale.ROOT, layout + "%n", values);
  }
}
