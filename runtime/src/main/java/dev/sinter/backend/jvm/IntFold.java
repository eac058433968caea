package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/** MIN and MAX of I32. */
final class IntFold extends Fold {
  private final ReduceOp op;
  private final int identity;

  IntFold(ReduceOp op) {
    this.op = op;
    this.identity = (int) op.identity(DType.I32).bits();
  }

  @Override
  Object accumulators(int count) {
    return new int[count];
  }

  @Override
  void start(Object columns, int count) {
    Arrays.fill((int[]) columns, 0, count, identity);
  }

  @Override
  void row(Object columns, Object source, int base, int length) {
    row((int[]) columns, (int[]) source, base, length);
  }

  // The switch stands outside the loops so that each of them vectorises.
  private void row(int[] columns, int[] source, int base, int length) {
    switch (op) {
      case MIN -> {
        for (int i = 0; i < length; i++) {
          columns[i] = Math.min(columns[i], source[base + i]);
        }
      }
      case MAX -> {
        for (int i = 0; i < length; i++) {
          columns[i] = Math.max(columns[i], source[base + i]);
        }
      }
      case SUM, MEAN, PROD, COUNT, ANY, ALL -> throw new AssertionError(op);
    }
  }

  @Override
  void columns(Object columns, int count, Object target, int at) {
    ((int[]) target)[at] = combined((int[]) columns, count);
  }

  private int combined(int[] columns, int count) {
    if (count == 1) {
      return columns[0];
    }
    if (count == 2) {
      return combine(columns[0], columns[1]);
    }
    quads(columns, count / 4);
    for (int k = count / 8; k >= 1; k /= 2) {
      row(columns, columns, k, k);
    }
    return columns[0];
  }

  private void quads(int[] columns, int quads) {
    for (int i = 0; i < quads; i++) {
      int left = combine(columns[4 * i], columns[4 * i + 1]);
      columns[i] = combine(left, combine(columns[4 * i + 2], columns[4 * i + 3]));
    }
  }

  private int combine(int a, int b) {
    return switch (op) {
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case SUM, MEAN, PROD, COUNT, ANY, ALL -> throw new AssertionError(op);
    };
  }

  @Override
  void write(Object accumulators, int from, long n, Object output, int at) {
    ((int[]) output)[at] = ((int[]) accumulators)[from];
  }
}
