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
    long[] coordinates = new long[space.rank()];
    long left = position;
    for (int i = coordinates.length - 1; i >= 0; i--) {
      coordinates[axes.get(i)] = left % space.dim(i);
      left /= space.dim(i);
    }
    return "element " + Arrays.toString(coordinates);
  }
}
