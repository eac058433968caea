package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Node;
import dev.sinter.ir.Primitive;

/** Records matrix products. */
public final class Products {
  private Products() {}

  /**
   * The matrix product in the common type: the last two axes are matrices, those before broadcast;
   * a 1-d operand is a row on the left and a column on the right, and that axis is gone from the
   * result.
   *
   * @throws ShapeException if the inner extents differ, an operand is 0-d, or batches don't
   *     broadcast
   * @throws DTypeException for BOOL
   */
  public static Node matmul(Node a, Node b) {
    requireNumbers(a.type(), b.type());
    requireAxes(a.shape(), b.shape());
    Node left = a.shape().rank() == 1 ? Views.expandDims(a, 0) : a;
    Node right = b.shape().rank() == 1 ? Views.expandDims(b, 1) : b;
    DType type = DType.promote(left.type(), right.type());
    Node rows = Carrier.wrapping(Capture.convert(left, type));
    Node columns = Carrier.wrapping(Capture.convert(right, type));
    Shape shape = shape(a, b, left.shape(), right.shape());
    Node carried = Scans.whole(new Primitive.MatMul(), rows.type(), shape, rows, columns);
    Node product = Carrier.unwrapped(carried, type);
    int rank = product.shape().rank();
    if (a.shape().rank() == 1 && b.shape().rank() == 1) {
      return Views.squeeze(product, rank - 2, rank - 1);
    }
    if (a.shape().rank() == 1) {
      return Views.squeeze(product, rank - 2);
    }
    return b.shape().rank() == 1 ? Views.squeeze(product, rank - 1) : product;
  }

  /** Refuses BOOL. */
  public static void requireNumbers(DType a, DType b) {
    if (a == DType.BOOL || b == DType.BOOL) {
      throw new DTypeException("matmul is not defined for BOOL: write cast(DType.I32) first");
    }
  }

  /** Refuses 0-d operands. */
  public static void requireAxes(Shape a, Shape b) {
    if (a.rank() == 0 || b.rank() == 0) {
      throw new ShapeException(
          Caller.method() + " of " + a + " and " + b + ": use mul for a 0-d operand");
    }
  }

  private static Shape shape(Node a, Node b, Shape left, Shape right) {
    long inner = left.dim(left.rank() - 1);
    if (inner != right.dim(right.rank() - 2)) {
      throw new ShapeException(
          "matmul of "
              + a.shape()
              + " and "
              + b.shape()
              + ": the last extent of the first, "
              + inner
              + ", must be the "
              + (b.shape().rank() == 1 ? "extent" : "last but one")
              + " of the second, "
              + right.dim(right.rank() - 2));
    }
    Shape batch;
    try {
      batch = Shape.broadcast(batch(left), batch(right));
    } catch (ShapeException mismatch) {
      throw new ShapeException("matmul, batches: " + mismatch.getMessage());
    }
    long[] dims = new long[batch.rank() + 2];
    for (int axis = 0; axis < batch.rank(); axis++) {
      dims[axis] = batch.dim(axis);
    }
    dims[batch.rank()] = left.dim(left.rank() - 2);
    dims[batch.rank() + 1] = right.dim(right.rank() - 1);
    return Shape.of(dims);
  }

  private static Shape batch(Shape shape) {
    long[] dims = new long[shape.rank() - 2];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = shape.dim(axis);
    }
    return Shape.of(dims);
  }
}
