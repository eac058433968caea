package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.Sinter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates arrays together, in the middle of a program or at its end. */
record Evaluate(List<Ref> operands) implements Step {
  @Override
  public Step with(UnaryOperator<Ref> renamed) {
    return new Evaluate(operands.stream().map(renamed).toList());
  }

  @Override
  public @Nullable Array run(@Nullable Array[] values) {
    Sinter.eval(operands.stream().map(ref -> Step.get(values, ref)).toArray(Array[]::new));
    return null;
  }

  @Override
  public boolean makes() {
    return false;
  }

  @Override
  public String source() {
    return operands.stream()
        .map(Ref::toString)
        .collect(Collectors.joining(", ", "Sinter.eval(", ")"));
  }
}
