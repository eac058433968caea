package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** However an expression is cut into kernels, its values are those of one step at a time. */
abstract class PlanningSuite extends DeviceSuite {
  private static Array matrix(long rows, long columns) {
    return Array.linspace(DType.F32, 1, 3, rows * columns).reshape(rows, columns).eval();
  }

  private static Array normalised(Array x, int axis) {
    return x.div(x.sum(true, axis));
  }

  @Test
  void repeatedNormalisationsOfRowsAndOfColumns() {
    for (int axis = 0; axis < 2; axis++) {
      Array lazy = matrix(40, 90);
      Array stepwise = lazy;
      for (int i = 0; i < 60; i++) {
        lazy = normalised(lazy, axis).add(1);
        stepwise = normalised(stepwise, axis).add(1).eval();
      }
      assertArrayEquals(stepwise.toFloatArray(), lazy.toFloatArray());
    }
  }

  @Test
  void aCostlyOperandOfSumsOverDifferentAxes() {
    Array x = matrix(700, 900);
    for (int i = 0; i < 3; i++) {
      x = x.mul(1.25f).sqrt().exp().log1p().mul(x).sinh().abs().add(1).log();
    }
    Array rows = x.sum(1);
    Array columns = x.sum(0);
    Sinter.eval(rows, columns);
    Array stored = x.eval();
    assertArrayEquals(stored.sum(1).toFloatArray(), rows.toFloatArray());
    assertArrayEquals(stored.sum(0).toFloatArray(), columns.toFloatArray());
  }

  @Test
  void moreReductionsOfOneArrayThanLocalMemoryHolds() {
    Array x = matrix(3, 5000).cast(DType.F64);
    Array[] sums = new Array[30];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = x.mul(i).sum(1);
    }
    Sinter.eval(sums);
    for (int i = 0; i < sums.length; i++) {
      assertArrayEquals(x.mul(i).sum(1).toDoubleArray(), sums[i].toDoubleArray());
    }
  }
}
