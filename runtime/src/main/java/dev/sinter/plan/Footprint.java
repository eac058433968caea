package dev.sinter.plan;

import dev.sinter.DType;

/**
 * Bytes of one array that a kernel reads through all its views. Views that overlap are counted once
 * as far as their ends tell: no more than lie between the first and the last element of all.
 */
final class Footprint {
  private final Space space;
  private final DType type;
  private long sum;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Footprint(Space space, DType type) {
    this.space = space;
    this.type = type;
  }

  /** One more view. */
  void add(Affine position) {
    long elements = 1;
    long low = position.offset();
    long high = position.offset();
    for (int axis = 0; axis < space.rank(); axis++) {
      long stride = position.strides()[axis];
      long dim = space.dims().get(axis);
      elements *= stride == 0 ? Math.min(1, dim) : dim;
      low += Math.min(0, stride * (dim - 1));
      high += Math.max(0, stride * (dim - 1));
    }
    if (elements > 0) {
      sum += elements;
      first = Math.min(first, low);
      last = Math.max(last, high);
    }
  }

  /** Reads at {@code reads} places of the whole array of {@code extent} elements. */
  void addIndexed(long reads, long extent) {
    if (Math.min(reads, extent) > 0) {
      sum += Math.min(reads, extent);
      first = Math.min(first, 0);
      last = Math.max(last, extent - 1);
    }
  }

  long bytes() {
    return sum == 0 ? 0 : Math.min(sum, last - first + 1) * type.bytes();
  }
}
