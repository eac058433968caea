package dev.sinter.plan;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.pass.Graph;
import java.util.List;
import java.util.Set;

/** Which nodes' kernels can meet errors of elements: division by zero, bad indices. */
final class Fallible {
  private final boolean[] fallible;

  /**
   * @param cuts the nodes whose own kernels meet their errors
   */
  Fallible(Graph graph, Set<Integer> cuts) {
    fallible = new boolean[graph.size()];
    for (int node = 0; node < fallible.length; node++) {
      fallible[node] = own(graph, node);
      for (int operand : graph.operands(node)) {
        fallible[node] |= fallible[operand] && !cuts.contains(operand);
      }
    }
  }

  boolean test(int node) {
    return fallible[node];
  }

  private static boolean own(Graph graph, int node) {
    Definition definition = graph.definition(node);
    if (definition instanceof Definition.Apply apply) {
      return apply.op().traps(graph.type(node));
    }
    if (definition instanceof Definition.Take take) {
      return take.checked();
    }
    if (definition instanceof Definition.Leaf) {
      return graph.errors(node) >= 0;
    }
    return definition instanceof Definition.Call call && traps(call.method().function());
  }

  /** Whether a function, or one that it calls, can be in error. */
  static boolean traps(Function function) {
    boolean[] found = new boolean[1];
    Calls.Walk walk =
        new Calls.Walk() {
          @Override
          public Void apply(Expr.Apply apply) {
            found[0] |= apply.canTrap();
            return super.apply(apply);
          }
        };
    Calls.closure(List.of(function)).forEach(callee -> walk.all(callee.body()));
    return found[0];
  }
}
