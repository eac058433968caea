package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import java.util.Arrays;
import java.util.List;

/**
 * How the position in a node follows from the position in a kernel's iteration space: an affine map
 * to either the node's coordinates or, below a reshape, to its row-major position alone.
 *
 * <p>Row r stands for one coordinate (or the only, flat position).
 */
final class IndexMap {
  private final long[] extents;
  private final boolean flat;
  private final Affine[] rows;

  private IndexMap(long[] extents, boolean flat, Affine... rows) {
    this.extents = extents;
    this.flat = flat;
    this.rows = rows;
  }

  /** Node axis k follows axis {@code axes[k]} of a space of these extents; none if it is -1. */
  static IndexMap axes(long[] extents, int... axes) {
    Affine[] rows = new Affine[axes.length];
    for (int k = 0; k < axes.length; k++) {
      long[] strides = new long[extents.length];
      if (axes[k] >= 0) {
        strides[axes[k]] = 1;
      }
      rows[k] = new Affine(0, strides);
    }
    return new IndexMap(extents, false, rows);
  }

  /** The map to the only element of a node of {@code rank} axes. */
  IndexMap single(int rank) {
    Affine[] zeros = new Affine[rank];
    Arrays.fill(zeros, zero());
    return coordinates(zeros);
  }

  private Affine zero() {
    return Affine.constant(0, spaceRank());
  }

  /** Number of axes of the space. */
  int spaceRank() {
    return extents.length;
  }

  /** Extents of the space. */
  long[] extents() {
    return extents;
  }

  /** Whether only the row-major position is known, not the coordinates. */
  boolean isFlat() {
    return flat;
  }

  /** Of the same space, to these coordinates. */
  IndexMap coordinates(Affine... coordinates) {
    return new IndexMap(extents, false, coordinates);
  }

  /** Of the same space, to this row-major position. */
  IndexMap flat(Affine position) {
    return new IndexMap(extents, true, position);
  }

  /** The single row of a flat map, or the row of one coordinate. */
  Affine row(int row) {
    return rows[row];
  }

  /** The map of {@code count} coordinates from {@code first} on; this is not flat. */
  IndexMap window(int first, int count) {
    return coordinates(Arrays.copyOfRange(rows, first, first + count));
  }

  /** With {@code row} in the place of {@code count} coordinates from {@code first} on. */
  IndexMap replaced(int first, int count, Affine row) {
    Affine[] replaced = new Affine[rows.length - count + 1];
    System.arraycopy(rows, 0, replaced, 0, first);
    replaced[first] = row;
    int rest = first + count;
    System.arraycopy(rows, rest, replaced, first + 1, rows.length - rest);
    return coordinates(replaced);
  }

  /** The row-major position in a node of this shape. */
  Affine position(Shape shape) {
    if (flat) {
      return row(0);
    }
    long offset = 0;
    long[] strides = new long[extents.length];
    List<Affine.Term> terms = List.of();
    long stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      Affine row = rows[axis];
      offset += stride * row.offset();
      for (int j = 0; j < strides.length; j++) {
        strides[j] += stride * row.strides()[j];
      }
      terms = row.isFixed() ? terms : Affine.sum(terms, row.times(stride).terms());
      stride *= shape.dim(axis);
    }
    return new Affine(offset, strides, terms);
  }

  /** Of the coordinates of the space itself, the flat map. */
  IndexMap flattened() {
    return flatten(Shape.of(extents));
  }

  /** The flat map of a node of this shape. */
  IndexMap flatten(Shape shape) {
    return flat ? this : flat(position(shape));
  }

  /**
   * The map of an operand of shape {@code from} that broadcasts to this node of shape {@code to};
   * this is not flat.
   */
  IndexMap broadcast(Shape from, Shape to) {
    int missing = to.rank() - from.rank();
    Affine[] below = new Affine[from.rank()];
    for (int axis = 0; axis < below.length; axis++) {
      below[axis] = from.dim(axis) == 1 ? zero() : rows[axis + missing];
    }
    return coordinates(below);
  }

  /** The map to the operand of a view; this is not flat. */
  IndexMap through(Definition.View view) {
    Affine[] below = new Affine[view.axes().size()];
    for (int axis = 0; axis < below.length; axis++) {
      int source = view.axes().get(axis);
      Affine moved = source < 0 ? zero() : rows[source].times(view.steps().get(axis));
      below[axis] = moved.plus(view.offsets().get(axis));
    }
    return coordinates(below);
  }

  /**
   * The map to the operand of a reshape from {@code from} to {@code to}: coordinates if only axes
   * of extent 1 come or go, otherwise flat.
   */
  IndexMap reshaped(Shape from, Shape to) {
    if (flat) {
      return this;
    }
    Affine[] below = new Affine[from.rank()];
    int next = 0;
    for (int axis = 0; axis < below.length; axis++) {
      below[axis] = zero();
      if (from.dim(axis) != 1) {
        while (next < to.rank() && to.dim(next) == 1) {
          next++;
        }
        if (next == to.rank() || to.dim(next) != from.dim(axis)) {
          return flatten(to);
        }
        below[axis] = rows[next];
        next++;
      }
    }
    return coordinates(below);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexMap map
        && Arrays.equals(extents, map.extents)
        && flat == map.flat
        && Arrays.equals(rows, map.rows);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rows) + (flat ? 1 : 0);
  }
}
