package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/** Folds of F64. */
final class DoubleFold extends Fold {
  private final ReduceOp op;
  private final double identity;

  DoubleFold(ReduceOp op) {
    this.op = op;
    this.identity = Double.longBitsToDouble(op.identity(DType.F64).bits());
  }

  @Override
  Object accumulators(int count) {
    return new double[count];
  }

  @Override
  void start(Object columns, int count) {
    Arrays.fill((double[]) columns, 0, count, identity);
  }

  @Override
  void row(Object columns, Object source, int base, int length) {
    row((double[]) columns, (double[]) source, base, length);
  }

  // The switch stands outside the loops so that each of them vectorises.
  private void row(double[] columns, double[] source, int base, int length) {
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
    ((double[]) target)[at] = combined((double[]) columns, count);
  }

  private double combined(double[] columns, int count) {
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

  private void quads(double[] columns, int quads) {
    for (int i = 0; i < quads; i++) {
      double left = combine(columns[4 * i], columns[4 * i + 1]);
      columns[i] = combine(left, combine(columns[4 * i + 2], columns[4 * i + 3]));
    }
  }

  private double combine(double a, double b) {
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
    double value = ((double[]) accumulators)[from];
    ((double[]) output)[at] = op == ReduceOp.MEAN ? value / (double) n : value;
  }
}
