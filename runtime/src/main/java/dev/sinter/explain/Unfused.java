package dev.sinter.explain;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.Arrays;

/**
 * What evaluation operation by operation would cost: every operation reads each of its operands
 * once and writes its result, in full. Constants and views cost nothing, and a fused method is one
 * operation, so this is what a careful array library would move at least.
 */
record Unfused(long bytes, int operations) {
  static Unfused of(Graph graph) {
    long bytes = 0;
    int operations = 0;
    long[] stored = new long[graph.size()];
    boolean[] counted = counted(graph);
    for (int node = 0; node < stored.length; node++) {
      Definition definition = graph.definition(node);
      stored[node] = stored(graph, node, stored);
      boolean free =
          definition instanceof Definition.Leaf
              || definition instanceof Definition.Constant
              || definition instanceof Definition.View
              || definition instanceof Definition.Reshape;
      if (!free && counted[node]) {
        operations++;
        bytes += graph.shape(node).size() * graph.type(node).bytes();
        for (int operand : Arrays.stream(operands(graph, node)).distinct().toArray()) {
          bytes += stored[operand] * graph.type(operand).bytes();
        }
      }
    }
    return new Unfused(bytes, operations);
  }

  /** What a careful library would compute: not the indices of rolls and their like. */
  private static boolean[] counted(Graph graph) {
    boolean[] counted = new boolean[graph.size()];
    for (int target : graph.targets()) {
      counted[target] = true;
    }
    for (int node = counted.length - 1; node >= 0; node--) {
      if (counted[node]) {
        for (int operand : operands(graph, node)) {
          counted[operand] = true;
        }
      }
    }
    return counted;
  }

  private static int[] operands(Graph graph, int node) {
    boolean known = graph.definition(node) instanceof Definition.Take take && !take.checked();
    return known ? new int[] {graph.operands(node)[0]} : graph.operands(node);
  }

  /** Elements in memory that reading the node in full reads. */
  private static long stored(Graph graph, int node, long... below) {
    Definition definition = graph.definition(node);
    long size = graph.shape(node).size();
    if (definition instanceof Definition.Constant) {
      return 0;
    }
    boolean view =
        definition instanceof Definition.View || definition instanceof Definition.Reshape;
    return view ? Math.min(size, below[graph.operands(node)[0]]) : size;
  }
}
