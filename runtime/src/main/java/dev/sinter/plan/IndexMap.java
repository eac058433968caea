package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import java.util.Arrays;

/**
 * How the position in a node follows from the position in a kernel's iteration space: an affine map
 * to either the node's coordinates or, below a reshape, to its row-major position alone.
 *
 * <p>Row r stands for one coordinate (or the only, flat position): {@code constants[r] + sum over
 * axes of the space of coefficients[r][axis] * coordinate[axis]}.
 */
final class IndexMap {
  private final int spaceRank;
  private final boolean flat;
  private final long[] constants;
  private final long[][] coefficients;

  private IndexMap(int spaceRank, boolean flat, long[] constants, long[][] coefficients) {
    this.spaceRank = spaceRank;
    this.flat = flat;
    this.constants = constants;
    this.coefficients = coefficients;
  }

  /** Node axis k follows axis {@code axes[k]} of a space of {@code rank} axes; none if it is -1. */
  static IndexMap axes(int rank, int... axes) {
    long[][] coefficients = new long[axes.length][rank];
    for (int k = 0; k < axes.length; k++) {
      if (axes[k] >= 0) {
        coefficients[k][axes[k]] = 1;
      }
    }
    return new IndexMap(rank, false, new long[axes.length], coefficients);
  }

  /** The map to the only element of a node of {@code rank} axes. */
  IndexMap single(int rank) {
    return new IndexMap(spaceRank, false, new long[rank], new long[rank][spaceRank]);
  }

  /** Whether only the row-major position is known, not the coordinates. */
  boolean isFlat() {
    return flat;
  }

  /** This flat map as coordinates: in a node of one axis the position is the coordinate. */
  IndexMap ofVector() {
    return new IndexMap(spaceRank, false, constants, coefficients);
  }

  /** The single row of a flat map, or the row of one coordinate. */
  Affine row(int row) {
    return new Affine(constants[row], coefficients[row]);
  }

  /** The row-major position in a node of this shape. */
  Affine position(Shape shape) {
    if (flat) {
      return row(0);
    }
    long[] sum = new long[spaceRank];
    long constant = 0;
    long stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      constant += stride * constants[axis];
      for (int j = 0; j < spaceRank; j++) {
        sum[j] += stride * coefficients[axis][j];
      }
      stride *= shape.dim(axis);
    }
    return new Affine(constant, sum);
  }

  /** The flat map of a node of this shape. */
  IndexMap flatten(Shape shape) {
    if (flat) {
      return this;
    }
    Affine position = position(shape);
    return new IndexMap(
        spaceRank, true, new long[] {position.offset()}, new long[][] {position.strides()});
  }

  /**
   * The map of an operand of shape {@code from} that broadcasts to this node of shape {@code to};
   * this is not flat.
   */
  IndexMap broadcast(Shape from, Shape to) {
    int missing = to.rank() - from.rank();
    long[] newConstants = new long[from.rank()];
    long[][] newCoefficients = new long[from.rank()][];
    for (int axis = 0; axis < from.rank(); axis++) {
      boolean stretched = from.dim(axis) == 1;
      newConstants[axis] = stretched ? 0 : constants[axis + missing];
      newCoefficients[axis] = stretched ? new long[spaceRank] : coefficients[axis + missing];
    }
    return new IndexMap(spaceRank, false, newConstants, newCoefficients);
  }

  /** The map to the operand of a view; this is not flat. */
  IndexMap through(Definition.View view) {
    int rank = view.axes().size();
    long[] newConstants = new long[rank];
    long[][] newCoefficients = new long[rank][spaceRank];
    for (int axis = 0; axis < rank; axis++) {
      int source = view.axes().get(axis);
      long step = view.steps().get(axis);
      newConstants[axis] = view.offsets().get(axis);
      if (source >= 0) {
        newConstants[axis] += step * constants[source];
        for (int j = 0; j < spaceRank; j++) {
          newCoefficients[axis][j] = step * coefficients[source][j];
        }
      }
    }
    return new IndexMap(spaceRank, false, newConstants, newCoefficients);
  }

  /**
   * The map to the operand of a reshape from {@code from} to {@code to}: coordinates if only axes
   * of extent 1 come or go, otherwise flat.
   */
  IndexMap reshaped(Shape from, Shape to) {
    if (flat) {
      return this;
    }
    long[] newConstants = new long[from.rank()];
    long[][] newCoefficients = new long[from.rank()][spaceRank];
    int next = 0;
    for (int axis = 0; axis < from.rank(); axis++) {
      if (from.dim(axis) != 1) {
        while (next < to.rank() && to.dim(next) == 1) {
          next++;
        }
        if (next == to.rank() || to.dim(next) != from.dim(axis)) {
          return flatten(to);
        }
        newConstants[axis] = constants[next];
        newCoefficients[axis] = coefficients[next];
        next++;
      }
    }
    return new IndexMap(spaceRank, false, newConstants, newCoefficients);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexMap map
        && spaceRank == map.spaceRank
        && flat == map.flat
        && Arrays.equals(constants, map.constants)
        && Arrays.deepEquals(coefficients, map.coefficients);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(constants) + Arrays.deepHashCode(coefficients) + (flat ? 1 : 0);
  }
}
