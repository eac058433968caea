package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/** Folds of I64, to which every integer sum and product widens. */
final class LongFold extends Fold {
  private final ReduceOp op;
  private final long identity;

  LongFold(ReduceOp op) {
    this.op = op;
    this.identity = op.identity(DType.I64).bits();
  }

  @Override
  Object accumulators(int count) {
    return new long[count];
  }

  @Override
  void start(Object columns, int count) {
    Arrays.fill((long[]) columns, 0, count, identity);
  }

  @Override
  void row(Object columns, Object source, int base, int length) {
    row((long[]) columns, (long[]) source, base, length);
  }

  // The switch stands outside the loops so that each of them vectorises.
  private void row(long[] columns, long[] source, int base, int length) {
    switch (op) {
      case SUM, MEAN -> {
        for (int i = 0; i < length; i++) {
          columns[i] += source[base + i];
        }
      }
      case PROD -> {
        for (int i = 0; i < length; i++) {
          columns[i] *= source[base + i];
        }
      }
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
      case COUNT, ANY, ALL -> throw new AssertionError(op);
    }
  }

  @Override
  void columns(Object columns, int count, Object target, int at) {
    ((long[]) target)[at] = combined((long[]) columns, count);
  }

  private long combined(long[] columns, int count) {
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

  private void quads(long[] columns, int quads) {
    for (int i = 0; i < quads; i++) {
      long left = combine(columns[4 * i], columns[4 * i + 1]);
      columns[i] = combine(left, combine(columns[4 * i + 2], columns[4 * i + 3]));
    }
  }

  private long combine(long a, long b) {
    return switch (op) {
      case SUM, MEAN -> a + b;
      case PROD -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case COUNT, ANY, ALL -> throw new AssertionError(op);
    };
  }

  @Override
  void write(Object accumulators, int from, long n, Object output, int at) {
    long value = ((long[]) accumulators)[from];
    if (op == ReduceOp.MEAN) {
      ((double[]) output)[at] = (double) value / (double) n;
    } else {
      ((long[]) output)[at] = value;
    }
  }
}
