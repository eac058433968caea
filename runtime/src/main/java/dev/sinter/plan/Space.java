package dev.sinter.plan;

import dev.sinter.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The iteration space of a kernel before axes are merged: a node's axes, kept ones first, reduced
 * ones last.
 *
 * @param dims extents in the space's order
 * @param order per axis of the space, the node's axis
 * @param kept how many axes are kept; all of them in a MAP
 * @param reduces whether the kernel reduces (over an axis of extent 1 too, or over none)
 */
record Space(List<Long> dims, List<Integer> order, int kept, boolean reduces) {
  /** Every element of a node of this shape. */
  static Space map(Shape shape) {
    Space space = reduce(shape, 0);
    return new Space(space.dims, space.order, space.kept, false);
  }

  /** Reduces the axes of {@code shape} whose bits are set. */
  static Space reduce(Shape shape, int axes) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if ((axes & 1 << axis) == 0) {
        order.add(axis);
      }
    }
    int kept = order.size();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if ((axes & 1 << axis) != 0) {
        order.add(axis);
      }
    }
    return new Space(order.stream().map(shape::dim).toList(), List.copyOf(order), kept, true);
  }

  /** How positions in the node follow from positions in this space. */
  IndexMap map() {
    int[] axes = new int[order.size()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[order.get(axis)] = axis;
    }
    return IndexMap.axes(extents(), axes);
  }

  /**
   * Whether stores of a MAP over {@code other} can be done in this space as well: its order is that
   * of memory.
   */
  boolean covers(Space other) {
    return equals(other)
        || (reduces && !other.reduces && dims.equals(other.dims) && order.equals(other.order));
  }

  long outer() {
    return product(0, kept);
  }

  long reduced() {
    return product(kept, dims.size());
  }

  long size() {
    return outer() * reduced();
  }

  /** Extents in the space's order. */
  long[] extents() {
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  int rank() {
    return dims.size();
  }

  private long product(int from, int to) {
    long product = 1;
    for (long dim : dims.subList(from, to)) {
      product *= dim;
    }
    return product;
  }

  /** How an input lies over this space. */
  Layout layout(Body.Input input) {
    return input.isIndexed() ? Layout.INDEXED : layout(input.position());
  }

  /** How elements at these positions lie over this space. */
  Layout layout(Affine position) {
    if (position.offset() == 0 && isContiguous(position)) {
      return Layout.LINEAR;
    }
    for (int axis = 0; axis < rank(); axis++) {
      if (dims.get(axis) != 1 && position.strides()[axis] != 0) {
        return Layout.STRIDED;
      }
    }
    return Layout.SCALAR;
  }

  private boolean isContiguous(Affine position) {
    long expected = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      long dim = dims.get(axis);
      if (dim != 1) {
        if (position.strides()[axis] != expected) {
          return false;
        }
        expected *= dim;
      }
    }
    return true;
  }
}
