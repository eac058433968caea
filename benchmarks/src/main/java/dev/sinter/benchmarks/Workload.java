package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Sinter;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * One computation that every system of the comparison performs.
 *
 * @param task what is computed, as the other systems' programs and the hand-written kernels name it
 * @param variant how, where there are several ways; empty for the usual one
 * @param bytes by {@code n}, the bytes that must move between memory and processor whatever the
 *     program is like; 0 where arithmetic is the limit
 * @param tolerance how far results may lie apart
 * @param expression captures the results, which are evaluated together
 */
record Workload(
    String task,
    String variant,
    LongUnaryOperator bytes,
    Tolerance tolerance,
    Function<Inputs, List<Term>> expression) {

  /**
   * How far results may lie apart: multiples of 2^-23 of the reference value, or of {@code scale}
   * where that is larger.
   *
   * @param exact between backends in EXACT: 0 unless there are functions whose bits Java leaves
   *     open
   * @param hand of the hand-written kernel, whose sums have another order
   * @param relaxed in RELAXED
   * @param scale what a result's error is measured against at least, because it is a difference of
   *     such numbers
   */
  record Tolerance(int exact, int hand, int relaxed, double scale) {}

  /** The usual way to compute {@code task}. */
  Workload(
      String task,
      LongUnaryOperator bytes,
      Tolerance tolerance,
      Function<Inputs, List<Term>> expression) {
    this(task, "", bytes, tolerance, expression);
  }

  /** The same task, its operations captured one by one in every call. */
  Workload captured(Function<Inputs, List<Term>> operations) {
    return new Workload(task, "captured", bytes, tolerance, operations);
  }

  /** The task, and the variant in parentheses. */
  String name() {
    return variant.isEmpty() ? task : task + " (" + variant + ")";
  }

  /** Captures and evaluates; the device may still be at work. */
  List<Array> run(Inputs inputs) {
    List<Array> results = expression.apply(inputs).stream().map(Term::array).toList();
    Sinter.eval(results.toArray(Array[]::new));
    return results;
  }

  @Override
  public String toString() {
    return name();
  }
}
