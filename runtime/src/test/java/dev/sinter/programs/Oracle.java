package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Internals;
import dev.sinter.Scope;
import dev.sinter.backend.reference.NodeEvaluator;
import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the outputs of a program must be, by {@link NodeEvaluator}. */
record Oracle(List<NodeEvaluator.Value> outputs, List<String> errors) {
  /** Captures a program on the reference device, where nothing is evaluated. */
  @SuppressWarnings("try") // the scope acts by being open
  static Oracle of(Program program) {
    try (Scope scope = Scope.on(Device.find("reference"))) {
      @Nullable Array[] values = new Array[program.steps().size()];
      NodeEvaluator evaluator = new NodeEvaluator(capture(program, values));
      List<NodeEvaluator.Value> outputs = new ArrayList<>();
      for (Ref output : program.outputs()) {
        outputs.add(evaluator.value(Internals.node(Step.get(values, output))));
      }
      return new Oracle(outputs, evaluator.errors());
    }
  }

  /** The nodes that the program evaluates: in the middle, and as outputs. */
  private static Set<Node> capture(Program program, @Nullable Array[] values) {
    Set<Node> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < values.length; i++) {
      Step step = program.steps().get(i);
      if (step.makes()) {
        values[i] = step.run(values);
      } else if (step instanceof Evaluate evaluate) {
        evaluate.operands().forEach(ref -> stored.addAll(nodes(values, ref)));
      }
    }
    program.outputs().forEach(ref -> stored.addAll(nodes(values, ref)));
    return stored;
  }

  private static List<Node> nodes(@Nullable Array[] values, Ref ref) {
    return Internals.nodes(Step.get(values, ref));
  }

  /** What is wrong with an outcome, or null. */
  @Nullable String difference(int output, Outcome outcome) {
    NodeEvaluator.Value value = outputs.get(output);
    long errorBits = value.anyError();
    RuntimeException thrown = outcome.thrown();
    if (errorBits == 0) {
      return thrown == null
          ? outcome.difference(expected(value))
          : "threw " + thrown + ", but depends on no element in error";
    }
    long any = errorBits | value.suspicions();
    List<String> possible = new ArrayList<>();
    for (int bit = 0; bit < errors.size(); bit++) {
      if ((any >> bit & 1) != 0) {
        possible.add(errors.get(bit));
      }
    }
    if (thrown == null) {
      return "threw nothing, but depends on errors: " + possible;
    }
    return possible.stream().anyMatch(error -> tells(thrown, error))
        ? null
        : "threw " + thrown + ", but depends only on errors " + possible;
  }

  private static boolean tells(RuntimeException thrown, String error) {
    boolean arithmetic = error.startsWith("integer ");
    return String.valueOf(thrown.getMessage()).startsWith(error)
        && arithmetic == thrown instanceof ArithmeticException;
  }

  private static Outcome expected(NodeEvaluator.Value value) {
    long[] bits = new long[value.bits().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Bits.sameNaN(value.type(), value.bits()[i]);
    }
    return new Outcome(value.type(), value.shape(), bits, null);
  }
}
