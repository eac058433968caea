package dev.sinter.capture;

import dev.sinter.Shape;
import dev.sinter.ShapeException;
import org.jspecify.annotations.Nullable;

/** Axes that a user names: negative from the end, each at most once. */
final class Axes {
  private Axes() {}

  /**
   * Axes as bits.
   *
   * @param method for the message
   * @param axes null for all
   * @throws ShapeException if one does not exist, or is named twice
   */
  static int mask(String method, Shape shape, int @Nullable [] axes) {
    if (axes == null) {
      return (1 << shape.rank()) - 1;
    }
    int mask = 0;
    for (int axis : axes) {
      int bit = 1 << shape.axis(axis);
      if ((mask & bit) != 0) {
        throw new ShapeException(
            method + ": axis " + axis + " of " + shape + " is named twice: name each axis once");
      }
      mask |= bit;
    }
    return mask;
  }

  /**
   * Refuses to reduce nothing to an element.
   *
   * @throws ShapeException if one of the axes is empty
   */
  static void requireElements(String method, Shape shape, int mask) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      if ((mask & 1 << axis) != 0 && shape.dim(axis) == 0) {
        throw new ShapeException(
            method
                + " over an empty axis of "
                + shape
                + " has no value: check shape().size() first");
      }
    }
  }
}
