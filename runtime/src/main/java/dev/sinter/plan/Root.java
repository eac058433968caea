package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * What a kernel computes for its users: a line's value for every element, its reduction for every
 * row, or a value for every row that follows from reductions. A row is what is reduced to one
 * output: elements {@code o*N … o*N+N-1} of the space.
 */
public sealed interface Root {
  /** The line of the body whose value is used. */
  int line();

  /** Type of that line. */
  DType element();

  /** Type of the output's elements. */
  DType type();

  /** Whether it is written to memory; otherwise only later lines of the same kernel use it. */
  boolean stored();

  /** The same, of another line. */
  Root of(int newLine);

  /** Element {@code i} of the output is the line's value at element {@code i} of the space. */
  record Store(int line, DType element) implements Root {
    @Override
    public DType type() {
      return element;
    }

    @Override
    public boolean stored() {
      return true;
    }

    @Override
    public Root of(int newLine) {
      return new Store(newLine, element);
    }
  }

  /** Element {@code o} of the output is the reduction of row {@code o}. */
  record Reduce(int line, DType element, ReduceOp op, boolean stored) implements Root {
    /** Written to memory. */
    public Reduce(int line, DType element, ReduceOp op) {
      this(line, element, op, true);
    }

    @Override
    public DType type() {
      return op.resultType(element);
    }

    @Override
    public Root of(int newLine) {
      return new Reduce(newLine, element, op, stored);
    }
  }

  /**
   * Element {@code o} of the output is the line's value at element {@code o * step} of the space,
   * see {@link Geometry#samples}: a smaller result of a MAP, which broadcasts to its space.
   */
  record Sample(int line, DType element) implements Root {
    @Override
    public DType type() {
      return element;
    }

    @Override
    public boolean stored() {
      return true;
    }

    @Override
    public Root of(int newLine) {
      return new Sample(newLine, element);
    }
  }

  /**
   * Element {@code o} of the output is the line's value in row {@code o}, the same at all its
   * elements. Rows are not empty.
   */
  record RowStore(int line, DType element) implements Root {
    @Override
    public DType type() {
      return element;
    }

    @Override
    public boolean stored() {
      return true;
    }

    @Override
    public Root of(int newLine) {
      return new RowStore(newLine, element);
    }
  }
}
