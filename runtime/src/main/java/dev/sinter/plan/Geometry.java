package dev.sinter.plan;

/**
 * The sizes of one launch; kernel arguments, never code. The space has {@code outer * reduced}
 * elements in row-major order of {@code dims}; in a MAP {@code reduced} is 1.
 *
 * @param dims the collapsed space, {@code rank} extents; empty if the program's rank is 0
 * @param offsets per operand, in elements
 * @param strides per operand, {@code rank} strides in elements for STRIDED ones, otherwise empty
 */
public record Geometry(long outer, long reduced, long[] dims, long[] offsets, long[][] strides) {
  /** Number of elements of the space. */
  public long size() {
    return outer * reduced;
  }
}
