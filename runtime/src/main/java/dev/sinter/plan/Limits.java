package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps kernels within what devices take: chooses nodes that get a kernel of their own because the
 * kernel that uses them would have too many lines or argument bytes.
 */
final class Limits {
  /** Most graph nodes in a kernel: beyond this compile time grows faster than the gain. */
  static final int MAX_NODES = 512;

  /** OpenCL guarantees 1,024 bytes of arguments; some are for sizes and results. */
  static final int MAX_ARGUMENT_BYTES = 880;

  /** OpenCL guarantees 32 KiB of local memory; some is for what all reductions share. */
  private static final int MAX_LOCAL_BYTES = 28 << 10;

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

  /**
   * Why a kernel should not become larger by {@code node}, or null.
   *
   * @param exactly whether to count what the kernel has already; otherwise the answer may be too
   *     strict, but costs nothing
   */
  @Nullable Reason against(Group group, int node, boolean exactly) {
    boolean fits =
        group.nodes() + nodes[node] <= MAX_NODES
            && group.bytes() + bytes[node] + 8 <= MAX_ARGUMENT_BYTES;
    if (!fits && !exactly) {
      return Reason.OPERATIONS;
    }
    if (!fits) {
      Growth growth = growth(group, node);
      if (group.nodes() + growth.nodes().size() > MAX_NODES) {
        return Reason.OPERATIONS;
      }
      if (group.bytes() + growth.bytes() + 8 > MAX_ARGUMENT_BYTES) {
        return Reason.ARGUMENTS;
      }
    }
    return group.localBytes() + localBytes(node) > MAX_LOCAL_BYTES ? Reason.LOCAL_MEMORY : null;
  }

  /** What a kernel grows by. */
  record Growth(List<Integer> nodes, int bytes) {}

  /** What {@code root} adds to a kernel: nodes that it does not have, and their arguments. */
  Growth growth(Group group, int root) {
    List<Integer> added = new ArrayList<>();
    int total = 0;
    counts++;
    added.add(root);
    seen[root] = counts;
    for (int next = 0; next < added.size(); next++) {
      int node = added.get(next);
      boolean input = node != root && isInput(node);
      if (!(graph.definition(node) instanceof Definition.Constant
          && isKnownSlot(graph.slot(node)))) {
        total += input ? inputBytes(node) : ownBytes(node);
      }
      for (int operand : input ? NONE : graph.operands(node)) {
        if (seen[operand] != counts && !group.computes(operand)) {
          seen[operand] = counts;
          added.add(operand);
        }
      }
    }
    return new Growth(added, total);
  }

  /** Whether two kernels read something in common. */
  boolean share(Group one, Group other) {
    return one.body().stream()
        .anyMatch(node -> isInput(node) && other.computes(node) && !isConstant(node));
  }

  private boolean isConstant(int node) {
    return graph.definition(node) instanceof Definition.Constant;
  }

  /** Local memory of the reduction that a node is: a quarter of the tree's columns, and blocks. */
  int localBytes(int node) {
    if (!(graph.definition(node) instanceof Definition.Reduce reduce)) {
      return 0;
    }
    DType element = graph.type(graph.operands(node)[0]);
    int accumulator = reduce.op().accumulator(element).bytes() * reduce.op().width();
    return accumulator * (Tree.MAX_COLUMNS / 4 + Rows.MAX_BLOCKS);
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

  /** A pointer; an offset and strides if it is not of rank 1; those of a leaf's errors too. */
  private int inputBytes(int node) {
    int rank = graph.shape(node).rank();
    int arrays = graph.errors(node) < 0 ? 1 : 2;
    return arrays * (rank <= 1 ? 16 : 16 + 8 * rank);
  }
}
