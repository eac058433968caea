package dev.sinter.ir;

import dev.sinter.DType;

/**
 * What the reductions mean, on the bits of {@link Expr.Constant}: how an element enters an
 * accumulator, how two accumulators combine, and how the last one becomes the result. The order of
 * combining is {@link dev.sinter.plan.Tree}'s. Stateless.
 *
 * <p>Accumulators lie in arrays, {@link ReduceOp#width} words each.
 *
 * <p>VAR merges (n, mean, m2) as T. Chan, G. Golub and R. LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances", 1979: with {@code n = na + nb}, {@code w = nb
 * / n} (0 if nb is), {@code d = mb - ma}, {@code e = d * w}: {@code m = ma + e}, {@code s = (sa +
 * sb) + (e * na) * d}, which overflows only if the sum of squares does. COMPENSATED_SUM adds sums
 * by Knuth's two-sum and keeps the sum of their errors.
 */
public final class Reductions {
  private Reductions() {}

  /**
   * Stores an element as accumulator {@code at}: for COUNT, ANY and ALL whether it is not 0.
   *
   * @param accumulators {@code [count, width]}
   */
  public static void enter(ReduceOp op, DType element, long bits, long[] accumulators, int at) {
    DType type = op.accumulator(element);
    int first = at * op.width();
    switch (op) {
      case COUNT, ANY, ALL ->
          accumulators[first] =
              Semantics.convert(DType.BOOL, type, Semantics.convert(element, DType.BOOL, bits));
      case SUM, PROD, MEAN, MIN, MAX, COMPENSATED_SUM ->
          accumulators[first] = Semantics.convert(element, type, bits);
      case VAR -> {
        accumulators[first] = Semantics.convert(DType.I32, type, 1);
        accumulators[first + 1] = Semantics.convert(element, type, bits);
      }
    }
  }

  /** Combines accumulator {@code b} into {@code a}, which comes first. */
  public static void combine(ReduceOp op, DType element, long[] accumulators, int a, int b) {
    int first = a * op.width();
    int second = b * op.width();
    switch (op) {
      case VAR -> merge(op.accumulator(element), accumulators, first, second);
      case COMPENSATED_SUM -> twoSum(op.accumulator(element), accumulators, first, second);
      case SUM, PROD, MIN, MAX, MEAN, COUNT, ANY, ALL ->
          accumulators[first] = combine(op, element, accumulators[first], accumulators[second]);
    }
  }

  /** Two accumulators of one component. MIN and MAX of BOOL are "all" and "any". */
  public static long combine(ReduceOp op, DType element, long a, long b) {
    DType accumulator = op.accumulator(element);
    if (accumulator == DType.BOOL) {
      return op == ReduceOp.ALL || op == ReduceOp.MIN ? a & b : a | b;
    }
    return Semantics.apply(op.combiner(), accumulator, a, b);
  }

  private static void merge(DType type, long[] words, int a, int b) {
    Arithmetic t = new Arithmetic(type);
    long n = t.add(words[a], words[b]);
    long w = t.isZero(words[b]) ? 0 : t.divide(words[b], n);
    long d = t.subtract(words[b + 1], words[a + 1]);
    long e = t.multiply(d, w);
    long between = t.multiply(t.multiply(e, words[a]), d);
    words[a] = n;
    words[a + 1] = t.add(words[a + 1], e);
    words[a + 2] = t.add(t.add(words[a + 2], words[b + 2]), between);
  }

  private static void twoSum(DType type, long[] words, int a, int b) {
    Arithmetic t = new Arithmetic(type);
    long sum = t.add(words[a], words[b]);
    long v = t.subtract(sum, words[a]);
    long error = t.add(t.subtract(words[a], t.subtract(sum, v)), t.subtract(words[b], v));
    words[a + 1] = t.add(t.add(words[a + 1], words[b + 1]), error);
    words[a] = sum;
  }

  /**
   * The result from the last accumulator: MEAN and VAR divide by {@code (T) n}; VAR is NaN where
   * the mean is infinite, by {@code s + (m - m)}, wherever the infinite element stands.
   *
   * @param n number of elements reduced; the mean of none is NaN
   */
  public static long finish(ReduceOp op, DType element, long[] accumulators, int at, long n) {
    int first = at * op.width();
    DType result = op.resultType(element);
    Arithmetic t = new Arithmetic(result);
    long length = Semantics.convert(DType.I64, result, n);
    return switch (op) {
      case MEAN ->
          t.divide(Semantics.convert(op.accumulator(element), result, accumulators[first]), length);
      case VAR -> {
        long mean = accumulators[first + 1];
        yield t.divide(t.add(accumulators[first + 2], t.subtract(mean, mean)), length);
      }
      case COMPENSATED_SUM ->
          Semantics.apply(Op.IS_FINITE, result, accumulators[first]) != 0
              ? t.add(accumulators[first], accumulators[first + 1])
              : accumulators[first];
      case SUM, PROD, MIN, MAX, COUNT, ANY, ALL -> accumulators[first];
    };
  }

  /** Java's arithmetic of one type, on bits. */
  private record Arithmetic(DType type) {
    long add(long a, long b) {
      return Semantics.apply(Op.ADD, type, a, b);
    }

    long subtract(long a, long b) {
      return Semantics.apply(Op.SUB, type, a, b);
    }

    long multiply(long a, long b) {
      return Semantics.apply(Op.MUL, type, a, b);
    }

    long divide(long a, long b) {
      return Semantics.apply(Op.DIV, type, a, b);
    }

    boolean isZero(long a) {
      return Semantics.apply(Op.EQ, type, a, 0L) != 0;
    }
  }
}
