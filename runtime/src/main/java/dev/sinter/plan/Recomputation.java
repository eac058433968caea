package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.Map;

/**
 * Finds values that are broadcast to so many more elements that computing them once, in a kernel of
 * their own, costs less than computing them again for every use. Nominal rates of the kind of
 * device decide; where the gain is not clear, nothing is cut.
 */
final class Recomputation {
  /** How many times the cost of a kernel of its own must be saved. */
  private static final double CLEARLY = 4;

  /** Beyond this no count matters. */
  private static final long ENOUGH = 1 << 20;

  /** Seconds per nominal operation, per byte, and per launch. */
  private record Rates(double operation, double inByte, double launch) {
    static Rates of(DeviceKind device) {
      return switch (device) {
        case GPU -> new Rates(1e-13, 0.5e-12, 5e-6);
        case CPU -> new Rates(1e-10, 1e-10, 20e-6);
        case JVM -> new Rates(3e-10, 1e-10, 20e-6);
      };
    }
  }

  private final Graph graph;
  private final Rates rates;
  private final Map<Integer, Reason> cuts;
  private final long[] work;

  private Recomputation(Graph graph, DeviceKind device, Map<Integer, Reason> cuts) {
    this.graph = graph;
    this.rates = Rates.of(device);
    this.cuts = cuts;
    this.work = new long[graph.size()];
  }

  /** Adds to {@code cuts} what is worth storing. */
  static void addCuts(Graph graph, DeviceKind device, Map<Integer, Reason> cuts) {
    Recomputation recomputation = new Recomputation(graph, device, cuts);
    for (int node = 0; node < graph.size(); node++) {
      recomputation.visit(node);
    }
  }

  /** Operands come first, so what is cut no longer counts as work of its users. */
  private void visit(int node) {
    long sum = Cost.of(graph.definition(node));
    boolean elementwise = !(graph.definition(node) instanceof Definition.Reduce);
    for (int operand : graph.operands(node)) {
      if (elementwise && pays(operand, graph.shape(node).size())) {
        cuts.putIfAbsent(operand, Reason.RECOMPUTATION);
      }
      sum = Math.min(ENOUGH, sum + (cuts.containsKey(operand) ? 0 : work[operand]));
    }
    work[node] = sum;
  }

  private boolean pays(int node, long uses) {
    long size = graph.shape(node).size();
    if (size >= uses || work[node] == 0 || cuts.containsKey(node)) {
      return false;
    }
    double again = (double) (uses - size) * work[node] * rates.operation();
    double stored = rates.launch() + (double) size * graph.type(node).bytes() * rates.inByte();
    return again > CLEARLY * stored;
  }
}
