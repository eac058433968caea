package dev.sinter.explain;

import dev.sinter.plan.Plan;
import dev.sinter.plan.Root;
import dev.sinter.plan.Stage;
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

  private static String text(Stage stage) {
    return stage instanceof Step step
        ? kernel(step)
        : stage.name() + "  to " + stage.shape() + ", an operation of its own" + work(stage);
  }

  private static String kernel(Step step) {
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
        + work(step);
  }

  private static String work(Stage stage) {
    return "\n     "
        + stage.bytesRead()
        + " bytes read, "
        + stage.bytesWritten()
        + " written, "
        + stage.flops()
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
