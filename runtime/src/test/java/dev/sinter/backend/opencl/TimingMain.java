package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Times the backend's main paths, a line each: median microseconds from the call to the result, and
 * GB/s of the bytes that must move. Argument: log2 of the largest size (28).
 */
public final class TimingMain {
  private static final DType F32 = DType.F32;

  private final Backend backend;

  private TimingMain(Backend backend) {
    this.backend = backend;
  }

  /** Times every device. */
  public static void main(String[] args) {
    int largest = args.length > 0 ? Integer.parseInt(args[0]) : 28;
    for (Backend backend : new OpenClProvider().devices()) {
      System.out.println("DEVICE " + backend.traits());
      TimingMain timing = new TimingMain(backend);
      timing.transfers();
      for (int log = 10; log <= largest; log += log < 22 ? 4 : 2) {
        try {
          timing.kernels(1 << log);
        } catch (OutOfDeviceMemoryException full) {
          System.out.println("n=2^" + log + ": " + full.getMessage());
        }
      }
      timing.matrix(4096, 4096);
    }
  }

  private static Expr.Local local(DType type, int line) {
    return new Expr.Local(type, line);
  }

  /** Lines of float operators over two loads (%0, %1). */
  private static final class Lines {
    private final List<Expr> lines = new ArrayList<>();

    Lines(int operands) {
      for (int operand = 0; operand < operands; operand++) {
        lines.add(new Expr.Load(F32, operand));
      }
    }

    int op(Op op, int... operands) {
      Expr[] locals = new Expr[operands.length];
      for (int i = 0; i < locals.length; i++) {
        locals[i] = local(lines.get(operands[i]).type(), operands[i]);
      }
      lines.add(Expr.Apply.of(op, locals));
      return lines.size() - 1;
    }

    int constant(float value) {
      lines.add(new Expr.Constant(F32, Float.floatToRawIntBits(value)));
      return lines.size() - 1;
    }
  }

  private static KernelProgram program(
      Lines lines, int operands, Layout layout, Root root, Precision precision) {
    Form form = root instanceof Root.Store ? Form.MAP : Form.REDUCE_GROUP;
    return program(form, lines, operands, layout, root, precision);
  }

  private static KernelProgram program(
      Form form, Lines lines, int operands, Layout layout, Root root, Precision precision) {
    List<Operand> declared = new ArrayList<>();
    for (int operand = 0; operand < operands; operand++) {
      declared.add(new Operand(F32, layout, true));
    }
    int rank = layout == Layout.STRIDED ? 2 : 0;
    return KernelProgram.of(
        form,
        rank,
        false,
        false,
        declared,
        List.of(),
        List.of(),
        lines.lines,
        List.of(root),
        precision);
  }

  private static KernelProgram copy() {
    return program(new Lines(1), 1, Layout.LINEAR, new Root.Store(0, F32), Precision.EXACT);
  }

  private static KernelProgram saxpy() {
    Lines lines = new Lines(2);
    int sum = lines.op(Op.ADD, lines.op(Op.MUL, lines.constant(2.5f), 0), 1);
    return program(lines, 2, Layout.LINEAR, new Root.Store(sum, F32), Precision.EXACT);
  }

  private static KernelProgram softplus(Precision precision) {
    Lines lines = new Lines(2);
    int sum = lines.op(Op.ADD, lines.op(Op.EXP, 0), lines.constant(1));
    int result = lines.op(Op.DIV, lines.op(Op.LOG, sum), 1);
    return program(lines, 2, Layout.LINEAR, new Root.Store(result, F32), precision);
  }

  /** Spot %0, strike %1; a year, 2 % and 30 %. */
  private static KernelProgram blackScholes(Precision precision) {
    Lines lines = new Lines(2);
    int vol = lines.constant(0.3f);
    int drift = lines.constant(0.02f + 0.045f);
    int d1 =
        lines.op(Op.DIV, lines.op(Op.ADD, lines.op(Op.LOG, lines.op(Op.DIV, 0, 1)), drift), vol);
    int d2 = lines.op(Op.SUB, d1, vol);
    int discount = lines.op(Op.EXP, lines.constant(-0.02f));
    int right = lines.op(Op.MUL, lines.op(Op.MUL, 1, discount), normal(lines, d2));
    int result = lines.op(Op.SUB, lines.op(Op.MUL, 0, normal(lines, d1)), right);
    return program(lines, 2, Layout.LINEAR, new Root.Store(result, F32), precision);
  }

  private static int normal(Lines lines, int z) {
    int erf = lines.op(Op.ERF, lines.op(Op.MUL, z, lines.constant(0.70710678f)));
    return lines.op(Op.MUL, lines.constant(0.5f), lines.op(Op.ADD, lines.constant(1), erf));
  }

  private static KernelProgram countInside() {
    Lines lines = new Lines(2);
    int norm = lines.op(Op.SQRT, lines.op(Op.ADD, lines.op(Op.MUL, 0, 0), lines.op(Op.MUL, 1, 1)));
    int inside = lines.op(Op.LT, norm, lines.constant(1));
    Root count = new Root.Reduce(inside, DType.BOOL, ReduceOp.COUNT);
    return program(lines, 2, Layout.LINEAR, count, Precision.EXACT);
  }

  private static KernelProgram sumOfNorms() {
    Lines lines = new Lines(2);
    int norm = lines.op(Op.SQRT, lines.op(Op.ADD, lines.op(Op.MUL, 0, 0), lines.op(Op.MUL, 1, 1)));
    Root sum = new Root.Reduce(norm, F32, ReduceOp.SUM);
    return program(lines, 2, Layout.LINEAR, sum, Precision.EXACT);
  }

  private static float[] random(int size) {
    float[] values = new float[size];
    Random random = new Random(7);
    for (int i = 0; i < size; i++) {
      values[i] = 0.01f + random.nextFloat();
    }
    return values;
  }

  /** Memory of {@code size} elements with numbers between 0 and 1, moved in parts. */
  private Memory filled(int size) {
    if (size <= 1 << 24) {
      return backend.upload(F32, random(size));
    }
    Memory part = backend.upload(F32, random(1 << 20));
    Memory whole = backend.allocate(F32, size);
    Executable tile =
        backend.build(
            new BuildRequest(
                program(new Lines(1), 1, Layout.STRIDED, new Root.Store(0, F32), Precision.EXACT),
                "tile",
                Map.of(),
                null));
    Geometry geometry =
        new Geometry(
            size, 1, new long[] {size >> 20, 1 << 20}, new long[] {0}, new long[][] {{0, 1}});
    backend.launch(tile, invocation(geometry, List.of(part), List.of(whole)));
    part.release();
    return whole;
  }

  private static Invocation invocation(
      Geometry geometry, List<Memory> operands, List<Memory> outputs) {
    return new Invocation(geometry, new ArrayList<>(operands), new long[0], outputs, null, false);
  }

  private static Geometry linear(long outer, long reduced, int operands, long offset) {
    long[] offsets = new long[operands];
    Arrays.fill(offsets, offset);
    return new Geometry(outer, reduced, new long[0], offsets, new long[operands][0]);
  }

  private void kernels(int n) {
    Memory x = filled(n);
    Memory y = filled(n);
    Memory out = backend.allocate(F32, n);
    map("copy", copy(), n, 0, 8, List.of(x), out);
    map("copy, unaligned", copy(), n - 4, 1, 8, List.of(x), out);
    map("saxpy", saxpy(), n, 0, 12, List.of(x, y), out);
    map("softplus_div", softplus(Precision.EXACT), n, 0, 12, List.of(x, y), out);
    map("softplus_div relaxed", softplus(Precision.RELAXED), n, 0, 12, List.of(x, y), out);
    map("black_scholes call", blackScholes(Precision.EXACT), n, 0, 12, List.of(x, y), out);
    map("black_scholes relaxed", blackScholes(Precision.RELAXED), n, 0, 12, List.of(x, y), out);
    out.release();
    reduce("count, with the read", countInside(), n, DType.I64, List.of(x, y));
    reduce("sum of norms, with the read", sumOfNorms(), n, F32, List.of(x, y));
    x.release();
    y.release();
  }

  private Executable build(KernelProgram program, String name) {
    return backend.build(new BuildRequest(program, name, Map.of(), null));
  }

  private void map(
      String name,
      KernelProgram program,
      int n,
      long offset,
      int bytes,
      List<Memory> operands,
      Memory out) {
    Executable executable = build(program, name);
    Invocation invocation =
        invocation(linear(n, 1, operands.size(), offset), operands, List.of(out));
    double micros =
        median(
            n,
            () -> {
              backend.launch(executable, invocation);
              backend.finish();
            });
    print(name, n, micros, (double) bytes * n, executable);
  }

  private void reduce(
      String name, KernelProgram program, int n, DType result, List<Memory> operands) {
    Executable executable = build(program, name);
    Object read = result == F32 ? new float[1] : new long[1];
    Geometry geometry = linear(1, n, operands.size(), 0);
    double micros =
        median(
            n,
            () -> {
              Memory out = backend.allocate(result, 1);
              backend.launch(executable, invocation(geometry, operands, List.of(out)));
              backend.download(out, 0, read, 0, 1);
              out.release();
            });
    print(name, n, micros, 8.0 * n, executable);
  }

  /** Sums of rows and of columns, by groups and by items. */
  private void matrix(int rows, int columns) {
    Memory x = filled(rows * columns);
    for (Form form : List.of(Form.REDUCE_GROUP, Form.REDUCE_ITEM)) {
      Root sum = new Root.Reduce(0, F32, ReduceOp.SUM);
      Executable linear =
          build(program(form, new Lines(1), 1, Layout.LINEAR, sum, Precision.EXACT), "rows");
      time("row sums " + form, linear, linear(rows, columns, 1, 0), rows * columns, x, rows);
      Executable strided =
          build(program(form, new Lines(1), 1, Layout.STRIDED, sum, Precision.EXACT), "columns");
      Geometry across =
          new Geometry(
              columns,
              rows,
              new long[] {columns, rows},
              new long[] {0},
              new long[][] {{1, columns}});
      time("column sums " + form, strided, across, rows * columns, x, columns);
    }
    x.release();
  }

  private void time(
      String name, Executable executable, Geometry geometry, int n, Memory x, int outputs) {
    Memory out = backend.allocate(F32, outputs);
    Invocation invocation = invocation(geometry, List.of(x), List.of(out));
    double micros =
        median(
            n,
            () -> {
              backend.launch(executable, invocation);
              backend.finish();
            });
    print(name, n, micros, 4.0 * n, executable);
    out.release();
  }

  private void transfers() {
    float[] host = random(1 << 24);
    double up =
        median(
            1 << 26,
            () -> {
              backend.upload(F32, host).release();
              backend.finish();
            });
    Memory memory = backend.upload(F32, host);
    double down = median(1 << 26, () -> backend.download(memory, 0, host, 0, host.length));
    float[] one = new float[1];
    double small = median(1, () -> backend.download(memory, 0, one, 0, 1));
    memory.release();
    System.out.printf(
        "upload 64 MiB %.2f GB/s, download %.2f GB/s, read of one element %.1f us%n",
        4e-3 * host.length / up, 4e-3 * host.length / down, small);
  }

  private static double median(int n, Runnable work) {
    int warm = n < 1 << 20 ? 3000 : 5;
    for (int i = 0; i < warm; i++) {
      work.run();
    }
    double[] micros = new double[n < 1 << 20 ? 1001 : 21];
    for (int i = 0; i < micros.length; i++) {
      long start = System.nanoTime();
      work.run();
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  private static void print(
      String name, int n, double micros, double bytes, Executable executable) {
    System.out.printf(
        "n=%-10d %-28s %10.1f us %8.1f GB/s %7.3f ns/element, built in %.0f ms%n",
        n, name, micros, bytes / micros / 1e3, micros * 1e3 / n, executable.buildNanos() / 1e6);
  }
}
