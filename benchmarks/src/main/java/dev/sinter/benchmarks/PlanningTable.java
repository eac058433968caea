package dev.sinter.benchmarks;

import dev.sinter.fused.Precision;
import dev.sinter.ir.Node;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Planner;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long a plan takes. Prints, for graphs of some forms and sizes, their nodes, the kernels of
 * the plan, and milliseconds of the snapshot of the graph and of planning it: the first time in
 * this process, and the median once the JVM has compiled the planner. Needs no device.
 *
 * <p>{@link #USAGE} lists the options.
 */
public final class PlanningTable {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times how long the planner takes for a GPU, over graphs of some forms and sizes.

        --largest N  no graphs above this many nodes (default: 10000)
        --runs R     warm runs of each, of which the median is printed (default: 30)
        --help       this text
      """;

  private static final int[] SIZES = {100, 1_000, 10_000, 100_000};

  private final PrintStream out;
  private final int runs;

  private PlanningTable(PrintStream out, int runs) {
    this.out = out;
    this.runs = runs;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run("planning table", err, () -> print(out, args));
  }

  private static boolean print(PrintStream out, String... args) {
    Options options = new Options(args);
    int largest = 10_000;
    int runs = 30;
    while (options.hasNext()) {
      switch (options.next()) {
        case "--help", "-h" -> {
          out.print(USAGE);
          return true;
        }
        case "--largest" -> largest = options.count(options.value(), SIZES[0]);
        case "--runs" -> runs = options.count(options.value(), 1);
        default -> throw options.unknown();
      }
    }
    new PlanningTable(out, runs).table(largest);
    return true;
  }

  private void table(int largest) {
    line(
        "%-14s %9s %8s %10s %10s %10s",
        "graph", "nodes", "kernels", "first ms", "plan ms", "all ms");
    for (PlannedGraph form : PlannedGraph.values()) {
      for (int size : SIZES) {
        if (size <= largest) {
          row(form, form.of(size));
        }
      }
    }
  }

  private void row(PlannedGraph form, Node target) {
    long start = System.nanoTime();
    Plan plan = plan(new Graph(List.of(target)));
    double first = millis(start);
    double[] planning = new double[runs];
    double[] all = new double[runs];
    for (int run = -runs; run < runs; run++) {
      long before = System.nanoTime();
      Graph graph = new Graph(List.of(target));
      long snapshot = System.nanoTime();
      plan(graph);
      planning[Math.max(0, run)] = millis(snapshot);
      all[Math.max(0, run)] = millis(before);
    }
    line(
        "%-14s %,9d %,8d %10.2f %10.2f %10.2f",
        form.label(),
        new Graph(List.of(target)).size(),
        plan.steps().size(),
        first,
        median(planning),
        median(all));
  }

  private static Plan plan(Graph graph) {
    return Planner.plan(graph, DeviceKind.GPU, Precision.EXACT);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) * 1e-6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void line(String layout, Object... values) {
    out.printf(Locale.ROOT, layout + "%n", values);
  }
}
