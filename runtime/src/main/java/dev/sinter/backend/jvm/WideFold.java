package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/**
 * Folds whose accumulators have several components: VAR and COMPENSATED_SUM, as {@link
 * dev.sinter.ir.Reductions} defines them. Accumulators are {@code double[width][count]}; for F32
 * every result is rounded to float, which gives the bits of float arithmetic (a double holds more
 * than twice the digits of a float, so that rounding twice is harmless: S. Figueroa, "When is
 * double rounding innocuous?", 1995).
 */
final class WideFold extends Fold {
  private final ReduceOp op;
  private final boolean narrow;
  private final boolean ofBlocks;

  WideFold(ReduceOp op, DType type, boolean ofBlocks) {
    this.op = op;
    this.narrow = type == DType.F32;
    this.ofBlocks = ofBlocks;
  }

  private double round(double value) {
    return narrow ? (float) value : value;
  }

  @Override
  Object accumulators(int count) {
    return new double[op.width()][count];
  }

  @Override
  void start(Object accumulators, int count) {
    for (double[] component : (double[][]) accumulators) {
      Arrays.fill(component, 0, count, 0);
    }
  }

  @Override
  void row(Object accumulators, Object values, int length) {
    for (int i = 0; i < length; i++) {
      take((double[][]) accumulators, i, values, i);
    }
  }

  @Override
  void merge(Object left, Object right, int length) {
    for (int i = 0; i < length; i++) {
      combine((double[][]) left, i, (double[][]) right, i);
    }
  }

  /** Combines value {@code from} into accumulator {@code at}. */
  private void take(double[][] accumulators, int at, Object values, int from) {
    if (ofBlocks) {
      combine(accumulators, at, (double[][]) values, from);
    } else {
      double value = narrow ? ((float[]) values)[from] : ((double[]) values)[from];
      if (op == ReduceOp.VAR) {
        moments(accumulators, at, 1, value, 0);
      } else {
        twoSum(accumulators, at, value, 0);
      }
    }
  }

  private void combine(double[][] a, int i, double[][] b, int j) {
    if (op == ReduceOp.VAR) {
      moments(a, i, b[0][j], b[1][j], b[2][j]);
    } else {
      twoSum(a, i, b[0][j], b[1][j]);
    }
  }

  private void moments(double[][] a, int i, double count, double mean, double squares) {
    double n = round(a[0][i] + count);
    double w = count == 0 ? 0 : round(count / n);
    double d = round(mean - a[1][i]);
    double e = round(d * w);
    double between = round(round(e * a[0][i]) * d);
    a[0][i] = n;
    a[1][i] = round(a[1][i] + e);
    a[2][i] = round(round(a[2][i] + squares) + between);
  }

  private void twoSum(double[][] a, int i, double sum, double rest) {
    double s = round(a[0][i] + sum);
    double v = round(s - a[0][i]);
    double error = round(round(a[0][i] - round(s - v)) + round(sum - v));
    a[0][i] = s;
    a[1][i] = round(round(a[1][i] + rest) + error);
  }

  @Override
  void shortBlock(
      Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    block(scratch, count, source, base, n, target, at);
  }

  @Override
  void block(Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    double[][] columns = (double[][]) scratch.columns();
    start(columns, count);
    for (int i = 0; i < n; i++) {
      take(columns, i % count, source, base + i);
    }
    columns(scratch, count, target, at);
  }

  @Override
  void columns(Scratch scratch, int count, Object target, int at) {
    double[][] columns = (double[][]) scratch.columns();
    if (count == 2) {
      combine(columns, 0, columns, 1);
    }
    for (int quad = 0; count > 2 && quad < count; quad += 4) {
      combine(columns, quad, columns, quad + 1);
      combine(columns, quad + 2, columns, quad + 3);
      combine(columns, quad, columns, quad + 2);
    }
    for (int k = count / 8; k >= 1; k /= 2) {
      for (int i = 0; i < k; i++) {
        combine(columns, 4 * i, columns, 4 * (i + k));
      }
    }
    copy(columns, 0, (double[][]) target, at);
  }

  private static void copy(double[][] from, int i, double[][] to, int j) {
    for (int component = 0; component < from.length; component++) {
      to[component][j] = from[component][i];
    }
  }

  @Override
  void scatter(Object accumulators, int length, Object target, int at, int step) {
    for (int i = 0; i < length; i++) {
      copy((double[][]) accumulators, i, (double[][]) target, at + i * step);
    }
  }

  @Override
  Fold ofBlocks() {
    return new WideFold(op, narrow ? DType.F32 : DType.F64, true);
  }

  @Override
  void write(Object accumulators, int from, long n, Object output, int at) {
    double[][] a = (double[][]) accumulators;
    double result =
        op == ReduceOp.VAR
            ? (Double.isFinite(a[1][from]) ? a[2][from] : Double.NaN)
                / (narrow ? (float) n : (double) n)
            : Double.isInfinite(a[0][from]) || Double.isNaN(a[0][from])
                ? a[0][from]
                : a[0][from] + a[1][from];
    if (narrow) {
      ((float[]) output)[at] = (float) result;
    } else {
      ((double[]) output)[at] = result;
    }
  }
}
