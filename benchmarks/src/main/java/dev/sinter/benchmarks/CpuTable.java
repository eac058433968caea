package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.benchmarks.CpuVariants.Variant;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The count of {@code sqrt(x² + y²) < 1} and Black-Scholes calls on processors: Sinter on OpenCL
 * and on the JVM, gcc's best, and the plain Java loop, taking turns. gcc and the plain loop use two
 * threads. {@link CpuArguments#USAGE} lists the options.
 *
 * <p>The exit status is 0 if all went well, 1 if results differ, and 2 if the command line was
 * wrong.
 */
public final class CpuTable {
  private static final int THREADS = 2;

  /** Relative: sums of floats that differ in their last bits, counts of borderline points. */
  private static final double TOLERANCE = 1e-5;

  private final PrintStream out;
  private final CpuArguments arguments;

  private CpuTable(PrintStream out, CpuArguments arguments) {
    this.out = out;
    this.arguments = arguments;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        "cpu table",
        err,
        () -> {
          CpuArguments arguments = CpuArguments.parse(args);
          if (arguments.help()) {
            out.print(CpuArguments.USAGE);
            return true;
          }
          return new CpuTable(out, arguments).measure();
        });
  }

  private boolean measure() {
    List<Device> devices = new ArrayList<>();
    arguments.openCl().ifPresent(devices::add);
    devices.add(Device.jvm());
    out.println(devices);
    try (GccLoops gcc = gcc()) {
      CpuVariants variants = new CpuVariants(arguments.elements(), devices, gcc);
      List<Variant> counts = variants.counts();
      List<Variant> calls = variants.calls();
      boolean right = true;
      for (int i = 0; i < arguments.repeat(); i++) {
        right &= measure("count of sqrt(x*x + y*y) < 1", counts);
        right &= measure("Black-Scholes calls", calls);
      }
      return right;
    }
  }

  private @Nullable GccLoops gcc() {
    try {
      return new GccLoops(arguments.elements(), THREADS);
    } catch (GccLoops.Unavailable unavailable) {
      out.println(unavailable.getMessage());
      return null;
    }
  }

  private boolean measure(String what, List<Variant> variants) {
    Contest contest = new Contest(Device.jvm(), arguments.seconds());
    variants.forEach(variant -> contest.addTimed(variant.micros()));
    double[] micros = contest.medians();
    line("%n%s, %,d elements; medians", what, arguments.elements());
    line("%-26s %12s %12s %10s %10s", "", "us", "ns/element", "x gcc", "x loop");
    double expected = variants.get(0).value().getAsDouble();
    boolean right = true;
    for (int i = 0; i < micros.length; i++) {
      double value = variants.get(i).value().getAsDouble();
      boolean close = Math.abs(value - expected) <= TOLERANCE * Math.abs(expected);
      right &= close;
      line(
          "%-26s %,12.1f %12.3f %10s %10.2f%s",
          variants.get(i).name(),
          micros[i],
          1e3 * micros[i] / arguments.elements(),
          overGcc(variants, micros, i),
          micros[i] / micros[0],
          close ? "" : "  WRONG: " + value + ", not " + expected);
    }
    return right;
  }

  private static String overGcc(List<Variant> variants, double[] micros, int variant) {
    for (int i = 0; i < micros.length; i++) {
      if (variants.get(i).name().startsWith("gcc")) {
        return String.format(Locale.ROOT, "%.2f", micros[variant] / micros[i]);
      }
    }
    return "-";
  }

  private void line(String layout, Object... values) {
    out.printf(Locale.ROOT, layout + "%n", values);
  }
}
