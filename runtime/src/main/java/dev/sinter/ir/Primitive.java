package dev.sinter.ir;

import dev.sinter.Shape;
import java.util.List;

/**
 * An operation with kernels of its own: it reads its operands from memory, whole and in row-major
 * order, and writes its result to memory. Operands have the types that the operation computes with;
 * conversions stand before it in the graph.
 */
public sealed interface Primitive {
  /** A readable name, {@code cumSum}. */
  String label();

  /** A number that differs from that of every other primitive or parameter. */
  long code();

  /** Nominal operations for operands of these shapes. */
  long flops(List<Shape> operands, Shape result);

  /** What an element can do wrong, as a clause for the error message; empty if nothing. */
  default String trap() {
    return "";
  }

  /** Calls the method for its kind. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of primitive. */
  interface Visitor<R> {
    /** For {@link Scan}. */
    R scan(Scan scan);

    /** For {@link Sort}. */
    R sort(Sort sort);
  }

  /**
   * Every element becomes the combination of those before it along an axis, itself included unless
   * {@code exclusive}; in the order of {@link dev.sinter.plan.ScanTree}. One operand, of the
   * accumulator's type.
   *
   * @param op SUM, PROD, MIN or MAX
   * @param axis of the operand
   */
  record Scan(ReduceOp op, int axis, boolean exclusive) implements Primitive {
    @Override
    public String label() {
      return switch (op) {
        case SUM -> "cumSum";
        case PROD -> "cumProd";
        case MIN -> "cumMin";
        case MAX -> "cumMax";
        case MEAN, COUNT, ANY, ALL -> throw new IllegalStateException(op + " is no scan");
      };
    }

    @Override
    public long code() {
      return 1 | (long) axis << 8 | (long) op.ordinal() << 16 | (exclusive ? 1L : 0) << 24;
    }

    @Override
    public long flops(List<Shape> operands, Shape result) {
      return result.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scan(this);
    }
  }

  /**
   * The rows of the operand (lines along its last axis) in order, stable: -0.0 below 0.0, NaN last
   * in either direction and canonical. One operand of any type.
   *
   * @param indices whether the result is the elements' positions in their row, I64, not the values
   */
  record Sort(boolean descending, boolean indices) implements Primitive {
    @Override
    public String label() {
      return indices ? "argSort" : "sort";
    }

    @Override
    public long code() {
      return 2 | (descending ? 1L : 0) << 8 | (indices ? 1L : 0) << 9;
    }

    /** Comparisons of a merge sort: n times the bits of n - 1. */
    @Override
    public long flops(List<Shape> operands, Shape result) {
      long length = result.dim(result.rank() - 1);
      return result.size() * (Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, length) - 1));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sort(this);
    }
  }
}
