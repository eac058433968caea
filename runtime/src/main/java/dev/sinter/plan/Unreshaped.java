package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shape over which a node is computed: its own, or, if only what lies below a reshape needs
 * coordinates, the shape there. Both have the same order of elements.
 */
final class Unreshaped {
  private final Graph graph;
  private final Set<Integer> cuts;
  private final Deque<Integer> ahead = new ArrayDeque<>();
  private final BitSet seen = new BitSet();

  private Unreshaped(Graph graph, Set<Integer> cuts) {
    this.graph = graph;
    this.cuts = cuts;
  }

  /**
   * The shape for a node.
   *
   * @param cuts the nodes that are evaluated by themselves
   */
  static Shape of(Graph graph, Set<Integer> cuts, int node) {
    return new Unreshaped(graph, cuts).find(node);
  }

  private Shape find(int node) {
    Shape own = graph.shape(node);
    Shape found = own;
    ahead.push(node);
    while (!ahead.isEmpty()) {
      Shape needed = needed(ahead.pop(), node);
      if (needed != null && needed.equals(own)) {
        return own;
      }
      found = needed != null && found.equals(own) ? needed : found;
    }
    return found;
  }

  /** The shape of a node if it needs coordinates; else its operands are next. */
  private @Nullable Shape needed(int node, int root) {
    if (seen.get(node) || (node != root && cuts.contains(node))) {
      return null;
    }
    seen.set(node);
    Shape shape = graph.shape(node);
    Definition definition = graph.definition(node);
    boolean moves =
        definition instanceof Definition.View
            || definition instanceof Definition.Take
            || definition instanceof Definition.Concat
            || (definition instanceof Definition.Position position
                && position.axis() != Definition.Position.FLAT);
    if (moves) {
      return shape.rank() > 1 ? shape : null;
    }
    boolean reshapes = definition instanceof Definition.Reshape;
    for (int operand : graph.operands(node)) {
      Shape from = graph.shape(operand);
      if (reshapes || from.equals(shape)) {
        ahead.push(operand);
      } else if (from.size() != 1) {
        return shape;
      }
    }
    return null;
  }
}
