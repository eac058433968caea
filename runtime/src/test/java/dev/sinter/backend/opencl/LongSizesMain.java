package dev.sinter.backend.opencl;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Internals;
import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.Rng;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Arrays of more than 2^31 and of more than 2^32 elements: made on the device, compared with closed
 * formulas at their ends and around these numbers. A program, since few devices have the memory.
 *
 * <pre>LongSizesMain [device] [bytes that may be used] [part of a case's name]</pre>
 *
 * <p>{@code as-gpu} is an OpenCL CPU that runs the sources for GPUs. Cases that need more than the
 * bytes are skipped, and said so. The exit code is 1 if a case fails, 2 if none runs.
 */
public final class LongSizesMain {
  private static final long[] SIZES = {(1L << 31) + 5, (1L << 32) + 7};

  /** Elements are their position modulo this: no power of two, so that no wrapped index fits. */
  private static final long PERIOD = 251;

  private final Device device;
  private final long budget;
  private final String part;
  private int passed;
  private int failed;
  private int skipped;

  private LongSizesMain(Device device, long budget, String part) {
    this.device = device;
    this.budget = budget;
    this.part = part;
  }

  /** A case; gives what is wrong, or nothing. */
  private interface Check {
    List<String> wrong();
  }

  /** See the class. */
  public static void main(String[] args) {
    String name = args.length > 0 ? args[0] : "opencl";
    Device device =
        name.equals("as-gpu") ? Internals.device(OpenClDevices.asGpu().get(0)) : Device.find(name);
    long budget = args.length > 1 ? Long.parseLong(args[1]) : device.memoryBytes() / 10 * 9;
    LongSizesMain run = new LongSizesMain(device, budget, args.length > 2 ? args[2] : "");
    System.out.println("DEVICE " + device + ", " + device.memoryBytes() + " bytes, uses " + budget);
    for (long n : SIZES) {
      run.vectors(n);
      run.scans(n);
      run.matrices(n);
    }
    run.manyOutputs((1L << 32) + 9);
    System.out.println(
        "PASSED " + run.passed + ", failed " + run.failed + ", skipped " + run.skipped);
    System.exit(run.failed > 0 ? 1 : run.passed == 0 ? 2 : 0);
  }

  private void run(String name, long n, long bytes, Check check) {
    String title = name + " of " + n;
    if (!title.contains(part)) {
      return;
    }
    if (bytes > budget) {
      skipped++;
      row(title, "skipped", bytes, 0);
      return;
    }
    long start = System.nanoTime();
    List<String> wrong;
    try (Scope scope = Scope.on(device)) {
      wrong = check.wrong();
    } catch (OutOfDeviceMemoryException full) {
      skipped++;
      row(title, "no memory", bytes, System.nanoTime() - start);
      return;
    } catch (RuntimeException error) {
      wrong = List.of(error.toString());
    }
    passed += wrong.isEmpty() ? 1 : 0;
    failed += wrong.isEmpty() ? 0 : 1;
    row(title, wrong.isEmpty() ? "pass" : "FAIL", bytes, System.nanoTime() - start);
    wrong.stream().limit(5).forEach(line -> System.out.println("    " + line));
  }

  private static void row(String title, String outcome, long bytes, long nanos) {
    System.out.printf(
        Locale.ROOT, "%-40s %-9s %6.1f GB %9.3f s%n", title, outcome, bytes / 1e9, nanos / 1e9);
  }

  private static Array positions(long... dims) {
    return Array.iota(DType.I64, Shape.of(dims));
  }

  /** U8, in memory. */
  private static Array numbers(long... dims) {
    return positions(dims).rem(PERIOD).cast(DType.U8).eval();
  }

  /** I8, in memory: {@code at} in one place, {@code others} elsewhere. */
  private static Array marked(long n, long place, int at, int others) {
    Array here = positions(n).eq(place);
    return Array.where(here, (long) at, Array.full(DType.I64, Shape.of(n), others))
        .cast(DType.I8)
        .eval();
  }

  /** The sum of the first {@code n} positions modulo the period. */
  private static long sum(long n) {
    long whole = n / PERIOD;
    long rest = n % PERIOD;
    return whole * (PERIOD * (PERIOD - 1) / 2) + rest * (rest - 1) / 2;
  }

  /** The ends, and around the numbers where 32 bits end. */
  private static long[] places(long n) {
    List<Long> places = new ArrayList<>();
    for (long near : new long[] {0, 1L << 31, 1L << 32, n}) {
      for (long place = near - 6; place < near + 6; place++) {
        if (place >= 0 && place < n) {
          places.add(place);
        }
      }
    }
    return places.stream().mapToLong(Long::longValue).distinct().toArray();
  }

  private interface At {
    long value(long place);
  }

  /** Compares a vector at the {@link #places}. */
  private static List<String> compare(Array vector, At expected) {
    List<String> wrong = new ArrayList<>();
    long n = vector.shape().dim(0);
    for (long place : places(n)) {
      long actual = vector.slice(Slice.range(place, place + 1)).cast(DType.I64).toLongArray()[0];
      expect(wrong, "element " + place, expected.value(place), actual);
    }
    return wrong;
  }

  private static List<String> equal(String what, long expected, long actual) {
    List<String> wrong = new ArrayList<>();
    expect(wrong, what, expected, actual);
    return wrong;
  }

  private static void expect(List<String> wrong, String what, long expected, long actual) {
    if (expected != actual) {
      wrong.add(what + ": expected " + expected + ", was " + actual);
    }
  }

  private void vectors(long n) {
    run("iota, cast", n, n, () -> compare(numbers(n), i -> i % PERIOD));
    run("map", n, 2 * n, () -> compare(mapped(numbers(n)), i -> (i % PERIOD * 3 + 1) & 255));
    run("fill", n, 2 * n, () -> compare(filled(n), i -> 1));
    run("flip", n, 2 * n, () -> compare(copied(numbers(n).flip(0)), i -> (n - 1 - i) % PERIOD));
    run("roll", n, 2 * n, () -> compare(copied(numbers(n).roll(3)), i -> (i + n - 3) % n % PERIOD));
    run(
        "slice",
        n,
        2 * n,
        () -> compare(copied(numbers(n).slice(Slice.from(2))), i -> (i + 2) % PERIOD));
    run("take", n, n, () -> taken(numbers(n), n));
    run("put", n, 4 * n, () -> compare(put(numbers(n), n), i -> i == n - 1 ? 255 : i % PERIOD));
    run("sum", n, n, () -> equal("sum", sum(n), numbers(n).sum().toLong()));
    run(
        "sum without memory",
        n,
        0,
        () -> equal("sum", sum(n), positions(n).rem(PERIOD).sum().toLong()));
    run(
        "count",
        n,
        n,
        () -> equal("count", n - (n + PERIOD - 1) / PERIOD, numbers(n).count().toLong()));
    run("argMax", n, n, () -> equal("argMax", n - 1, marked(n, n - 1, 7, 3).argMax().toLong()));
    run("argMin", n, n, () -> equal("argMin", n - 2, marked(n, n - 2, -7, 3).argMin().toLong()));
    run("min", n, n, () -> equal("min", -7, marked(n, n - 1, -7, 3).min().toLong()));
    run("any", n, n, () -> equal("any", 1, marked(n, n - 1, 1, 0).any().cast(DType.I64).toLong()));
    run("all", n, n, () -> equal("all", 0, marked(n, n - 1, 0, 1).all().cast(DType.I64).toLong()));
    run("uniform", n, n, () -> drawn(n));
    run("error at the end", n, 0, () -> inError(n));
  }

  private static Array mapped(Array x) {
    return x.mul(3).add(1).cast(DType.U8).eval();
  }

  private static Array filled(long n) {
    Array one = Array.full(DType.BOOL, Shape.of(n), true).eval();
    return one.and(Array.full(DType.BOOL, Shape.of(n), true)).eval();
  }

  /** A view as an array of its own; adding nothing would be left out. */
  private static Array copied(Array view) {
    return view.xor(1).cast(DType.U8).eval().xor(1);
  }

  private static List<String> taken(Array x, long n) {
    List<String> wrong = new ArrayList<>();
    long[] indices = {n - 1, -1, n - 2, 0, -n, (1L << 31) + 1, (1L << 31) - 1, 1L << 31};
    long[] values = x.take(Array.of(indices), 0).cast(DType.I64).toLongArray();
    for (int i = 0; i < indices.length; i++) {
      expect(wrong, "taken " + indices[i], Math.floorMod(indices[i], n) % PERIOD, values[i]);
    }
    long last = x.take(Array.of(-1), 0).cast(DType.I64).toLongArray()[0];
    expect(wrong, "taken with an int", (n - 1) % PERIOD, last);
    return wrong;
  }

  private static Array put(Array x, long n) {
    return x.put(Array.of(n - 1), Array.of(255).cast(DType.U8)).eval();
  }

  /** A position's number does not depend on what else is drawn. */
  private static List<String> drawn(long n) {
    Array bytes = Rng.philox(7).uniform(Shape.of(n)).mul(256f).cast(DType.U8);
    long from = n - 9;
    long[] alone = bytes.slice(Slice.from(from)).cast(DType.I64).toLongArray();
    return compare(bytes.eval(), i -> i >= from ? alone[(int) (i - from)] : sliced(n, i));
  }

  private static long sliced(long n, long place) {
    Array bytes = Rng.philox(7).uniform(Shape.of(n)).mul(256f).cast(DType.U8);
    return bytes.slice(Slice.range(place, place + 1)).cast(DType.I64).toLongArray()[0];
  }

  private static List<String> inError(long n) {
    Array sum = positions(n).sub(n - 1).rdiv(5).sum();
    try {
      return List.of("no error, but " + sum.toLong());
    } catch (ArithmeticException error) {
      boolean later = String.valueOf(error.getMessage()).contains("or a later one");
      return later ? List.of() : List.of(String.valueOf(error.getMessage()));
    }
  }

  private void scans(long n) {
    run(
        "cumMax of I8",
        n,
        2 * n,
        () -> compare(marked(n, n - 3, 7, 3).cumMax().eval(), i -> i < n - 3 ? 3 : 7));
    run("cumSum of I8", n, 9 * n, () -> compare(ones(n).cumSum().eval(), i -> i + 1));
    run("sort of U8", n, 24 * n, () -> compare(numbers(n).sort().eval(), i -> rank(n, i)));
  }

  private static Array ones(long n) {
    return Array.full(DType.I8, Shape.of(n), 1).eval();
  }

  /** What stands at a place when the numbers are sorted. */
  private static long rank(long n, long place) {
    long often = n / PERIOD + 1;
    long longer = n % PERIOD * often;
    return place < longer ? place / often : n % PERIOD + (place - longer) / (often - 1);
  }

  private void matrices(long n) {
    long columns = 1L << 16;
    long rows = n / columns + 1;
    long size = rows * columns;
    run("sums of rows", size, size, () -> sumsOfRows(rows, columns));
    run("sums of columns", size, size, () -> sumsOfColumns(rows, columns));
    run("largest of columns", size, size, () -> largest(rows, columns));
    run("transpose", size, 2 * size, () -> transposed(rows, columns));
  }

  private static List<String> sumsOfRows(long rows, long columns) {
    List<String> wrong = new ArrayList<>();
    long[] sums = numbers(rows, columns).sum(1).toLongArray();
    for (int row = 0; row < rows; row++) {
      long expected = sum((row + 1) * columns) - sum(row * columns);
      expect(wrong, "row " + row, expected, sums[row]);
    }
    return wrong;
  }

  private static List<String> sumsOfColumns(long rows, long columns) {
    List<String> wrong = new ArrayList<>();
    long[] sums = numbers(rows, columns).sum(0).toLongArray();
    long total = 0;
    for (int column = 0; column < columns; column++) {
      total += sums[column];
      if (column % 997 == 0 || column == columns - 1) {
        long expected = 0;
        for (long row = 0; row < rows; row++) {
          expected += (row * columns + column) % PERIOD;
        }
        expect(wrong, "column " + column, expected, sums[column]);
      }
    }
    expect(wrong, "all columns", sum(rows * columns), total);
    return wrong;
  }

  private static List<String> largest(long rows, long columns) {
    long size = rows * columns;
    Array marked = marked(size, size - 1, 7, 3).reshape(rows, columns);
    List<String> wrong = new ArrayList<>();
    long[] places = marked.argMax(0).toLongArray();
    expect(wrong, "first column", 0, places[0]);
    expect(wrong, "last column", rows - 1, places[(int) columns - 1]);
    return wrong;
  }

  private static List<String> transposed(long rows, long columns) {
    Array turned = copied(numbers(rows, columns).transpose(1, 0)).reshape(rows * columns);
    return compare(turned, i -> (i % rows * columns + i / rows) % PERIOD);
  }

  /** Short rows, an output for each. */
  private void manyOutputs(long n) {
    run(
        "short rows",
        n,
        n,
        () -> {
          Array any = positions(n, 2).rem(5).eq(0).any(1).eval();
          return compare(any, i -> 2 * i % 5 == 0 || 2 * i % 5 == 4 ? 1 : 0);
        });
  }
}
