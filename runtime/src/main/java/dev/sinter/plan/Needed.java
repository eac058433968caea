package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.Map;

/**
 * How many elements of each node are needed at most: all of what is stored, and of what it is
 * computed of as many as it reads. A slice of a few elements needs a few of all that is below it.
 */
final class Needed {
  /** Beyond this no count matters, and two of these can be added. */
  private static final long MANY = Long.MAX_VALUE / 4;

  private final Graph graph;
  private final long[] elements;

  /** Those that other nodes read at other positions than their own, each time counted. */
  private final long[] elsewhere;

  /** The most that one node reads at its own positions. */
  private final long[] direct;

  /**
   * Those of a graph.
   *
   * @param cuts what is stored beside the targets
   */
  Needed(Graph graph, Map<Integer, Reason> cuts) {
    int nodes = graph.size();
    this.graph = graph;
    this.elements = new long[nodes];
    this.elsewhere = new long[nodes];
    this.direct = new long[nodes];
    for (int target : graph.targets()) {
      elements[target] = graph.shape(target).size();
    }
    for (int node = nodes - 1; node >= 0; node--) {
      long size = graph.shape(node).size();
      boolean stored = elements[node] > 0 || cuts.containsKey(node);
      elements[node] = stored ? size : Math.min(size, elsewhere[node] + direct[node]);
      for (int operand : graph.operands(node)) {
        if (graph.definition(node) instanceof Definition.Reshape && !stored) {
          elsewhere[operand] = sum(elsewhere[operand], elsewhere[node]);
          direct[operand] = Math.max(direct[operand], direct[node]);
        } else {
          long wanted = Math.min(graph.shape(operand).size(), wanted(node, operand));
          if (isElsewhere(graph, node, operand)) {
            elsewhere[operand] = sum(elsewhere[operand], wanted);
          } else {
            direct[operand] = Math.max(direct[operand], Math.min(MANY, wanted));
          }
        }
      }
    }
  }

  private static long sum(long a, long b) {
    return Math.min(MANY, a + b);
  }

  private long wanted(int node, int operand) {
    Definition definition = graph.definition(node);
    boolean whole =
        definition instanceof Definition.Reduce || definition instanceof Definition.Whole;
    return whole ? graph.shape(operand).size() : elements[node];
  }

  /** Whether a node reads its operand at other positions than its own. */
  static boolean isElsewhere(Graph graph, int node, int operand) {
    Definition definition = graph.definition(node);
    return definition instanceof Definition.View
        || definition instanceof Definition.Concat
        || (definition instanceof Definition.Take && graph.operands(node)[0] == operand);
  }

  /** The most that are needed of a node. */
  long of(int node) {
    return elements[node];
  }

  /**
   * How often elements of a node are read, which is how often they are computed if it isn't stored:
   * once for all direct uses, and once for each place in which another node reads it.
   */
  long reads(int node) {
    return sum(elsewhere[node], direct[node]);
  }
}
