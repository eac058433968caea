package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/** Folds of F32. */
final class FloatFold extends Fold {
  private final ReduceOp op;
  private final float identity;

  FloatFold(ReduceOp op) {
    this.op = op;
    this.identity = Float.intBitsToFloat((int) op.identity(DType.F32).bits());
  }

  @Override
  Object accumulators(int count) {
    return new float[count];
  }

  @Override
  void start(Object columns, int count) {
    Arrays.fill((float[]) columns, 0, count, identity);
  }

  @Override
  void row(Object columns, Object source, int base, int length) {
    row((float[]) columns, (float[]) source, base, length);
  }

  // The switch stands outside the loops so that each of them vectorises.
  private void row(float[] columns, float[] source, int base, int length) {
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
    ((float[]) target)[at] = combined((float[]) columns, count);
  }

  private float combined(float[] columns, int count) {
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

  private void quads(float[] columns, int quads) {
    for (int i = 0; i < quads; i++) {
      float left = combine(columns[4 * i], columns[4 * i + 1]);
      columns[i] = combine(left, combine(columns[4 * i + 2], columns[4 * i + 3]));
    }
  }

  private float combine(float a, float b) {
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
    float value = ((float[]) accumulators)[from];
    ((float[]) output)[at] = op == ReduceOp.MEAN ? value / (float) n : value;
  }
}
