package dev.sinter.programs;

import dev.sinter.Array;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One line of a {@link Program}. Immutable. */
sealed interface Step permits Leaf, Invoke, Evaluate, Close {
  /** What it reads. */
  List<Ref> operands();

  /** The same with other operands. */
  Step with(UnaryOperator<Ref> renamed);

  /** The same with another extent wherever {@code from} stands. */
  default Step resized(long from, long to) {
    return this;
  }

  /**
   * Does it, on the current device.
   *
   * @param values of earlier steps
   * @return the array that it makes, or null
   */
  @Nullable Array run(@Nullable Array[] values);

  /** Whether it makes an array. */
  default boolean makes() {
    return true;
  }

  /** Java, without the variable and the semicolon. */
  String source();

  /** An array among the values. */
  static Array get(@Nullable Array[] values, Ref ref) {
    return java.util.Objects.requireNonNull(values[ref.step()], "a step that makes an array");
  }
}
