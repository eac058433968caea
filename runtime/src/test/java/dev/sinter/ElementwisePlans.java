package dev.sinter;

import static dev.sinter.PlanTable.N;
import static dev.sinter.PlanTable.bool;
import static dev.sinter.PlanTable.f32;
import static dev.sinter.PlanTable.f64;
import static dev.sinter.PlanTable.i32;
import static dev.sinter.PlanTable.row;

import dev.sinter.PlanTable.Row;
import java.util.List;

/** Element by element: one kernel, every array read once, nothing written that nobody asked for. */
final class ElementwisePlans {
  private ElementwisePlans() {}

  static List<Row> rows() {
    Array x = f32(N);
    Array y = f32(N);
    Array z = f64(N);
    Array k = i32(N);
    Array sum = x.add(y);
    Array column = f32(1000, 1);
    Array line = f32(1, 2000);
    return List.of(
        row("an array itself", 0, 0, 0, x),
        row("x + 1", 1, 4 * N, 4 * N, x.add(1)),
        row("x * x + x", 1, 4 * N, 4 * N, x.mul(x).add(x)),
        row("saxpy", 1, 8 * N, 4 * N, x.mul(2).add(y)),
        row("sqrt(x * x + y * y) > 1", 1, 8 * N, N, x.mul(x).add(y.mul(y)).sqrt().gt(1)),
        row("F32 + F64", 1, 12 * N, 8 * N, x.add(z)),
        row("(I32 as F32) * x", 1, 8 * N, 4 * N, k.cast(DType.F32).mul(x)),
        row("where(b, x, y)", 1, 9 * N, 4 * N, Array.where(bool(N), x, y)),
        row("integer division", 1, 4 * N, 4 * N, k.div(7)),
        row("x < y, x + y, F64 of x", 1, 8 * N, 13 * N, x.lt(y), sum, x.cast(DType.F64)),
        row("x + y asked, (x + y)² asked too", 1, 8 * N, 8 * N, sum, sum.mul(sum)),
        row("x + y not asked, two users", 1, 8 * N, 8 * N, sum.sqrt(), sum.neg()),
        row("two results of other shapes", 2, 4 * N + 4000, 4 * N + 4000, x.neg(), column.neg()),
        row("the same result twice", 1, 8 * N, 4 * N, sum, sum),
        row("equal expressions", 1, 4 * N, 4 * N, x.mul(2).add(x.mul(2))),
        row("column + line", 1, 12_000, 8_000_000, column.add(line)),
        row("x + a 0-d array", 1, 4 * N + 4, 4 * N, x.add(f32())),
        row("zeros", 1, 0, 4 * N, Array.zeros(DType.F32, Shape.of(N))),
        row("iota", 1, 0, 8 * N, Array.iota(DType.I64, Shape.of(N))),
        row("uniform", 1, 0, 4 * N, Rng.philox(1).uniform(Shape.of(N))),
        row("an empty array", 1, 0, 0, f32(0).add(1)),
        row("sum of 50 arrays", 1, 200 * N, 4 * N, sumOf(50)),
        row("sum of 500 arrays", 10, 2000 * N + 36 * N, 40 * N, sumOf(500)),
        row("500 operations", 1, 4 * N, 4 * N, chain(x, 250)),
        row("2,000 operations", 4, 28 * N, 16 * N, chain(x, 1000)));
  }

  private static Array sumOf(int arrays) {
    Array sum = f32(N);
    for (int i = 1; i < arrays; i++) {
      sum = sum.add(f32(N));
    }
    return sum;
  }

  /** Two operations a round. */
  private static Array chain(Array x, int rounds) {
    Array value = x;
    for (int i = 0; i < rounds; i++) {
      value = value.mul(x).add(0.5f);
    }
    return value;
  }
}
