package dev.sinter;

import static dev.sinter.PlanTable.N;
import static dev.sinter.PlanTable.f32;
import static dev.sinter.PlanTable.i32;
import static dev.sinter.PlanTable.row;

import dev.sinter.PlanTable.Row;
import java.util.ArrayList;
import java.util.List;

/** Reductions with what uses them row by row, and primitives with what surrounds them. */
final class RowPlans {
  private static final long BYTES = 4L * 1000 * 2000;

  private RowPlans() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(fused());
    rows.addAll(split());
    rows.addAll(primitives());
    return rows;
  }

  private static List<Row> fused() {
    Array m = f32(1000, 2000);
    Array short1 = f32(1000);
    Array mean = m.mean(true, 1);
    return List.of(
        row("softmax of rows", 1, BYTES, BYTES, softmax(m, 1)),
        row("softmax of a batch", 1, 4 * 8 * 12 * 512 * 512, 4 * 8 * 12 * 512 * 512, attention()),
        row("layer norm", 1, BYTES, BYTES, normal(m)),
        row("layer norm, weight, bias", 1, BYTES + 16_000, BYTES, weighted(m)),
        row("layer norm and its means", 1, BYTES, BYTES + 8000, normal(m), mean, m.var(true, 1)),
        row("x / sum, short", 1, 4000, 4000, short1.div(short1.sum())),
        row("x - mean of rows", 1, BYTES, BYTES, m.sub(mean)),
        row("x / norm of rows", 1, BYTES, BYTES, m.div(m.norm(true, 1))),
        row("log-sum-exp of rows", 1, BYTES, 4000, logSumExp(m)),
        row("greatest difference from the mean", 1, BYTES, 4000, m.sub(mean).abs().max(1)));
  }

  private static Array attention() {
    return softmax(f32(8, 12, 512, 512), 3);
  }

  private static Array softmax(Array x, int axis) {
    Array exp = x.sub(x.max(true, axis)).exp();
    return exp.div(exp.sum(true, axis));
  }

  private static Array normal(Array m) {
    return m.sub(m.mean(true, 1)).div(m.var(true, 1).add(1e-5f).sqrt());
  }

  private static Array weighted(Array m) {
    return normal(m).mul(f32(2000)).add(f32(2000));
  }

  private static Array logSumExp(Array m) {
    Array max = m.max(true, 1);
    return m.sub(max).exp().sum(true, 1).log().add(max).squeeze();
  }

  private static List<Row> split() {
    Array x = f32(N);
    Array m = f32(1000, 2000);
    Array long4 = f32(4, N);
    return List.of(
        row("x / sum, long", 2, 8 * N + 4, 4 * N + 4, x.div(x.sum())),
        row("softmax of long rows", 3, 48 * N + 48, 16 * N + 32, softmax(long4, 1)),
        row("softmax of columns", 2, 2 * BYTES + 16_000, BYTES + 16_000, softmax(m, 0)),
        row("x - mean of columns", 2, 2 * BYTES + 8000, BYTES + 8000, m.sub(m.mean(0))),
        row("x / sum of all by rows", 2, 2 * BYTES + 4, BYTES + 4, m.div(m.sum())),
        row("standardised columns", 2, 2 * BYTES + 16_000, BYTES + 16_000, standard(m)),
        row("rows normalised 100 times", 13, 13 * BYTES, 13 * BYTES, normalised(m, 100)),
        row("cheap sums over rows and columns", 2, 2 * BYTES, 12_000, sums(m.add(1))),
        row("costly sums over rows and columns", 3, 3 * BYTES, BYTES + 12_000, sums(costly(m))),
        row("centred Gram sums", 2, 2 * BYTES + 8000, 8000 + 4, centred(m)));
  }

  private static Array normalised(Array m, int times) {
    Array x = m;
    for (int i = 0; i < times; i++) {
      x = x.div(x.sum(true, 1));
    }
    return x;
  }

  private static Array costly(Array m) {
    Array x = m;
    for (int i = 0; i < 8; i++) {
      x = x.sin().exp();
    }
    return x;
  }

  private static Array[] sums(Array x) {
    return new Array[] {x.sum(0), x.sum(1)};
  }

  private static Array standard(Array m) {
    return m.sub(m.mean(0)).div(m.std(0));
  }

  private static Array centred(Array m) {
    return m.sub(m.mean(0)).square().sum();
  }

  private static List<Row> primitives() {
    Array x = f32(N);
    Array a = f32(100, 200);
    Array b = f32(200, 300);
    Array product = a.matmul(b);
    return List.of(
        row("cumSum", 1, 4 * N, 4 * N, x.cumSum()),
        row("cumSum of an expression", 2, 8 * N, 8 * N, x.mul(x).cumSum()),
        row("an expression of cumSum", 2, 8 * N, 8 * N, x.cumSum().sqrt()),
        row("x * x, cumSum, sqrt", 3, 12 * N, 12 * N, x.mul(x).cumSum().sqrt()),
        row("x / sum of cumSum", 3, 12 * N + 4, 8 * N + 4, x.div(x.cumSum().sum())),
        row("the same cumSum twice", 2, 8 * N, 8 * N, x.cumSum().mul(x.cumSum().add(1))),
        row("two results that are equal", 1, 4 * N, 4 * N, x.cumSum(), x.cumSum()),
        row("sort", 1, 4 * N, 4 * N, x.sort()),
        row("sort backwards, first ten", 2, 4 * N + 40, 4 * N + 40, top(x)),
        row("argSort", 1, 4 * N, 8 * N, x.argSort()),
        row("topK", 1, 4 * N, 4 * 10, x.topK(10)),
        row("matmul", 1, 80_000 + 240_000, 120_000, product),
        row("relu(matmul + bias)", 2, 441_200, 240_000, product.add(f32(300)).maximum(0)),
        row("matmul of a transpose", 2, 400_000, 200_000, f32(200, 100).transpose().matmul(b)),
        row("take", 1, 4 * 2 * N, 4 * N, x.take(i32(N), 0)),
        row("takeAlong", 1, 4 * 2 * N, 4 * N, x.takeAlong(i32(N), 0)),
        row("a reshape before cumSum", 1, 4 * N, 4 * N, x.reshape(1024, 1024).cumSum(1)));
  }

  private static Array top(Array x) {
    return x.sort(0, true).slice(Slice.to(10)).neg();
  }
}
