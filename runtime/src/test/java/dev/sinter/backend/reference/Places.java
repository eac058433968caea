package dev.sinter.backend.reference;

import dev.sinter.Shape;

/** Positions of a shape's elements in row-major order. */
record Places(Shape shape) {
  /** Where element {@code index} is. */
  long[] at(int index) {
    long[] position = new long[shape.rank()];
    long rest = index;
    for (int k = position.length - 1; k >= 0; k--) {
      position[k] = rest % shape.dim(k);
      rest /= shape.dim(k);
    }
    return position;
  }

  /** Which element is there. */
  int index(long[] position) {
    long index = 0;
    for (int k = 0; k < position.length; k++) {
      if (position[k] < 0 || position[k] >= shape.dim(k)) {
        throw new IllegalStateException(
            "position " + java.util.Arrays.toString(position) + " is outside " + shape);
      }
      index = index * shape.dim(k) + position[k];
    }
    return (int) index;
  }

  /** For each element of {@code to} the one of {@code from} that broadcasts there. */
  static int[] broadcast(Shape from, Shape to) {
    long[] strides = new long[to.rank()];
    int skipped = to.rank() - from.rank();
    long stride = 1;
    for (int k = from.rank() - 1; k >= 0; k--) {
      strides[skipped + k] = from.dim(k) == 1 ? 0 : stride;
      stride *= from.dim(k);
    }
    return strided(to, 0, strides);
  }

  /** Per element of {@code shape}, {@code first} and the strides times its position. */
  static int[] strided(Shape shape, long first, long[] strides) {
    int[] sources = new int[(int) shape.size()];
    long[] position = new long[shape.rank()];
    long at = first;
    for (int i = 0; i < sources.length; i++) {
      sources[i] = (int) at;
      int k = position.length - 1;
      while (k >= 0 && position[k] == shape.dim(k) - 1) {
        at -= strides[k] * position[k];
        position[k--] = 0;
      }
      if (k >= 0) {
        at += strides[k];
        position[k]++;
      }
    }
    return sources;
  }
}
