package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/** Folds of F64. */
final class DoubleFold extends Fold {
  /** Fewer columns than this are combined one by one. */
  private static final int MIN_COPY = 32;

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
  void start(Object accumulators, int count) {
    Arrays.fill((double[]) accumulators, 0, count, identity);
  }

  @Override
  void row(Object accumulators, Object values, int length) {
    row((double[]) accumulators, (double[]) values, length);
  }

  // The switch stands outside the loops so that each of them vectorises.
  private void row(double[] accumulators, double[] values, int length) {
    switch (op) {
      case SUM, MEAN -> {
        for (int i = 0; i < length; i++) {
          accumulators[i] += values[i];
        }
      }
      case PROD -> {
        for (int i = 0; i < length; i++) {
          accumulators[i] *= values[i];
        }
      }
      case MIN -> {
        for (int i = 0; i < length; i++) {
          accumulators[i] = Math.min(accumulators[i], values[i]);
        }
      }
      case MAX -> {
        for (int i = 0; i < length; i++) {
          accumulators[i] = Math.max(accumulators[i], values[i]);
        }
      }
      case COUNT, ANY, ALL, VAR, COMPENSATED_SUM -> throw new AssertionError(op);
    }
  }

  @Override
  void shortBlock(
      Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    double[] values = (double[]) source;
    double[] columns = (double[]) scratch.columns();
    if (count <= 2) {
      double first = column(values, base, base + n, count);
      columns[0] = count == 1 ? first : combine(first, column(values, base + 1, base + n, count));
    } else {
      for (int quad = 0; quad < count / 4; quad++) {
        columns[quad] = quad(values, base + 4 * quad, base + n, count);
      }
      halveAll(columns, (double[]) scratch.row(), count / 8);
    }
    ((double[]) target)[at] = columns[0];
  }

  private double quad(double[] values, int from, int end, int count) {
    double left = combine(column(values, from, end, count), column(values, from + 1, end, count));
    return combine(
        left, combine(column(values, from + 2, end, count), column(values, from + 3, end, count)));
  }

  private double column(double[] values, int from, int end, int count) {
    double value = identity;
    for (int i = from; i < end; i += count) {
      value = combine(value, values[i]);
    }
    return value;
  }

  @Override
  void columns(Scratch scratch, int count, Object target, int at) {
    double[] columns = (double[]) scratch.columns();
    if (count == 2) {
      columns[0] = combine(columns[0], columns[1]);
    } else if (count > 2) {
      quads(columns, count / 4);
      halveAll(columns, (double[]) scratch.row(), count / 8);
    }
    ((double[]) target)[at] = columns[0];
  }

  private void quads(double[] columns, int quads) {
    for (int i = 0; i < quads; i++) {
      double left = combine(columns[4 * i], columns[4 * i + 1]);
      columns[i] = combine(left, combine(columns[4 * i + 2], columns[4 * i + 3]));
    }
  }

  private void halveAll(double[] columns, double[] upper, int largest) {
    for (int k = largest; k >= 1; k /= 2) {
      halve(columns, upper, k);
    }
  }

  private void halve(double[] columns, double[] upper, int k) {
    if (k >= MIN_COPY) {
      System.arraycopy(columns, k, upper, 0, k);
      row(columns, upper, k);
      return;
    }
    for (int i = 0; i < k; i++) {
      columns[i] = combine(columns[i], columns[i + k]);
    }
  }

  private double combine(double a, double b) {
    return switch (op) {
      case SUM, MEAN -> a + b;
      case PROD -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case COUNT, ANY, ALL, VAR, COMPENSATED_SUM -> throw new AssertionError(op);
    };
  }

  @Override
  void scatter(Object accumulators, int length, Object target, int at, int step) {
    for (int i = 0; i < length; i++) {
      ((double[]) target)[at + i * step] = ((double[]) accumulators)[i];
    }
  }

  @Override
  void write(Object accumulators, int from, long n, Object output, int at) {
    double value = ((double[]) accumulators)[from];
    ((double[]) output)[at] = op == ReduceOp.MEAN ? value / (double) n : value;
  }
}
