package dev.sinter.plan;

import java.util.Arrays;

/** A position that is an offset plus a stride per axis of the iteration space, in elements. */
record Affine(long offset, long[] strides) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Affine affine
        && offset == affine.offset
        && Arrays.equals(strides, affine.strides);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(offset) * 31 + Arrays.hashCode(strides);
  }

  @Override
  public String toString() {
    return offset + "+" + Arrays.toString(strides);
  }
}
