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

    /** For {@link Top}. */
    R top(Top top);

    /** For {@link MatMul}. */
    R matMul(MatMul product);

    /** For {@link Put}. */
    R put(Put put);
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
        case MEAN, COUNT, ANY, ALL, VAR, COMPENSATED_SUM ->
            throw new IllegalStateException(op + " is no scan");
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

  /**
   * The first elements of each row (line along the last axis of the operand) in the order of {@link
   * Sort}: as many as the result's rows have, at least one and fewer than the operand's.
   *
   * @param indices whether the result is the elements' positions in their row, I64, not the values
   */
  record Top(boolean descending, boolean indices) implements Primitive {
    /** The sort whose beginning this is. */
    public Sort sort() {
      return new Sort(descending, indices);
    }

    @Override
    public String label() {
      return indices ? "argTopK" : "topK";
    }

    @Override
    public long code() {
      return 4 | (descending ? 1L : 0) << 8 | (indices ? 1L : 0) << 9;
    }

    /** A comparison for each element, and those of a merge sort of the result. */
    @Override
    public long flops(List<Shape> operands, Shape result) {
      return operands.get(0).size() + sort().flops(operands, result);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.top(this);
    }
  }

  /**
   * The matrix product of {@code [batch…, m, k]} and {@code [batch…, k, n]}, whose batches
   * broadcast; in the order of {@link dev.sinter.plan.Product}. Two operands of the result's type.
   */
  record MatMul() implements Primitive {
    @Override
    public String label() {
      return "matmul";
    }

    @Override
    public long code() {
      return 3;
    }

    @Override
    public long flops(List<Shape> operands, Shape result) {
      Shape left = operands.get(0);
      return 2 * result.size() * left.dim(left.rank() - 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.matMul(this);
    }
  }

  /**
   * The first operand with the second one's elements put or added along an axis where indices say:
   * the third operand, I64, sorted, from 0 on; the fourth gives for each its position among the
   * values. Of equal indices the last is put; all are added, in this order. An error's position is
   * that of the index.
   *
   * @param array the shape that errors speak of
   * @param flat whether it was flattened, so that the operand has one axis
   */
  record Put(int axis, boolean add, Shape array, boolean flat) implements Primitive {
    @Override
    public String label() {
      return add ? "putAdd" : "put";
    }

    @Override
    public long code() {
      return 5 | (long) axis << 8 | (add ? 1L : 0) << 16 | (flat ? 1L : 0) << 17;
    }

    @Override
    public long flops(List<Shape> operands, Shape result) {
      return add ? operands.get(1).size() : 0;
    }

    private String range() {
      long extent = flat ? array.size() : array.dim(axis);
      return extent + " (it has " + -extent + " to " + (extent - 1) + ")";
    }

    @Override
    public String trap() {
      String where =
          flat && array.rank() != 1
              ? " of " + array + " flattened in row-major order,"
              : " along axis " + axis;
      return label() + ": index out of range" + where + " of extent " + range();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.put(this);
    }
  }
}
