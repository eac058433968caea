package dev.sinter;

import dev.sinter.ir.Caller;
import java.util.Arrays;

/**
 * The extents of an array, outermost first (row-major). Immutable.
 *
 * <p>A shape of rank 0 has one element. Up to {@value #MAX_RANK} dimensions.
 */
public final class Shape {
  /** The largest rank. */
  public static final int MAX_RANK = 8;

  private static final Shape SCALAR = new Shape(new long[0], 1);

  private final long[] dims;
  private final long size;

  private Shape(long[] dims, long size) {
    this.dims = dims;
    this.size = size;
  }

  /**
   * A shape with these extents, in elements.
   *
   * @throws ShapeException if there are more than {@value #MAX_RANK}, one is negative, or their
   *     product overflows a {@code long}
   */
  public static Shape of(long... dims) {
    if (Argument.given(dims, "dims").length == 0) {
      return SCALAR;
    }
    if (dims.length > MAX_RANK) {
      throw new ShapeException(
          Caller.method()
              + ": a shape has at most "
              + MAX_RANK
              + " dimensions, not "
              + dims.length
              + ": merge some with reshape");
    }
    long[] copy = dims.clone();
    try {
      return new Shape(copy, sizeOf(copy));
    } catch (ShapeException impossible) {
      throw new ShapeException(Caller.method() + ": " + impossible.getMessage());
    }
  }

  private static long sizeOf(long[] dims) {
    long size = 1;
    boolean empty = false;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] < 0) {
        throw new ShapeException(
            "dimension "
                + axis
                + " of "
                + Arrays.toString(dims)
                + " is negative: extents are 0 or more");
      }
      empty |= dims[axis] == 0;
    }
    if (empty) {
      return 0;
    }
    for (long dim : dims) {
      if (Math.multiplyHigh(size, dim) != 0 || size * dim < 0) {
        throw new ShapeException("the size of " + Arrays.toString(dims) + " overflows a long");
      }
      size *= dim;
    }
    return size;
  }

  /** Number of dimensions. */
  public int rank() {
    return dims.length;
  }

  /**
   * Extent of one axis; a negative axis counts from the end.
   *
   * @throws ShapeException if there is no such axis
   */
  public long dim(int axis) {
    return dims[axis(axis)];
  }

  /** Number of elements, 1 for rank 0. */
  public long size() {
    return size;
  }

  /** The extents, outermost first; a copy. */
  public long[] dims() {
    return dims.clone();
  }

  /**
   * The axis in 0..rank-1 that {@code axis} names; negative counts from the end.
   *
   * @throws ShapeException if there is no such axis
   */
  public int axis(int axis) {
    if (!hasAxis(axis)) {
      throw new ShapeException(Caller.method() + ": " + missing(axis));
    }
    return axis < 0 ? axis + dims.length : axis;
  }

  /** Whether there is such an axis; negative counts from the end. */
  boolean hasAxis(int axis) {
    return axis >= -dims.length && axis < dims.length;
  }

  /** Why there is no such axis, without the operation that names it. */
  String missing(int axis) {
    return "axis "
        + axis
        + " does not exist"
        + (dims.length == 0
            ? ": a 0-d array has no axes"
            : " in " + this + ": use " + -dims.length + " to " + (dims.length - 1));
  }

  /**
   * The shape to which both broadcast in NumPy's sense: aligned at the last axis, an extent of 1
   * stretches.
   *
   * @throws ShapeException if an axis differs and neither extent is 1
   */
  public static Shape broadcast(Shape a, Shape b) {
    if (Argument.given(a, "a").equals(Argument.given(b, "b")) || b.dims.length == 0) {
      return a;
    }
    if (a.dims.length == 0) {
      return b;
    }
    int rank = Math.max(a.dims.length, b.dims.length);
    long[] dims = new long[rank];
    for (int back = 1; back <= rank; back++) {
      long left = back <= a.dims.length ? a.dims[a.dims.length - back] : 1;
      long right = back <= b.dims.length ? b.dims[b.dims.length - back] : 1;
      if (left != right && left != 1 && right != 1) {
        throw new ShapeException(
            "shapes "
                + a
                + " and "
                + b
                + " do not broadcast: axis "
                + -back
                + " has "
                + left
                + " against "
                + right
                + "; make them equal, or one of them 1 with reshape or expandDims");
      }
      dims[rank - back] = left == 1 ? right : left;
    }
    return new Shape(dims, sizeOf(dims));
  }

  /** Whether an array of this shape broadcasts to exactly {@code target}. */
  public boolean broadcastsTo(Shape target) {
    if (dims.length > Argument.given(target, "target").dims.length) {
      return false;
    }
    for (int back = 1; back <= dims.length; back++) {
      long mine = dims[dims.length - back];
      if (mine != 1 && mine != target.dims[target.dims.length - back]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof Shape shape && Arrays.equals(dims, shape.dims));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** As in {@code [2, 3]}; {@code []} for rank 0. */
  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}
