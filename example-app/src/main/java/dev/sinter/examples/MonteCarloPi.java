package dev.sinter.examples;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The classic experiment on fusing: how many random points of the unit square lie in the circle?
 * Once evaluated as one kernel, once with {@code eval()} after every step, at ten sizes.
 */
final class MonteCarloPi implements Example {
  private static final int SIZES = 10;
  private static final int SMALLEST = 1_000;
  private static final long LARGEST = 50_000_000;

  /** Points twice (host and device), and the intermediate results of the evaluated steps. */
  private static final int BYTES_PER_POINT = 48;

  private static final long NANOS_PER_SIZE = 300_000_000;
  private static final int MOST_RUNS = 1_000;
  private static final int FEWEST_RUNS = 3;

  /** How many points lie in the circle; one kernel. */
  static long fused(Array x, Array y) {
    return x.mul(x).add(y.mul(y)).sqrt().lt(1).count().toLong();
  }

  /** The same, but every step is a kernel that writes its result to memory. */
  static long stepByStep(Array x, Array y) {
    Array xx = x.mul(x).eval();
    Array yy = y.mul(y).eval();
    Array sum = xx.add(yy).eval();
    Array root = sum.sqrt().eval();
    Array inside = root.lt(1).eval();
    return inside.count().toLong();
  }

  @Override
  public Report run(Stage stage) throws IOException {
    measure(SMALLEST); // warms up
    List<Row> rows = new ArrayList<>();
    for (int points : sizes(stage.elements(LARGEST, BYTES_PER_POINT))) {
      rows.add(measure(points));
    }
    Table table =
        Table.of("points", "fused us", "step by step us", "ratio", "kernels", "GB/s", "pi");
    rows.forEach(row -> row.addTo(table));
    Row last = rows.get(rows.size() - 1);
    Report.Check same =
        new Report.Check(
            "both ways count the same points",
            rows.stream().allMatch(row -> row.inside() == row.insideStepByStep()));
    Report.Check near =
        new Report.Check(
            "pi is within four standard deviations at the largest size",
            Math.abs(last.pi() - Math.PI) < 4 * 1.642 / Math.sqrt(last.points()));
    Path picture = stage.picture("pi.png");
    draw(rows, stage.device(), picture);
    return new Report(table, List.of(), List.of(same, near), Optional.of(picture));
  }

  /** From 1,000 up to {@code largest}, evenly on a logarithmic scale, two leading digits. */
  static int[] sizes(int largest) {
    int[] sizes = new int[SIZES];
    for (int i = 0; i < SIZES; i++) {
      double size = SMALLEST * Math.pow((double) largest / SMALLEST, i / (SIZES - 1.0));
      double unit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
      sizes[i] = (int) Math.min(largest, Math.rint(size / unit) * unit);
    }
    return Arrays.stream(sizes).distinct().toArray();
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static Row measure(int points) {
    try (Scope scope = Scope.open()) {
      Array x = Array.wrap(uniform(1, points)).eval();
      Array y = Array.wrap(uniform(2, points)).eval();
      long inside = fused(x, y);
      long insideStepByStep = stepByStep(x, y);
      double[] fused = new double[MOST_RUNS];
      double[] stepByStep = new double[MOST_RUNS];
      long start = System.nanoTime();
      int runs = 0;
      while (runs < FEWEST_RUNS
          || (runs < MOST_RUNS && System.nanoTime() - start < NANOS_PER_SIZE)) {
        fused[runs] = micros(() -> fused(x, y));
        stepByStep[runs] = micros(() -> stepByStep(x, y));
        runs++;
      }
      Kernels.clearHistory();
      fused(x, y);
      int kernels = Kernels.history().size();
      return new Row(
          points, inside, insideStepByStep, median(fused, runs), median(stepByStep, runs), kernels);
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static double micros(Runnable work) {
    try (Scope scope = Scope.open()) {
      long start = System.nanoTime();
      work.run();
      return (System.nanoTime() - start) * 1e-3;
    }
  }

  private static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  private static float[] uniform(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(1 << 24) * 0x1p-24f;
    }
    return values;
  }

  private static void draw(List<Row> rows, Device device, Path picture) throws IOException {
    LogLogChart.of("Monte-Carlo pi on " + device.name(), "points", "time, µs")
        .curve("one kernel", rows, Row::points, Row::fusedMicros)
        .curve("a kernel for every step", rows, Row::points, Row::stepByStepMicros)
        .writeTo(picture);
  }

  /** One size: what both ways counted, and their median times. */
  private record Row(
      int points,
      long inside,
      long insideStepByStep,
      double fusedMicros,
      double stepByStepMicros,
      int kernels) {
    double pi() {
      return 4.0 * inside / points;
    }

    void addTo(Table table) {
      double gigabytesPerSecond = 2.0 * Float.BYTES * points / fusedMicros * 1e-3;
      String digits = String.format(Locale.ROOT, "%.5f", pi());
      table.row(
          points,
          fusedMicros,
          stepByStepMicros,
          stepByStepMicros / fusedMicros,
          kernels,
          gigabytesPerSecond,
          digits);
    }
  }
}
