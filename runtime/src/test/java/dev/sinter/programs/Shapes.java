package dev.sinter.programs;

import dev.sinter.DType;
import dev.sinter.Shape;

/** The extents that a program uses, around the edges of vectors, rows, tiles and work-groups. */
final class Shapes {
  private static final int[] SMALL = {1, 2, 3, 4, 5, 7, 8, 9};
  private static final int[] EDGES = {
    15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 513, 1023, 1024, 1025,
    2047, 4095, 4096, 4097, 5000, 8193, 16385
  };

  private final long most;
  private final int[] pool = new int[4];

  /**
   * Random extents.
   *
   * @param most elements of an array
   */
  Shapes(Choices sizes, long most) {
    this.most = most;
    for (int i = 0; i < pool.length; i++) {
      int extent;
      do {
        extent = i % 2 == 0 ? sizes.of(box(SMALL)) : sizes.of(box(EDGES));
      } while (extent > most / 2);
      pool[i] = extent;
    }
    if (sizes.oneIn(25)) {
      pool[sizes.below(pool.length)] = 0;
    }
  }

  private static Integer[] box(int[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Integer[]::new);
  }

  /** An extent that may well occur elsewhere. */
  long extent(Choices choices) {
    int which = choices.below(pool.length + 2);
    return which < pool.length ? pool[which] : which - pool.length + 1;
  }

  /** Of any rank. */
  Shape any(Choices choices) {
    int rank = Math.min(choices.below(5), choices.below(9));
    rank = choices.oneIn(20) ? choices.below(Shape.MAX_RANK + 1) : Math.max(rank, choices.below(3));
    long[] dims = new long[rank];
    long size = 1;
    for (int k = 0; k < rank; k++) {
      long extent = extent(choices);
      dims[k] = size * extent <= most / 2 ? extent : 1 + extent % 2;
      dims[k] = size * dims[k] <= most ? dims[k] : 1;
      size *= dims[k];
    }
    return Shape.of(dims);
  }

  /** One that broadcasts to a shape: some extents 1, some leading ones missing. */
  Shape within(Choices choices, Shape shape) {
    int skipped = choices.oneIn(3) ? choices.below(shape.rank() + 1) : 0;
    long[] dims = new long[shape.rank() - skipped];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = choices.oneIn(4) ? 1 : shape.dim(skipped + k);
    }
    return Shape.of(dims);
  }

  static DType type(Choices choices) {
    return choices.oneIn(2)
        ? choices.of(DType.F32, DType.F64, DType.I32, DType.I64)
        : choices.of(DType.reals());
  }
}
