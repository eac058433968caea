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
    boolean fallible =
        plan.steps().stream().anyMatch(PreparedPlan::primitiveFails)
            || errors.stream().flatMap(Optional::stream).anyMatch(ElementErrors::areCounted);
    return new PreparedPlan(plan, executables, errors, written(plan), fallible, Lifetimes.of(plan));
  }

  /** The first kernel with a value that may be in error and that another reads, or null. */
  @Nullable String doubtful(Graph graph) {
    Set<Integer> read = new HashSet<>();
    plan.steps().forEach(stage -> IntStream.of(stage.reads()).forEach(read::add));
    for (int i = 0; i < plan.steps().size(); i++) {
      Stage stage = plan.steps().get(i);
      int[] outputs = outputs(stage);
      BitSet failing = failing(graph, i);
      if (failing.stream().anyMatch(root -> read.contains(-1 - outputs[root]))) {
        return stage.name();
      }
    }
    return null;
  }

  private BitSet failing(Graph graph, int index) {
    BitSet failing = new BitSet();
    failing.set(0, primitiveFails(plan.steps().get(index)));
    return errors.get(index).map(kernel -> kernel.roots(graph)).orElse(failing);
  }

  Step step(int index) {
    return (Step) plan.steps().get(index);
  }

  private static boolean primitiveFails(Stage stage) {
    return stage instanceof PrimitiveStep primitive && !primitive.op().trap().isEmpty();
  }

  /** Per root the temporary, or -1; a primitive has one. */
  private static int[] outputs(Stage stage) {
    return stage instanceof Step step ? step.outputs() : stage.stored();
  }

  private static Optional<ElementErrors> errors(Stage stage) {
    return stage instanceof Step step ? Optional.of(new ElementErrors(step)) : Optional.empty();
  }

  /** Per temporary, the node of the graph whose value it is. */
  private static int[] written(Plan plan) {
    int[] written = new int[plan.temporaries().size()];
    for (Stage stage : plan.steps()) {
      int[] outputs = outputs(stage);
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
