package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

  /** Evaluates these together, and the count of launches that it took. */
  private static int launches(Array... arrays) {
    Kernels.clearHistory();
    Sinter.eval(arrays);
    return Kernels.history().size();
  }

  @Test
  void smallerResultsOfOneKernel() {
    Array m = matrix(6, 35).reshape(6, 5, 7).eval();
    Array row = m.slice(Slice.at(0), Slice.at(1)).eval();
    Array plane = m.slice(Slice.at(2)).eval();
    Array column = m.slice(Slice.all(), Slice.at(0), Slice.at(0)).reshape(6, 1, 1).eval();
    Array middle = m.slice(Slice.at(0), Slice.all(), Slice.at(3)).reshape(5, 1).eval();
    for (Array small : List.of(row, plane, column, middle)) {
      Array large = m.mul(small).add(1);
      Array own = small.sqrt().cast(DType.F64).sub(2);
      assertEquals(1, launches(own, large));
      assertArrayEquals(m.mul(small).add(1).toFloatArray(), large.toFloatArray());
      assertArrayEquals(small.sqrt().cast(DType.F64).sub(2).toDoubleArray(), own.toDoubleArray());
      assertEquals(small.shape(), own.shape());
    }
  }

  @Test
  void severalSmallerResultsOfDifferentShapesAndTypes() {
    Array row = matrix(1, 300).reshape(300).eval();
    Array column = matrix(200, 1);
    Array large = row.mul(column).exp();
    Array flags = row.gt(2);
    Array sum = column.add(column).flip(0);
    Array one = row.slice(Slice.at(7)).add(1);
    assertEquals(1, launches(large, flags, sum, one));
    assertArrayEquals(row.mul(column).exp().toFloatArray(), large.toFloatArray());
    assertArrayEquals(row.gt(2).toBooleanArray(), flags.toBooleanArray());
    assertArrayEquals(column.add(column).flip(0).toFloatArray(), sum.toFloatArray());
    assertEquals(row.getFloat(7) + 1, one.toFloat());
  }

  @Test
  void smallerResultsAtPositions() {
    Array x = matrix(8, 1);
    Array positions = Array.iota(DType.I64, Shape.of(8, 1)).mul(x.cast(DType.I64));
    Array large = x.add(Array.iota(DType.I32, Shape.of(8, 40)));
    assertEquals(1, launches(positions, large));
    assertArrayEquals(new long[] {0, 1, 2, 3, 8, 10, 12, 21}, positions.toLongArray());
  }

  @Test
  void smallerResultsApart() {
    Array m = matrix(40, 50);
    Array row = m.slice(Slice.at(0)).eval();
    assertEquals(2, launches(matrix(1, 50).add(1), m.mul(2)), "nothing is shared");
    assertEquals(2, launches(row.cast(DType.I32).div(2 - 1), m.cast(DType.I32).div(m.add(1))));
  }

  private static Array formula(Array x) {
    Array quotient = x.div(x.add(1)).div(x.sqrt()).mul(3).div(7);
    return quotient.add(x.pow(5)).add(x.pow(-2)).mul(0.1f).mul(x);
  }

  @Test
  void relaxedResultsAreCloseAndExactOnesStay() {
    Array x = Array.linspace(DType.F64, 0.5, 2, 1001).eval();
    double[] exact = formula(x).toDoubleArray();
    double[] relaxed;
    try (Scope scope = Scope.with(dev.sinter.fused.Precision.RELAXED)) {
      relaxed = formula(x).toDoubleArray();
    }
    double[] elements = x.toDoubleArray();
    for (int i = 0; i < exact.length; i++) {
      double e = elements[i];
      double expected = e / (e + 1) / Math.sqrt(e) * 3 / 7 + Math.pow(e, 5) + Math.pow(e, -2);
      assertEquals(expected * 0.1f * e, exact[i], 4 * Math.ulp(exact[i]));
      assertEquals(exact[i], relaxed[i], 16 * Math.ulp(exact[i]));
    }
    assertArrayEquals(exact, formula(x).toDoubleArray());
  }

  @Test
  void relaxedRandomNumbersAreCloseToTheOthers() {
    Array exact = Rng.philox(7).normal(Shape.of(500)).mul(3).eval();
    try (Scope scope = Scope.with(dev.sinter.fused.Precision.RELAXED)) {
      float[] relaxed = Rng.philox(7).normal(Shape.of(500)).mul(3).toFloatArray();
      assertArrayEquals(exact.toFloatArray(), relaxed, 1e-5f);
    }
  }

  @Test
  void whatCanNeverFitIsRefusedBeforeAnythingRuns() {
    Array sum = matrix(5, 7).sum();
    Array huge = sum.add(Array.iota(DType.I64, Shape.of(1L << 45)));
    Kernels.clearHistory();
    OutOfDeviceMemoryException error = assertThrows(OutOfDeviceMemoryException.class, huge::eval);
    assertTrue(
        error.getMessage().contains(Long.toString(device().memoryBytes())), error::getMessage);
    assertTrue(error.getMessage().contains(" bytes at once for results"), error::getMessage);
    assertEquals(List.of(), Kernels.history());
    assertEquals(0, huge.slice(Slice.at(0)).sub(sum).toFloat());
  }
}
