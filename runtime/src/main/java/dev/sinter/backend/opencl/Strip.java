package dev.sinter.backend.opencl;

import dev.sinter.Shape;

/**
 * The lines of an array along one axis.
 *
 * @param outer extents before the axis, multiplied
 * @param length extent of the axis
 * @param inner extents after the axis, multiplied: the distance of a line's elements
 */
record Strip(long outer, long length, long inner) {
  static Strip of(Shape shape, int axis) {
    long outer = 1;
    long inner = 1;
    for (int k = 0; k < shape.rank(); k++) {
      outer *= k < axis ? shape.dim(k) : 1;
      inner *= k > axis ? shape.dim(k) : 1;
    }
    return new Strip(outer, shape.dim(axis), inner);
  }

  /** Number of lines. */
  long lines() {
    return outer * inner;
  }
}
