package dev.sinter.programs;

import dev.sinter.Array;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ends a handle, so that its memory may be written over. */
record Close(Ref closed) implements Step {
  @Override
  public List<Ref> operands() {
    return List.of(closed);
  }

  @Override
  public Step with(UnaryOperator<Ref> renamed) {
    return new Close(renamed.apply(closed));
  }

  @Override
  public @Nullable Array run(@Nullable Array[] values) {
    Step.get(values, closed).close();
    return null;
  }

  @Override
  public boolean makes() {
    return false;
  }

  @Override
  public String source() {
    return closed + ".close()";
  }
}
