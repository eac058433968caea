package dev.sinter.memory;

import dev.sinter.Shape;
import dev.sinter.plan.ErrorWords;
import java.util.Arrays;
import java.util.List;

/**
 * Which element is meant by a position in the order in which a launch goes over its space.
 *
 * @param space its extents, outermost first
 * @param axes for each of them, the axis of the array that it is
 */
public record Positions(Shape space, List<Integer> axes) {
  /** Of a list of elements, such as the indices of a primitive. */
  public static final Positions FLAT = new Positions(Shape.of(), List.of());

  /** As in {@code element 5}, or {@code element [1, 2]} where there are several axes. */
  String text(int position) {
    if (position == ErrorWords.LAST) {
      return "element " + position + " or a later one";
    }
    if (space.rank() < 2) {
      return "element " + position;
    }
    return "element " + Arrays.toString(coordinates(position));
  }

  /** Along each axis of the array. */
  long[] coordinates(long position) {
    long[] inOrder = coordinates(space, position);
    long[] coordinates = new long[inOrder.length];
    for (int i = 0; i < inOrder.length; i++) {
      coordinates[axes.get(i)] = inOrder[i];
    }
    return coordinates;
  }

  /** The row-major position in a shape, of one along each axis. */
  public static long linear(Shape shape, long[] coordinates) {
    long position = 0;
    for (int axis = 0; axis < coordinates.length; axis++) {
      position = position * shape.dim(axis) + coordinates[axis];
    }
    return position;
  }

  /** Along each axis of a shape, of a row-major position. */
  public static long[] coordinates(Shape shape, long position) {
    long[] coordinates = new long[shape.rank()];
    long left = position;
    for (int axis = coordinates.length - 1; axis >= 0; axis--) {
      coordinates[axis] = left % shape.dim(axis);
      left /= shape.dim(axis);
    }
    return coordinates;
  }

  /** The shape of the array. */
  public Shape shape() {
    long[] dims = new long[space.rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[axes.get(i)] = space.dim(i);
    }
    return Shape.of(dims);
  }
}
