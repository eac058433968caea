package dev.sinter.plan;

import dev.sinter.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a reducing space: what is reduced to one output each. A kernel may use the results of
 * its own reductions where an element, or a value per row, needs just that of its own row.
 */
public final class Rows {
  /** Blocks of a reduction tree that one work-group keeps. */
  public static final int MAX_BLOCKS = 16;

  /** Rows of several blocks that fill a device with one work-group each. */
  private static final int MANY = 64;

  /** Rows of several blocks that fill a device even better so than with a work-group per block. */
  private static final int PLENTY = 1024;

  private Rows() {}

  /**
   * Why one work-group (or work-item) should not go over the same row again; null if it may. Rows
   * of one block have one work-group anyway.
   */
  static @Nullable Reason unfit(Space space) {
    int blocks = Tree.blocks(space.reduced());
    if (blocks <= 1) {
      return null;
    }
    if (blocks > MAX_BLOCKS) {
      return Reason.LONG_ROWS;
    }
    return space.outer() < MANY ? Reason.FEW_ROWS : null;
  }

  /** Whether a kernel of one pass should give each row one work-group although it has blocks. */
  static boolean areWhole(Space space) {
    int blocks = Tree.blocks(space.reduced());
    return blocks > 1 && blocks <= MAX_BLOCKS && space.outer() >= PLENTY;
  }

  /** Whether a position is the number of the row, in every element of it. */
  static boolean isRow(Space space, Affine position) {
    if (position.offset() != 0 || !position.isFixed()) {
      return false;
    }
    long stride = 1;
    for (int axis = space.rank() - 1; axis >= 0; axis--) {
      long dim = space.dims().get(axis);
      long expected = axis < space.kept() ? stride : 0;
      if (dim != 1 && position.strides()[axis] != expected) {
        return false;
      }
      stride *= axis < space.kept() ? dim : 1;
    }
    return true;
  }

  /**
   * How coordinates in a node with one element per row follow from positions in the space; null if
   * its shape is another. Axes of extent 1 may come and go.
   */
  static @Nullable IndexMap map(Space space, Shape shape) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < space.kept(); axis++) {
      if (space.dims().get(axis) != 1) {
        kept.add(axis);
      }
    }
    int[] axes = new int[shape.rank()];
    int next = 0;
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = -1;
      if (shape.dim(axis) != 1) {
        if (next == kept.size() || space.dims().get(kept.get(next)) != shape.dim(axis)) {
          return null;
        }
        axes[axis] = kept.get(next++);
      }
    }
    return next == kept.size() ? IndexMap.axes(space.extents(), axes) : null;
  }
}
