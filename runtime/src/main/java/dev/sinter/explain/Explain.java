package dev.sinter.explain;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Root;
import dev.sinter.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plans as text. */
public final class Explain {
  private Explain() {}

  /** One paragraph per kernel: name, space, form, operands, results, bytes, operations. */
  public static String text(Plan plan) {
    StringBuilder out = new StringBuilder();
    out.append(plan.steps().size()).append(plan.steps().size() == 1 ? " kernel" : " kernels");
    for (int i = 0; i < plan.steps().size(); i++) {
      out.append("\n").append(i + 1).append(". ").append(text(plan.steps().get(i)));
    }
    return out.toString();
  }

  /** One line for a call that is no kernel: a method of which only the Java method is known. */
  public static String javaCall(Node call) {
    String name =
        call.definition() instanceof Definition.Call definition
            ? definition.method().function().name()
            : "a call that was evaluated just now";
    return name
        + "  over "
        + call.shape()
        + " on the JVM, by its Java method: its class has no manifest; arrays are moved there and"
        + " back";
  }

  private static String text(Step step) {
    String form = step.program().form().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return step.name()
        + "  over "
        + step.shape()
        + ", "
        + form
        + "\n     reads "
        + operands(step)
        + "\n     writes "
        + roots(step.program().roots())
        + "\n     "
        + step.bytesRead()
        + " bytes read, "
        + step.bytesWritten()
        + " written, "
        + step.flops()
        + " operations";
  }

  private static String operands(Step step) {
    String text =
        step.program().operands().stream()
            .filter(operand -> operand.memory())
            .map(operand -> operand.type() + " " + operand.layout().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing" : text;
  }

  private static String roots(List<Root> roots) {
    return roots.stream()
        .map(
            root ->
                root.type() + (root instanceof Root.Reduce reduce ? " " + reduce.op().label() : ""))
        .collect(Collectors.joining(", "));
  }
}
