package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Function;
import dev.sinter.ir.Parameter;
import dev.sinter.pass.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Which conversions belong to a call: functions compute on int where their methods have byte, short
 * or char ({@link Parameter#valueType}, {@link Function#valueType}), and positions are long.
 */
final class CallShape {
  private CallShape() {}

  /** The call whose result a node is, narrowed to the method's type or as it is; null if none. */
  static Definition.@Nullable Call of(Graph graph, int node) {
    int narrowed = narrowed(graph, node);
    return graph.definition(narrowed) instanceof Definition.Call call ? call : null;
  }

  /** The node of the call whose narrowed result {@code node} is; otherwise itself. */
  static int narrowed(Graph graph, int node) {
    if (graph.definition(node) instanceof Definition.Convert) {
      int operand = graph.operands(node)[0];
      if (graph.definition(operand) instanceof Definition.Call call) {
        Function function = call.method().function();
        boolean narrow = function.returnType() != function.valueType();
        return narrow && graph.type(node) == function.returnType() ? operand : node;
      }
    }
    return node;
  }

  /** What an argument is, before the conversion that its parameter asks for. */
  static int argument(Graph graph, Parameter parameter, int node) {
    if (graph.definition(node) instanceof Definition.Convert) {
      int operand = graph.operands(node)[0];
      boolean widened = graph.type(operand) == parameter.type();
      boolean position = graph.definition(operand) instanceof Definition.Position;
      return widened || position ? operand : node;
    }
    return node;
  }
}
