package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.Map;

/**
 * Keeps kernels within what devices take: chooses nodes that get a kernel of their own because the
 * kernel that uses them would have too many lines or argument bytes.
 */
final class Limits {
  /** Most graph nodes in a kernel: beyond this compile time grows faster than the gain. */
  static final int MAX_NODES = 512;

  /** OpenCL guarantees 1,024 bytes of arguments; some are for sizes and results. */
  static final int MAX_ARGUMENT_BYTES = 880;

  private static final int[] NONE = {};

  private final Graph graph;
  private final Map<Integer, Reason> cuts;
  private final int[] nodes;
  private final int[] bytes;

  /** Per node and per slot of a constant, the last {@link #count} that met it. */
  private final int[] seen;

  private final int[] seenSlots;
  private final int[] stack;
  private int counts;

  private Limits(Graph graph, Map<Integer, Reason> cuts) {
    this.graph = graph;
    this.cuts = cuts;
    this.nodes = new int[graph.size()];
    this.bytes = new int[graph.size()];
    this.seen = new int[graph.size()];
    this.seenSlots = new int[graph.size()];
    this.stack = new int[graph.size()];
  }

  /**
   * Adds to {@code cuts} what must be evaluated by itself; gives per node the size of its kernel.
   */
  static Limits apply(Graph graph, Map<Integer, Reason> cuts) {
    Limits limits = new Limits(graph, cuts);
    for (int node = 0; node < graph.size(); node++) {
      limits.measure(node);
      while (limits.isTooLarge(node) && limits.cutLargestOperand(node)) {
        limits.measure(node);
      }
    }
    return limits;
  }

  /** Nodes in the kernel that evaluates {@code node}. */
  int nodes(int node) {
    return nodes[node];
  }

  /** Argument bytes of the kernel that evaluates {@code node}. */
  int bytes(int node) {
    return bytes[node];
  }

  private boolean isTooLarge(int node) {
    return nodes[node] > MAX_NODES || bytes[node] > MAX_ARGUMENT_BYTES;
  }

  /** Sums over the operands first; counts shared nodes once only where the sum is too large. */
  private void measure(int node) {
    int nodeSum = 1;
    int byteSum = ownBytes(node);
    for (int operand : graph.operands(node)) {
      nodeSum = Math.min(nodeSum + (isInput(operand) ? 1 : nodes[operand]), 1 << 24);
      byteSum =
          Math.min(byteSum + (isInput(operand) ? inputBytes(operand) : bytes[operand]), 1 << 24);
    }
    nodes[node] = nodeSum;
    bytes[node] = byteSum;
    if (isTooLarge(node)) {
      count(node);
    }
  }

  /** Exactly: nodes that are shared once, and constants that share an argument. */
  private void count(int root) {
    counts++;
    int pending = 0;
    int found = 0;
    int total = 0;
    stack[pending++] = root;
    seen[root] = counts;
    while (pending > 0) {
      int node = stack[--pending];
      boolean input = node != root && isInput(node);
      if (graph.definition(node) instanceof Definition.Constant && isKnownSlot(graph.slot(node))) {
        continue;
      }
      found++;
      total += input ? inputBytes(node) : ownBytes(node);
      for (int operand : input ? NONE : graph.operands(node)) {
        if (seen[operand] != counts) {
          seen[operand] = counts;
          stack[pending++] = operand;
        }
      }
    }
    nodes[root] = found;
    bytes[root] = total;
  }

  private boolean isKnownSlot(int slot) {
    boolean known = seenSlots[slot] == counts;
    seenSlots[slot] = counts;
    return known;
  }

  private boolean cutLargestOperand(int node) {
    int largest = -1;
    for (int operand : graph.operands(node)) {
      boolean larger =
          largest < 0 || nodes[operand] + bytes[operand] > nodes[largest] + bytes[largest];
      if (!isInput(operand) && graph.operands(operand).length > 0 && larger) {
        largest = operand;
      }
    }
    Reason reason = nodes[node] > MAX_NODES ? Reason.OPERATIONS : Reason.ARGUMENTS;
    return largest >= 0 && cuts.putIfAbsent(largest, reason) == null;
  }

  private boolean isInput(int node) {
    return cuts.containsKey(node) || graph.definition(node) instanceof Definition.Leaf;
  }

  /** Argument bytes that the node itself brings. */
  private int ownBytes(int node) {
    Definition definition = graph.definition(node);
    if (definition instanceof Definition.Constant) {
      return 8;
    }
    if (definition instanceof Definition.Take) {
      return 16 + inputBytes(node);
    }
    if (definition instanceof Definition.Concat concat) {
      return 24 * concat.operands().size();
    }
    boolean operand =
        definition instanceof Definition.Leaf || definition instanceof Definition.Position;
    return operand ? inputBytes(node) : 0;
  }

  /** A pointer; an offset and strides if it is not of rank 1. */
  private int inputBytes(int node) {
    int rank = graph.shape(node).rank();
    return rank <= 1 ? 16 : 16 + 8 * rank;
  }
}
