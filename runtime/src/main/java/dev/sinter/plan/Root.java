package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/** Something that a kernel writes: a line's value for every element, or its reduction. */
public sealed interface Root {
  /** The line of the body whose value is used. */
  int line();

  /** Type of that line. */
  DType element();

  /** Type of the output's elements. */
  DType type();

  /** Element {@code i} of the output is the line's value at element {@code i} of the space. */
  record Store(int line, DType element) implements Root {
    @Override
    public DType type() {
      return element;
    }
  }

  /** Element {@code o} of the output is the reduction over elements {@code o*N … o*N+N-1}. */
  record Reduce(int line, DType element, ReduceOp op) implements Root {
    @Override
    public DType type() {
      return op.resultType(element);
    }
  }
}
