package dev.sinter;

import static dev.sinter.PlanTable.N;
import static dev.sinter.PlanTable.bool;
import static dev.sinter.PlanTable.f32;
import static dev.sinter.PlanTable.f64;
import static dev.sinter.PlanTable.i32;
import static dev.sinter.PlanTable.row;

import dev.sinter.PlanTable.Row;
import java.util.ArrayList;
import java.util.List;

/** Reductions take their producers in; several over one space share a pass. */
final class ReductionPlans {
  private static final ReduceOptions NUMBERS = ReduceOptions.DEFAULT.ignoringNaN();
  private static final ReduceOptions WIDE = ReduceOptions.DEFAULT.wide();
  private static final ReduceOptions COMPENSATED = ReduceOptions.DEFAULT.compensated();

  private ReductionPlans() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(whole());
    rows.addAll(axes());
    rows.addAll(several());
    rows.addAll(options());
    return rows;
  }

  private static List<Row> whole() {
    Array x = f32(N);
    Array y = f32(N);
    return List.of(
        row("sum", 1, 4 * N, 4, x.sum()),
        row("sum of integers", 1, 4 * N, 8, i32(N).sum()),
        row("mean of integers", 1, 4 * N, 8, i32(N).mean()),
        row("prod", 1, 4 * N, 4, x.prod()),
        row("min", 1, 4 * N, 4, x.min()),
        row("count", 1, N, 8, bool(N).count()),
        row("any", 1, 4 * N, 1, x.gt(3).any()),
        row("all", 1, 4 * N, 1, x.gt(3).all()),
        row("std", 1, 4 * N, 4, x.std()),
        row("norm", 1, 4 * N, 4, x.norm()),
        row("dot", 1, 8 * N, 4, x.dot(y)),
        row("argMin", 1, 4 * N, 8, x.argMin()),
        row("argMax of integers", 1, 4 * N, 8, i32(N).argMax()),
        row("argMin of F64", 2, 16 * N + 8, 16, f64(N).argMin()),
        row("a sum of a 0-d array", 1, 4, 4, f32().sum()),
        row("root mean square", 1, 4 * N, 4, x.mul(x).mean().sqrt()),
        row("sum of a transpose", 1, 4 * N, 4, x.reshape(1024, 1024).transpose().sum()),
        row("pi", 1, 0, 8, inside(Rng.philox(1), Rng.philox(2)).count()));
  }

  private static Array inside(Rng first, Rng second) {
    Array x = first.uniform(Shape.of(N));
    Array y = second.uniform(Shape.of(N));
    return x.mul(x).add(y.mul(y)).sqrt().lt(1);
  }

  private static List<Row> axes() {
    Array m = f32(1000, 2000);
    long bytes = 8_000_000;
    Array cube = f32(20, 30, 40);
    return List.of(
        row("sums of rows", 1, bytes, 4000, m.sum(1)),
        row("sums of columns", 1, bytes, 8000, m.sum(0)),
        row("sums of columns, kept", 1, bytes, 8000, m.sum(true, 0)),
        row("means of columns + 1", 1, bytes, 8000, m.mean(0).add(1)),
        row("sum over the middle axis", 1, 96_000, 3200, cube.sum(1)),
        row("max over the outer axes", 1, 96_000, 120, cube.max(0, 2)),
        row("sum of sums", 2, 96_000 + 2400, 2400 + 80, cube.exp().sum(2).log().sum(1)),
        row("argMax of rows", 1, bytes, 8000, m.argMax(1)),
        row("argMax of rows of F64", 1, 2 * bytes, 8000, f64(1000, 2000).argMax(1)),
        row("std of columns", 1, bytes, 8000, m.std(0)),
        row("norms of rows", 1, bytes, 4000, m.norm(1)));
  }

  private static List<Row> several() {
    Array x = f32(N);
    Array e = x.exp();
    Array m = f32(1000, 2000);
    return List.of(
        row("mean and var", 1, 4 * N, 8, e.mean(), e.var()),
        row("min, max, sum, count", 1, 4 * N, 20, x.min(), x.max(), x.sum(), x.count()),
        row("an array and its sum", 1, 4 * N, 4 * N + 4, e, e.sum()),
        row("max - min", 1, 4 * N, 4, x.max().sub(x.min())),
        row("mean and std of rows", 1, 8_000_000, 8000, m.mean(1), m.std(1)),
        row("rows and columns", 2, 16_000_000, 12_000, m.sum(1), m.sum(0)),
        row("sums of two spaces", 2, 4 * N + 400, 8, x.sum(), f32(100).sum()),
        row("sum of x and dot(x, y)", 1, 8 * N, 8, x.sum(), x.dot(f32(N))),
        row("correlation", 1, 8 * N, 4, correlation(x, f32(N))));
  }

  private static Array correlation(Array x, Array y) {
    Array product = x.mul(y).mean().sub(x.mean().mul(y.mean()));
    return product.div(x.std().mul(y.std()));
  }

  private static List<Row> options() {
    Array x = f32(N);
    Array m = f32(1000, 2000);
    return List.of(
        row("sum without NaN", 1, 4 * N, 4, x.sum(NUMBERS)),
        row("mean without NaN", 1, 4 * N, 4, x.mean(NUMBERS)),
        row("max without NaN", 1, 4 * N, 4, x.max(NUMBERS)),
        row("var of rows without NaN", 1, 8_000_000, 4000, m.var(NUMBERS, 1)),
        row("var without NaN", 2, 8 * N + 12, 12 + 4, x.var(NUMBERS)),
        row("argMin without NaN", 1, 4 * N, 8, x.argMin(NUMBERS)),
        row("a wide sum", 1, 4 * N, 4, x.sum(WIDE)),
        row("a wide mean of rows", 1, 8_000_000, 4000, m.mean(WIDE, 1)),
        row("a compensated sum", 1, 4 * N, 4, x.sum(COMPENSATED)),
        row("a compensated mean of F64", 1, 8 * N, 8, f64(N).mean(COMPENSATED)));
  }
}
