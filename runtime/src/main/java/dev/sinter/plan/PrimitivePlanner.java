package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the planner does with primitives: each is a step, and so is what its operands need. */
final class PrimitivePlanner {
  private PrimitivePlanner() {}

  /** Whether a node is a primitive. */
  static boolean isPrimitive(Graph graph, int node) {
    return graph.definition(node) instanceof Definition.Whole;
  }

  /**
   * Adds every primitive to {@code cuts}, and every operand that is not in memory in row-major
   * order.
   */
  static void addCuts(Graph graph, Map<Integer, Reason> cuts) {
    for (int node = 0; node < graph.size(); node++) {
      if (isPrimitive(graph, node)) {
        cuts.put(node, Reason.OPERATION);
        for (int operand : graph.operands(node)) {
          int elements = graph.elements(operand);
          if (!(graph.definition(elements) instanceof Definition.Leaf)) {
            cuts.putIfAbsent(elements, Reason.OPERAND);
          }
        }
      }
    }
  }

  /** The nodes that must be evaluated before a primitive. */
  static List<Reads.Read> reads(Graph graph, int node) {
    List<Reads.Read> reads = new ArrayList<>();
    for (int operand : graph.operands(node)) {
      int elements = graph.elements(operand);
      if (!(graph.definition(elements) instanceof Definition.Leaf)) {
        reads.add(new Reads.Read(elements, Space.map(graph.shape(elements)).map()));
      }
    }
    return reads;
  }

  /**
   * The step for a primitive.
   *
   * @param temporaries per node evaluated so far, its temporary
   * @param output the temporary for the result
   */
  static PrimitiveStep step(
      Graph graph, int node, Map<Integer, Integer> temporaries, int output, Precision precision) {
    Definition.Whole whole = (Definition.Whole) graph.definition(node);
    int[] operands = graph.operands(node);
    int[] sources = new int[operands.length];
    List<Shape> shapes = new ArrayList<>();
    long bytesRead = 0;
    for (int i = 0; i < operands.length; i++) {
      int elements = graph.elements(operands[i]);
      boolean leaf = graph.definition(elements) instanceof Definition.Leaf;
      sources[i] =
          leaf ? graph.slot(elements) : -1 - Objects.requireNonNull(temporaries.get(elements));
      shapes.add(graph.shape(operands[i]));
      bytesRead += graph.shape(operands[i]).size() * graph.type(operands[i]).bytes();
    }
    Shape result = graph.shape(node);
    return new PrimitiveStep(
        whole.op(),
        precision,
        List.copyOf(shapes),
        result,
        sources,
        output,
        bytesRead,
        result.size() * graph.type(node).bytes(),
        whole.op().flops(shapes, result),
        new int[] {node});
  }
}
