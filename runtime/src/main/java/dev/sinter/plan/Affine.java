package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A position in elements: an offset, plus a stride per axis of the iteration space, plus multiples
 * of indices that are values of the kernel's lines themselves.
 */
record Affine(long offset, long[] strides, List<Term> terms) {
  /** A multiple of a line's value. */
  record Term(long stride, Expr.Local index) {}

  /** Without indices. */
  Affine(long offset, long... strides) {
    this(offset, strides, List.of());
  }

  /** The same everywhere in a space of {@code rank} axes. */
  static Affine constant(long offset, int rank) {
    return new Affine(offset, new long[rank]);
  }

  /** The value of a line, in a space of {@code rank} axes. */
  static Affine of(Expr.Local index, int rank) {
    return new Affine(0, new long[rank], List.of(new Term(1, index)));
  }

  /** Whether it follows from the position in the space alone. */
  boolean isFixed() {
    return terms.isEmpty();
  }

  /** Without the indices. */
  Affine fixed() {
    return isFixed() ? this : new Affine(offset, strides);
  }

  /** Whether the offset and all strides are zero. */
  boolean startsAtZero() {
    return offset == 0 && Arrays.stream(strides).allMatch(stride -> stride == 0);
  }

  /** This, further by {@code distance}. */
  Affine plus(long distance) {
    return distance == 0 ? this : new Affine(offset + distance, strides, terms);
  }

  /** This and another. */
  Affine plus(Affine other) {
    long[] sums = strides.clone();
    for (int axis = 0; axis < sums.length; axis++) {
      sums[axis] += other.strides[axis];
    }
    return new Affine(offset + other.offset, sums, sum(terms, other.terms));
  }

  /** The sum; multiples of the same index are one. */
  static List<Term> sum(List<Term> first, List<Term> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Term> sum = new ArrayList<>(first);
    for (Term term : second) {
      int same = 0;
      while (same < sum.size() && !sum.get(same).index().equals(term.index())) {
        same++;
      }
      long before = same < sum.size() ? sum.remove(same).stride() : 0;
      if (before + term.stride() != 0) {
        sum.add(same, new Term(before + term.stride(), term.index()));
      }
    }
    return List.copyOf(sum);
  }

  /** Every distance multiplied. */
  Affine times(long factor) {
    if (factor == 1) {
      return this;
    }
    long[] product = Arrays.stream(strides).map(stride -> stride * factor).toArray();
    List<Term> multiples =
        factor == 0
            ? List.of()
            : terms.stream().map(term -> new Term(term.stride() * factor, term.index())).toList();
    return new Affine(offset * factor, product, multiples);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Affine affine
        && offset == affine.offset
        && Arrays.equals(strides, affine.strides)
        && terms.equals(affine.terms);
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(offset) * 31 + Arrays.hashCode(strides)) * 31 + terms.hashCode();
  }

  @Override
  public String toString() {
    return offset + "+" + Arrays.toString(strides) + (isFixed() ? "" : "+" + terms);
  }
}
