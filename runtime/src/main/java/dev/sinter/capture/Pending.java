package dev.sinter.capture;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Growth;
import dev.sinter.ir.Node;
import dev.sinter.pass.Graph;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a graph may grow before it is evaluated by the operation that reaches the limit: in
 * operations, and in memory of closed arrays, which only pending graphs need any more. The second
 * is looked at when arrays hold half of the device's memory.
 */
public final class Pending {
  private static final int MAX_OPERATIONS = 4096;

  /** Part of the device's memory that a graph may pin while memory is short. */
  private static final int PINNED_PART = 4;

  /** Graphs are looked at each time about this part more operations have joined. */
  private static final int JOINED_PART = 16;

  private Pending() {}

  /**
   * Null if the graph below {@code node} may stay pending.
   *
   * @param node has just been made
   * @param heldBytes what arrays hold on the device
   * @param memoryBytes what the device has
   */
  public static @Nullable Growth tooLarge(Node node, long heldBytes, long memoryBytes) {
    if (node.weight() > MAX_OPERATIONS) {
      int operations = new Graph(List.of(node)).visited();
      node.weigh(operations);
      return operations > MAX_OPERATIONS ? new Growth(operations, 0) : null;
    }
    if (heldBytes <= memoryBytes / 2 || node.isEvaluated() || !isDue(node)) {
      return null;
    }
    long pinned = pinned(node);
    long result = node.shape().size() * node.type().bytes();
    return pinned > memoryBytes / PINNED_PART && result <= pinned / 2
        ? new Growth(0, pinned)
        : null;
  }

  private static boolean isDue(Node node) {
    int before = 0;
    for (Node operand : node.definition().operands()) {
      before = Math.max(before, operand.weight());
    }
    int joined = Math.max(1, Integer.highestOneBit(node.weight()) / JOINED_PART);
    return node.weight() / joined != before / joined;
  }

  /** Bytes of the arrays below that have been closed and wait for pending operations alone. */
  private static long pinned(Node node) {
    Graph graph = new Graph(List.of(node));
    BitSet counted = new BitSet();
    long bytes = 0;
    for (int leaf = 0; leaf < graph.size(); leaf++) {
      if (graph.definition(leaf) instanceof Definition.Leaf
          && graph.isClosed(leaf)
          && !counted.get(graph.slot(leaf))) {
        counted.set(graph.slot(leaf));
        bytes += graph.shape(leaf).size() * graph.type(leaf).bytes();
      }
    }
    return bytes;
  }
}
