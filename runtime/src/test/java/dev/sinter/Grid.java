package dev.sinter;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** A small I32 array on the heap, and views of it written as plain loops: an oracle for tests. */
record Grid(long[] dims, int[] values) {
  /** Element {@code i}, in row-major order, is {@code value(i)}. */
  static Grid of(IntUnaryOperator value, long... dims) {
    int[] values = new int[(int) Shape.of(dims).size()];
    Arrays.setAll(values, value);
    return new Grid(dims.clone(), values);
  }

  /**
   * The grid of this shape whose element at each position is this one's where {@code from} says.
   */
  Grid view(UnaryOperator<long[]> from, long... shape) {
    return of(i -> values[flat(from.apply(position(i, shape)), dims)], shape);
  }

  /** The position along each axis of an element in row-major order. */
  static long[] position(int flat, long... dims) {
    long[] position = new long[dims.length];
    int rest = flat;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      position[axis] = rest % dims[axis];
      rest /= (int) dims[axis];
    }
    return position;
  }

  private static int flat(long[] position, long... dims) {
    int flat = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      flat = (int) (flat * dims[axis] + position[axis]);
    }
    return flat;
  }

  int rank() {
    return dims.length;
  }

  /** This shape with another extent along an axis. */
  long[] with(int axis, long extent) {
    long[] other = dims.clone();
    other[axis] = extent;
    return other;
  }

  /** Element at each position along {@code axis} becomes that at {@code index[p]}. */
  Grid along(int axis, long... index) {
    return view(
        position -> {
          position[axis] = index[(int) position[axis]];
          return position;
        },
        with(axis, index.length));
  }

  /** This and another one behind it along an axis. */
  Grid then(Grid other, int axis) {
    long[] shape = with(axis, dims[axis] + other.dims[axis]);
    return of(
        i -> {
          long[] position = position(i, shape);
          if (position[axis] < dims[axis]) {
            return values[flat(position, dims)];
          }
          position[axis] -= dims[axis];
          return other.values[flat(position, other.dims)];
        },
        shape);
  }

  Grid map(IntUnaryOperator function) {
    return new Grid(dims, Arrays.stream(values).map(function).toArray());
  }

  Grid plus(Grid other) {
    return of(i -> values[i] + other.values[i], dims);
  }

  Grid reshaped(long... shape) {
    return new Grid(shape.clone(), values);
  }
}
