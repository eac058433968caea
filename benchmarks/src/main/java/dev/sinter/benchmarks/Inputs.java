package dev.sinter.benchmarks;

/**
 * What a workload reads, F32 numbers in [0, 1), resident on the device.
 *
 * @param a {@code [n]}
 * @param b {@code [n]}
 * @param c {@code [n]}
 * @param x the first √n of {@code a}, rounded down
 * @param y the first √n of {@code b}, rounded down
 */
record Inputs(Term a, Term b, Term c, Term x, Term y) {
  /** The same arrays, with operations evaluated one by one or not. */
  Inputs forced(boolean forced) {
    return new Inputs(
        new Term(a.array(), forced),
        new Term(b.array(), forced),
        new Term(c.array(), forced),
        new Term(x.array(), forced),
        new Term(y.array(), forced));
  }

  /** Whether every operation is evaluated at once. */
  boolean forced() {
    return a.forced();
  }

  /** Number of elements of the long ones. */
  long size() {
    return a.array().shape().size();
  }

  /** The side of the largest square of {@code n} elements: √n, rounded down. */
  static int side(long n) {
    return (int) Math.sqrt((double) n);
  }
}
