package dev.sinter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random array, a random part of it, some of its reductions, and what uses those row by row. */
final class RandomReductions {
  private static final DType[] TYPES = {
    DType.F32, DType.F64, DType.I32, DType.I64, DType.U8, DType.F32
  };

  private final Random random;

  RandomReductions(Random random) {
    this.random = random;
  }

  List<Array> results() {
    Array x = part(elements(TYPES[random.nextInt(TYPES.length)], shape()));
    int[] axes = axes(x.shape().rank());
    ReduceOptions options = options();
    List<Array> results = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      results.add(reduction(x, options, axes));
    }
    Array kept = reduction(x, options.keepingDims(), axes);
    results.add(x.sub(kept));
    results.add(x.sub(kept).abs().add(1).sum(ReduceOptions.DEFAULT, axes));
    return results;
  }

  private Shape shape() {
    int rank = random.nextInt(5);
    long[] dims = new long[rank];
    long size = 1;
    for (int axis = 0; axis < rank; axis++) {
      int most = random.nextInt(6) == 0 ? 9000 : 12;
      dims[axis] = 1L + random.nextInt((int) Math.max(1, Math.min(most, 40_000 / size)));
      size *= dims[axis];
    }
    return Shape.of(dims);
  }

  private Array elements(DType type, Shape shape) {
    double[] values = new double[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(50) == 0 ? special(type) : random.nextGaussian() * 100;
    }
    return Array.of(shape, values).cast(type).eval();
  }

  private double special(DType type) {
    double[] values = {0.0, -0.0, Double.POSITIVE_INFINITY, Double.NaN, 1e30, -1e-40, 255};
    return values[random.nextInt(type.isFloating() ? values.length : 2)];
  }

  private Array part(Array whole) {
    Array x = whole;
    int rank = x.shape().rank();
    if (random.nextBoolean()) {
      x = x.transpose();
    }
    if (rank > 0 && random.nextBoolean()) {
      x = x.flip(random.nextInt(rank));
    }
    if (rank > 0 && random.nextBoolean()) {
      x = x.slice(Slice.every(random.nextBoolean() ? 2 : -3));
    }
    return random.nextInt(3) == 0 ? x.mul(x) : x;
  }

  /** Any axes but none, in any order. */
  private int[] axes(int rank) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      if (random.nextBoolean()) {
        axes.add(random.nextBoolean() ? axis : axis - rank);
      }
    }
    if (axes.isEmpty() && rank > 0) {
      axes.add(random.nextInt(rank));
    }
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  private ReduceOptions options() {
    ReduceOptions options = ReduceOptions.DEFAULT.keepingDims(random.nextBoolean());
    options = random.nextInt(3) == 0 ? options.ignoringNaN() : options;
    return switch (random.nextInt(4)) {
      case 0 -> options.wide();
      case 1 -> options.compensated();
      default -> options;
    };
  }

  private Array reduction(Array x, ReduceOptions options, int... axes) {
    return switch (random.nextInt(10)) {
      case 0 -> x.sum(options, axes);
      case 1 -> x.mean(options, axes);
      case 2 -> x.var(options, axes);
      case 3 -> x.std(options, axes);
      case 4 -> x.norm(options, axes);
      case 5 -> x.min(options, axes);
      case 6 -> x.max(options, axes);
      case 7 -> x.argMin(options, axes);
      case 8 -> x.argMax(options, axes);
      default -> x.count(options, axes);
    };
  }
}
