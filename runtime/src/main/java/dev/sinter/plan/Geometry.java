package dev.sinter.plan;

import java.util.List;

/**
 * The sizes of one launch; kernel arguments, never code. The space has {@code outer * reduced}
 * elements in row-major order of {@code dims}; in a MAP {@code reduced} is 1.
 *
 * @param dims the collapsed space, {@code rank} extents; empty if the program's rank is 0
 * @param offsets per operand, in elements
 * @param strides per operand, {@code rank} strides in elements for STRIDED ones, otherwise empty
 * @param samples per root, where in the space the elements of a {@link Root.Sample} are; empty if
 *     there is none
 */
public record Geometry(
    long outer,
    long reduced,
    long[] dims,
    long[] offsets,
    long[][] strides,
    List<Samples> samples) {
  /**
   * The elements {@code 0, step, 2 * step, ...} of the space. Axes are not merged across where
   * these begin and end: {@code step} and {@code count * step} are products of the last extents.
   *
   * @param count how many; 0 for other roots
   * @param step their distance, at least 1
   */
  public record Samples(long count, long step) {
    /** Of roots that are none. */
    public static final Samples NONE = new Samples(0, 1);
  }

  /** Without samples. */
  public Geometry(long outer, long reduced, long[] dims, long[] offsets, long[][] strides) {
    this(outer, reduced, dims, offsets, strides, List.of());
  }

  /** Number of elements of the space. */
  public long size() {
    return outer * reduced;
  }
}
