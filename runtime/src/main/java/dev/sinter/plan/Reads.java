package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a node's kernel reads of what other nodes leave in memory, and at which positions. */
final class Reads {
  /** A node that is evaluated by itself, and the map to its positions. */
  record Read(int node, IndexMap map) {}

  private Reads() {}

  /**
   * The reads of a member of a kernel.
   *
   * @param cuts the nodes that are evaluated by themselves
   */
  static List<Read> of(Graph graph, Set<Integer> cuts, int node, Group.Role role, IndexMap map) {
    List<Read> reads = new ArrayList<>();
    Body scratch = new Body(Precision.EXACT);
    Lowering lowering =
        new Lowering(
            graph,
            (read, at) -> {
              if (!cuts.contains(read)) {
                return null;
              }
              reads.add(new Read(read, at));
              Shape shape = graph.shape(read);
              return scratch.load(graph.type(read), -1 - read, at.position(shape), shape.size());
            },
            scratch);
    if (role == Group.Role.REDUCE) {
      lowering.value(graph.operands(node)[0], map);
    } else {
      lowering.definition(node, map);
    }
    return reads;
  }
}
