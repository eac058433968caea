package dev.sinter.capture;

import dev.sinter.backend.Executable;
import dev.sinter.pass.Graph;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.Stage;
import dev.sinter.plan.Step;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan whose kernels are filled in as they are found, and what runs of it need to know.
 *
 * @param errors per step, what may be wrong with its results; empty for primitives
 * @param written per temporary, the node of the graph whose value it is
 * @param fallible whether a step can find elements in error that another step has computed
 */
record PreparedPlan(
    Plan plan,
    @Nullable Executable[] executables,
    List<Optional<ElementErrors>> errors,
    int[] written,
    boolean fallible,
    Lifetimes lifetimes) {
  static PreparedPlan of(Plan plan) {
    List<Optional<ElementErrors>> errors = plan.steps().stream().map(PreparedPlan::errors).toList();
    Executable[] executables = new Executable[plan.steps().size()];
    return new PreparedPlan(
        plan, executables, errors, written(plan), fallible(plan), Lifetimes.of(plan));
  }

  /** The first kernel with a value that may be in error and that another reads, or null. */
  @Nullable String doubtful(Graph graph) {
    Set<Integer> read = new HashSet<>();
    plan.steps().forEach(stage -> IntStream.of(stage.reads()).forEach(read::add));
    for (int i = 0; i < plan.steps().size(); i++) {
      Stage stage = plan.steps().get(i);
      int[] outputs = stage instanceof Step step ? step.outputs() : stage.stored();
      BitSet failing = failing(graph, i);
      if (failing.stream().anyMatch(root -> read.contains(-1 - outputs[root]))) {
        return stage.name();
      }
    }
    return null;
  }

  private BitSet failing(Graph graph, int index) {
    BitSet failing = new BitSet();
    if (plan.steps().get(index) instanceof PrimitiveStep primitive) {
      failing.set(0, !primitive.op().trap().isEmpty());
      return failing;
    }
    return errors.get(index).orElseThrow().roots(graph);
  }

  Step step(int index) {
    return (Step) plan.steps().get(index);
  }

  /** Whether a step can find elements in error that another step has computed. */
  private static boolean fallible(Plan plan) {
    return plan.steps().stream()
        .anyMatch(
            stage ->
                stage instanceof Step step
                    ? !step.traps().isEmpty()
                    : !((PrimitiveStep) stage).op().trap().isEmpty());
  }

  private static Optional<ElementErrors> errors(Stage stage) {
    return stage instanceof Step step ? Optional.of(new ElementErrors(step)) : Optional.empty();
  }

  /** Per temporary, the node of the graph whose value it is. */
  private static int[] written(Plan plan) {
    int[] written = new int[plan.temporaries().size()];
    for (Stage stage : plan.steps()) {
      int[] outputs = stage instanceof Step step ? step.outputs() : stage.stored();
      int first = stage.nodes().length - outputs.length;
      for (int root = 0; root < outputs.length; root++) {
        if (outputs[root] >= 0) {
          written[outputs[root]] = stage.nodes()[first + root];
        }
      }
    }
    return written;
  }
}
