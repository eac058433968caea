package dev.sinter.plan;

import dev.sinter.Shape;
import java.util.List;

/**
 * The sizes of a matrix product {@code [batch…, m, k] x [batch…, k, n]}, whose batches broadcast.
 *
 * <p>Element (i, j) starts at zero and takes the products {@code a[i, l] * b[l, j]} in the order of
 * l, each rounded by itself and added with one more rounding (unless precision is relaxed): what
 * three nested loops in Java give, on every device.
 *
 * @param dims extents of the batch
 * @param aStrides per batch axis, elements between matrices of the first operand; 0 to broadcast
 * @param bStrides the same for the second
 */
public record Product(long m, long n, long k, long[] dims, long[] aStrides, long[] bStrides) {
  /** For operands of these shapes. */
  public static Product of(List<Shape> operands, Shape result) {
    Shape a = operands.get(0);
    Shape b = operands.get(1);
    int rank = result.rank() - 2;
    long[] dims = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = result.dim(axis);
    }
    return new Product(
        result.dim(rank),
        result.dim(rank + 1),
        a.dim(a.rank() - 1),
        dims,
        strides(a, rank),
        strides(b, rank));
  }

  private static long[] strides(Shape shape, int rank) {
    long[] strides = new long[rank];
    long stride = shape.dim(shape.rank() - 1) * shape.dim(shape.rank() - 2);
    for (int back = 1; back <= shape.rank() - 2; back++) {
      long dim = shape.dim(shape.rank() - 2 - back);
      strides[rank - back] = dim == 1 ? 0 : stride;
      stride *= dim;
    }
    return strides;
  }

  /** Number of matrices in the result. */
  public long batches() {
    long product = 1;
    for (long dim : dims) {
      product *= dim;
    }
    return product;
  }

  /** The element of the first operand at which the matrix for a batch starts. */
  public long aOffset(long batch) {
    return offset(batch, aStrides);
  }

  /** The element of the second operand at which the matrix for a batch starts. */
  public long bOffset(long batch) {
    return offset(batch, bStrides);
  }

  private long offset(long batch, long[] strides) {
    long rest = batch;
    long offset = 0;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      offset += rest % dims[axis] * strides[axis];
      rest /= dims[axis];
    }
    return offset;
  }
}
