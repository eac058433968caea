package dev.sinter.backend.jvm;

import dev.sinter.Shape;

/**
 * The lines of an array along one axis: element i of line l is at {@code first(l) + i * inner}.
 *
 * @param outer extents before the axis, multiplied
 * @param length extent of the axis
 * @param inner extents after the axis, multiplied
 */
record Lines(int outer, int length, int inner) {
  static Lines of(Shape shape, int axis) {
    return new Lines(
        product(shape, 0, axis),
        Math.toIntExact(shape.dim(axis)),
        product(shape, axis + 1, shape.rank()));
  }

  private static int product(Shape shape, int from, int to) {
    long product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= shape.dim(axis);
    }
    return Math.toIntExact(product);
  }

  /** How many. */
  int count() {
    return outer * inner;
  }

  int first(int line) {
    return line / inner * length * inner + line % inner;
  }
}
