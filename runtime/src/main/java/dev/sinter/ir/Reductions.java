package dev.sinter.ir;

import dev.sinter.DType;

/**
 * What the reductions mean, on the bits of {@link Expr.Constant}: how an element enters an
 * accumulator, how two accumulators combine, and how the last one becomes the result. The order of
 * combining is {@link dev.sinter.plan.Tree}'s. Stateless.
 */
public final class Reductions {
  private Reductions() {}

  /**
   * An element as a value of the accumulator's type: for COUNT, ANY and ALL whether it is not 0.
   */
  public static long enter(ReduceOp op, DType element, long bits) {
    DType accumulator = op.accumulator(element);
    return switch (op) {
      case COUNT, ANY, ALL ->
          Semantics.convert(DType.BOOL, accumulator, Semantics.convert(element, DType.BOOL, bits));
      case SUM, PROD, MEAN, MIN, MAX -> Semantics.convert(element, accumulator, bits);
    };
  }

  /** Two accumulators combined. MIN and MAX of BOOL are "all" and "any". */
  public static long combine(ReduceOp op, DType element, long a, long b) {
    DType accumulator = op.accumulator(element);
    if (accumulator == DType.BOOL) {
      return op == ReduceOp.ALL || op == ReduceOp.MIN ? a & b : a | b;
    }
    return Semantics.apply(op.combiner(), accumulator, a, b);
  }

  /**
   * The result from the last accumulator: MEAN divides by {@code (T) n}, everything else is done.
   *
   * @param n number of elements reduced; the mean of none is NaN
   */
  public static long finish(ReduceOp op, DType element, long bits, long n) {
    if (op != ReduceOp.MEAN) {
      return bits;
    }
    DType result = op.resultType(element);
    long sum = Semantics.convert(op.accumulator(element), result, bits);
    return Semantics.apply(Op.DIV, result, sum, Semantics.convert(DType.I64, result, n));
  }
}
