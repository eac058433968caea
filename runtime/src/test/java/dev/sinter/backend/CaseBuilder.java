package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ProgramCase} line by line; every method that adds a line returns its number. */
public final class CaseBuilder {
  private final String name;
  private final Form form;
  private final long outer;
  private final long reduced;
  private long[] dims = {};
  private double slack = 1;
  private final List<Operand> operands = new ArrayList<>();
  private final List<@Nullable Object> arrays = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();
  private final List<long[]> strides = new ArrayList<>();
  private final List<DType> arguments = new ArrayList<>();
  private final List<Long> scalars = new ArrayList<>();
  private final Set<Function> functions = new LinkedHashSet<>();
  private final List<Expr> body = new ArrayList<>();
  private final List<Root> roots = new ArrayList<>();
  private final List<Geometry.Samples> samples = new ArrayList<>();

  private @Nullable DType loaded;

  private CaseBuilder(String name, Form form, long outer, long reduced) {
    this.name = name;
    this.form = form;
    this.outer = outer;
    this.reduced = reduced;
  }

  /** A MAP over {@code size} elements. */
  public static CaseBuilder map(String name, long size) {
    return new CaseBuilder(name, Form.MAP, size, 1);
  }

  /** A reduction of {@code outer} times {@code reduced} elements, as REDUCE_GROUP. */
  public static CaseBuilder reduce(String name, long outer, long reduced) {
    return new CaseBuilder(name, Form.REDUCE_GROUP, outer, reduced);
  }

  /** The extents of the space that strided operands index. */
  public CaseBuilder dims(long... extents) {
    dims = extents;
    return this;
  }

  /** See {@link ProgramCase#slack()}. */
  public CaseBuilder slack(double factor) {
    slack = factor;
    return this;
  }

  /** Loads element {@code offset + i} of an array. */
  public int load(Object array, long offset) {
    return load(array, Layout.LINEAR, offset);
  }

  /** Loads element {@code i} of an array. */
  public int load(Object array) {
    return load(array, 0);
  }

  /** Loads the same element of an array everywhere. */
  public int loadScalar(Object array, long offset) {
    return load(array, Layout.SCALAR, offset);
  }

  /** Loads along strides. */
  public int loadStrided(Object array, long offset, long... stride) {
    return load(array, Layout.STRIDED, offset, stride);
  }

  /** What the next array that is loaded holds, where its Java type leaves that open. */
  public CaseBuilder as(DType type) {
    loaded = type;
    return this;
  }

  private int load(Object array, Layout layout, long offset, long... stride) {
    DType type = loaded == null ? DType.of(array.getClass().componentType()) : loaded;
    loaded = null;
    return line(new Expr.Load(type, operand(type, layout, array, offset, stride)));
  }

  /** Loads the element of an array whose number an earlier line is. */
  public int gather(Object array, int offset) {
    DType type = DType.of(array.getClass().componentType());
    int operand = operand(type, Layout.INDEXED, array, 0);
    return line(new Expr.Gather(type, operand, local(offset)));
  }

  /** An earlier line as a checked index into an axis whose extent is another line. */
  public int checkedIndex(int index, int extent, int axis) {
    return line(new Expr.CheckedIndex(local(index), local(extent), axis));
  }

  /** The offset of the current element. */
  public int position(Layout layout, long offset, long... stride) {
    return line(new Expr.Position(operand(DType.I64, layout, null, offset, stride)));
  }

  private int operand(
      DType type, Layout layout, @Nullable Object array, long offset, long... stride) {
    Operand.Step step =
        stride.length == 0 ? Operand.Step.ANY : Operand.Step.of(stride[stride.length - 1]);
    Operand operand = new Operand(type, layout, array != null, step);
    operands.add(operand.like(like(array, stride)).sharing(same(array, type)));
    arrays.add(array);
    offsets.add(offset);
    strides.add(stride);
    return operands.size() - 1;
  }

  /** The result of reducing root {@code root} in the current row. */
  public int result(int root) {
    DType type = roots.get(root).type();
    operands.add(Operand.result(type, root));
    arrays.add(null);
    offsets.add(0L);
    strides.add(new long[0]);
    return line(new Expr.Load(type, operands.size() - 1));
  }

  private int like(@Nullable Object array, long[] stride) {
    for (int i = 0; i < operands.size() && array != null && stride.length > 0; i++) {
      boolean first = operands.get(i).memory() && operands.get(i).like() < 0;
      if (first && Arrays.equals(strides.get(i), stride)) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  private int same(@Nullable Object array, DType type) {
    for (int i = 0; i < operands.size() && array != null; i++) {
      if (arrays.get(i) == array && operands.get(i).type() == type) {
        return i;
      }
    }
    return -1;
  }

  /** A scalar argument. */
  public int argument(DType type, long bits) {
    arguments.add(type);
    scalars.add(bits);
    return line(new Expr.Argument(type, arguments.size() - 1));
  }

  /** A literal. */
  public int constant(DType type, long bits) {
    return line(new Expr.Constant(type, bits));
  }

  /** A float literal. */
  public int constant(float value) {
    return constant(DType.F32, Float.floatToRawIntBits(value));
  }

  /** An operator applied to earlier lines. */
  public int apply(Op op, int... lines) {
    return line(Expr.Apply.of(op, locals(lines)));
  }

  /** An earlier line converted. */
  public int convert(DType type, int line) {
    return line(new Expr.Convert(type, local(line)));
  }

  /** An earlier line's bits. */
  public int bitcast(DType type, int line) {
    return line(new Expr.Bitcast(type, local(line)));
  }

  /** A function called with earlier lines. */
  public int call(Function function, int... lines) {
    functions.addAll(Calls.closure(List.of(function)));
    return line(new Expr.Call(function, List.of(locals(lines))));
  }

  private int line(Expr expr) {
    body.add(expr);
    return body.size() - 1;
  }

  private Expr[] locals(int... lines) {
    Expr[] locals = new Expr[lines.length];
    for (int i = 0; i < lines.length; i++) {
      locals[i] = local(lines[i]);
    }
    return locals;
  }

  private Expr local(int line) {
    return new Expr.Local(type(line), line);
  }

  /** The type of an earlier line. */
  public DType type(int line) {
    return body.get(line).type();
  }

  /** Stores a line. */
  public CaseBuilder store(int line) {
    roots.add(new Root.Store(line, type(line)));
    return this;
  }

  /** Reduces a line. */
  public CaseBuilder reduce(ReduceOp op, int line) {
    roots.add(new Root.Reduce(line, type(line), op));
    return this;
  }

  /**
   * Reduces a line for later lines only.
   *
   * @return the number of the root
   */
  public int reduceInner(ReduceOp op, int line) {
    roots.add(new Root.Reduce(line, type(line), op, false));
    return roots.size() - 1;
  }

  /** Stores one value per row. */
  public CaseBuilder row(int line) {
    roots.add(new Root.RowStore(line, type(line)));
    return this;
  }

  /** Stores {@code count} elements, {@code step} apart. */
  public CaseBuilder sample(int line, long count, long step) {
    roots.add(new Root.Sample(line, type(line)));
    while (samples.size() < roots.size() - 1) {
      samples.add(Geometry.Samples.NONE);
    }
    samples.add(new Geometry.Samples(count, step));
    return this;
  }

  /** The case. */
  public ProgramCase build() {
    KernelProgram program =
        KernelProgram.of(
            form,
            dims.length,
            form != Form.MAP
                && dims.length > 0
                && reduced > 0
                && dims[dims.length - 1] % reduced == 0,
            false,
            operands,
            arguments,
            List.copyOf(functions),
            body,
            roots,
            Precision.EXACT);
    Geometry geometry =
        new Geometry(
            outer,
            reduced,
            dims,
            longs(offsets),
            strides.toArray(long[][]::new),
            List.copyOf(samples));
    return new ProgramCase(name, program, geometry, arrays, longs(scalars), slack);
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
