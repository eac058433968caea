package dev.sinter;

import static dev.sinter.PlanTable.N;
import static dev.sinter.PlanTable.f32;
import static dev.sinter.PlanTable.f64;
import static dev.sinter.PlanTable.i32;
import static dev.sinter.PlanTable.row;

import dev.sinter.PlanTable.Row;
import java.util.ArrayList;
import java.util.List;

/** Views: index arithmetic in the kernel that reads them; only what they name is read. */
final class ViewPlans {
  private static final Slice INNER = Slice.range(1, -1);
  private static final Slice BEFORE = Slice.to(-2);
  private static final Slice AFTER = Slice.from(2);

  private ViewPlans() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(single());
    rows.addAll(composed());
    rows.addAll(stencils());
    rows.addAll(arranged());
    rows.addAll(joined());
    return rows;
  }

  private static List<Row> single() {
    Array x = f32(N);
    Array m = f32(1000, 2000);
    long bytes = 4L * 1000 * 2000;
    return List.of(
        row("outer product, negated rows and columns", 1, 12_000, 12_000 + bytes, outer()),
        row("a matrix, a vector of another", 2, bytes + 8000, bytes + 8000, m.neg(), apart()),
        row("a vector, twice it", 2, 8000 + 24_000, 8000 + 16_000, halves()),
        row("reshape", 1, 4 * N, 4 * N, x.neg().reshape(1024, 1024)),
        row("reshape of an array alone", 1, 4 * N, 4 * N, x.reshape(1024, 1024)),
        row("broadcastTo", 1, 8000, bytes, f32(2000).broadcastTo(Shape.of(1000, 2000))),
        row("transpose", 1, bytes, bytes, m.transpose()),
        row("a slice", 1, 4 * 10 * 2000, 4 * 10 * 2000, m.slice(Slice.range(5, 15))),
        row("every third", 1, 4 * 334, 4 * 334, f32(1000).slice(Slice.every(3))),
        row("one position", 1, 8000, 8000, m.slice(Slice.at(-1))),
        row("one column", 1, 4000, 4000, m.slice(Slice.all(), Slice.at(3))),
        row("one element", 1, 4, 4, m.slice(Slice.at(1), Slice.at(2))),
        row("a slice without elements", 1, 0, 0, m.slice(Slice.range(3, 3))),
        row("flip", 1, bytes, bytes, m.flip()),
        row("squeeze", 1, 4000, 4000, f32(1000, 1).squeeze().neg()),
        row("expandDims", 1, 4000, 4000, f32(1000).neg().expandDims(0)),
        row("a view of all is no view", 0, 0, 0, m.slice(Slice.all(), Slice.from(0))));
  }

  private static List<Row> composed() {
    Array x = f32(N);
    Array v = f32(3000);
    Array square = f32(1000, 1000);
    Array m = f32(1000, 2000);
    Array sum = m.add(f32(1000, 1));
    long bytes = 4_000_000;
    return List.of(
        row("m and its transpose", 1, bytes, bytes, square.add(square.transpose())),
        row("a transpose twice", 1, bytes, bytes, square.transpose().transpose().neg()),
        row("a flip twice", 1, 4 * N, 4 * N, x.flip().flip().neg()),
        row("x + flip(x)", 1, 4 * N, 4 * N, x.add(x.flip())),
        row("slices of slices", 1, 40, 40, x.slice(Slice.from(100)).slice(Slice.range(0, 100, 10))),
        row("flip(slice(transpose))", 1, 8000, 8000, slicedAndFlipped(m)),
        row("slice of a reshape", 1, 4096, 4096, x.reshape(1024, 1024).slice(Slice.at(7)).neg()),
        row("reshape of a sum", 1, 8_000_000, 8_000_000, m.add(m).reshape(2_000_000)),
        row("reshape of a broadcast", 1, 8_004_000, 8_000_000, sum.reshape(2_000_000)),
        row("reshape of a transpose", 1, 8_000_000, 8_000_000, m.transpose().reshape(2_000_000)),
        row("reshape of rows", 1, 4_000_000, 4_000_000, rows(m).reshape(1_000_000)),
        row("reshape of a pad", 1, 8_000_000, 8_016_000, m.pad(0, 1, 1, 0).reshape(2_004_000)),
        row("blocks, summed", 1, 8_000_000, 8000, blocks(m)),
        row("differences", 1, 4 * N, 4 * (N - 1), differences(x)),
        row("an outer product", 1, 12_000, 36_000_000, v.reshape(3000, 1).mul(v)),
        row("pairwise distances, summed", 1, 12_000, 12_000, pairwise(v).sum(1)),
        row("pairwise distances, the largest", 1, 12_000, 4, pairwise(v).max()),
        row("exp of a line over a matrix", 2, 8 * N + 400, 404 * N, spread(f32(N))),
        row("x + 1 of a line over a matrix", 1, 8000, bytes * 2, f32(2000).add(1).add(wide())));
  }

  private static Array wide() {
    return Array.zeros(DType.F32, Shape.of(1000, 1));
  }

  private static Array slicedAndFlipped(Array m) {
    return m.transpose().slice(Slice.range(10, 12)).flip(1).neg();
  }

  private static Array rows(Array m) {
    return m.slice(Slice.range(100, 600));
  }

  private static Array blocks(Array m) {
    return m.reshape(20, 50, 2000).transpose(1, 0, 2).reshape(2000, 1000).sum(1);
  }

  private static Array differences(Array x) {
    return x.slice(Slice.from(1)).sub(x.slice(Slice.to(-1)));
  }

  private static Array pairwise(Array v) {
    return v.reshape(-1, 1).sub(v).abs();
  }

  private static Array spread(Array line) {
    return costly(line).mul(f32(100, 1));
  }

  private static Array costly(Array line) {
    return line.exp().tanh().pow(1.5f).lgamma();
  }

  /** Reads by known indices cost what the elements cost that they name. */
  private static List<Row> arranged() {
    Array x = f32(N);
    Array m = f32(1000, 2000);
    long bytes = 4L * 1000 * 2000;
    return List.of(
        row("roll", 1, 4 * N, 4 * N, x.roll(5, 0)),
        row("roll of a row", 1, bytes, bytes, m.roll(5, 1)),
        row("2 x, rolled, + x", 1, 4 * N, 4 * N, x.mul(2).roll(1, 0).add(x)),
        row("roll(x) - x, summed", 1, 4 * N, 4, x.roll(1, 0).sub(x).sum()),
        row("x rolled both ways, added", 1, 4 * N, 4 * N, x.roll(1, 0).add(x.roll(-1, 0))),
        row("a roll of a roll", 1, bytes, bytes, m.roll(3, 0).roll(4, 1).neg()),
        row("tile", 1, 4 * N, 12 * N, x.tile(3)),
        row("tile of a matrix", 1, bytes, 6 * bytes, m.tile(2, 3)),
        row("tile of one row", 1, 4 * N, 12 * N, x.reshape(1, N).tile(3, 1)),
        row("pad", 1, 4 * N, 4 * (N + 2), x.pad(0, 1, 1, 0)),
        row("pad of both axes", 1, bytes, 4 * 1002 * 2002, frame(m)),
        row("pad with the edge, slice", 1, 4 * N, 4 * N, edges(x)),
        row("take of 2 x, + 1", 1, 8 * N, 4 * N, x.mul(2).take(i32(N), 0).add(1)),
        row(
            "one element taken, added, summed",
            1,
            8008,
            4,
            f32(2000).take(i32(1), 0).add(f32(2000)).sum()),
        row("rows taken and summed", 1, 400 + 800_000, 400, m.take(i32(100), 0).sum(1)),
        row("take of a take", 1, 12_000, 4000, x.take(i32(1000), 0).take(i32(1000), 0)),
        row("exp, taken often", 2, 408 * N, 404 * N, costly(x).take(i32(100, N), 0)));
  }

  private static Array frame(Array m) {
    long[] one = {1, 1};
    return m.pad(one, one, 0);
  }

  private static Array edges(Array x) {
    return x.pad(0, 1, 1, PadMode.EDGE).slice(Slice.to(-2)).neg();
  }

  /** Joined arrays are read where they lie. */
  private static List<Row> joined() {
    Array x = f32(N);
    Array y = f32(N);
    Array m = f32(1000, 1000);
    return List.of(
        row("concat", 1, 8 * N, 8 * N, Array.concat(0, x, y)),
        row("concat of -x and x", 1, 4 * N, 8 * N, Array.concat(0, x.neg(), x)),
        row("concat of rows", 1, 8_000_000, 8_000_000, Array.concat(1, m, f32(1000, 1000))),
        row("concat, squared, summed", 1, 8 * N, 4, squared(Array.concat(0, x, y)).sum()),
        row("concat of 8", 1, 4 * 8 * N, 4 * 8 * N, Array.concat(0, arrays(8))),
        row("stack", 1, 8 * N, 8 * N, Array.stack(0, x, y)),
        row("stack of columns", 1, 8 * N, 8 * N, Array.stack(1, x, y)),
        row("stack, summed back", 1, 8 * N, 4 * N, Array.stack(0, x, y).sum(0)));
  }

  private static Array squared(Array x) {
    return x.mul(x);
  }

  private static Array[] arrays(int count) {
    Array[] arrays = new Array[count];
    java.util.Arrays.setAll(arrays, i -> f32(N));
    return arrays;
  }

  /** A sweep takes the border off; what takes several sweeps at once reads more neighbours. */
  private static List<Row> stencils() {
    return List.of(
        jacobi(64, 2, 2, 2, 2, 2),
        jacobi(512, 2, 2, 2, 2, 2),
        jacobi(1024, 2, 2, 2, 2, 2),
        jacobi(4096, 2, 2, 2, 2, 2),
        row("Jacobi, 1 sweep in F64", 1, 8 * (100 * 100 - 2), 8 * 98 * 98, sweep(f64(100, 100))));
  }

  /** The row of as many sweeps as all kernels take together. */
  private static Row jacobi(long side, int... sweepsOfKernels) {
    Array u = f32(side, side);
    long inner = side;
    long read = 0;
    long written = 0;
    for (int sweeps : sweepsOfKernels) {
      for (int i = 0; i < sweeps; i++) {
        u = sweep(u);
      }
      read += 4 * (inner * inner - 2L * sweeps); // all but the corners before and after all views
      inner -= 2L * sweeps;
      written += 4 * inner * inner;
    }
    String name = "Jacobi, 10 sweeps of " + side + "²";
    return row(name, sweepsOfKernels.length, read, written, u);
  }

  private static Array sweep(Array u) {
    Array vertical = u.slice(INNER, INNER).add(u.slice(BEFORE, INNER)).add(u.slice(AFTER, INNER));
    return vertical.add(u.slice(INNER, BEFORE)).add(u.slice(INNER, AFTER)).mul(0.2f);
  }

  private static Array[] outer() {
    Array row = f32(2000);
    Array column = f32(1000, 1);
    return new Array[] {row.neg(), column.neg(), row.mul(column)};
  }

  /** The smaller one is too large to be computed by the way. */
  private static Array[] halves() {
    Array row = f32(2000);
    return new Array[] {row.neg(), row.mul(f32(2, 2000))};
  }

  private static Array apart() {
    return f32(2000).neg();
  }
}
