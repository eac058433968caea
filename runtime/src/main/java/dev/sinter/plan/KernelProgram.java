package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.IrWriter;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One kernel, independent of sizes, strides, scalar values and devices: what every backend
 * compiles.
 *
 * <p>The body is a list of lines in evaluation order. Line {@code i} is one {@link Expr} whose
 * operands are {@link Expr.Local}s of earlier lines; {@link Expr.Load}, {@link Expr.Position},
 * {@link Expr.Argument}, {@link Expr.Gather} and {@link Expr.CheckedIndex} stand only as whole
 * lines, {@link Expr.Conditional} does not occur (it is {@link Op#SELECT} here, or inside a
 * function).
 *
 * @param rank axes of the collapsed iteration space that STRIDED operands index, 0 without any
 * @param laneAxis the axis along which a vector's lanes are neighbours: the last but in a
 *     REDUCE_ACROSS, where it is the last axis of outputs
 * @param unbroken whether all elements of a row of a reduction lie in one row of the last axis; of
 *     a REDUCE_ACROSS, whether vectors do in one row of the lanes' axis
 * @param wide whether positions need 64 bits
 * @param arguments types of the scalar arguments
 * @param functions every function called, directly or not, callees first
 * @param roots at least one is stored
 */
public record KernelProgram(
    Form form,
    int rank,
    int laneAxis,
    boolean unbroken,
    boolean wide,
    List<Operand> operands,
    List<DType> arguments,
    List<Function> functions,
    List<Expr> body,
    List<Root> roots,
    Precision precision,
    String key) {
  /** Copies the lists. */
  public KernelProgram {
    operands = List.copyOf(operands);
    arguments = List.copyOf(arguments);
    functions = List.copyOf(functions);
    body = List.copyOf(body);
    roots = List.copyOf(roots);
  }

  /** With its key; not a REDUCE_ACROSS. */
  public static KernelProgram of(
      Form form,
      int rank,
      boolean unbroken,
      boolean wide,
      List<Operand> operands,
      List<DType> arguments,
      List<Function> functions,
      List<Expr> body,
      List<Root> roots,
      Precision precision) {
    return of(
        form, rank, rank - 1, unbroken, wide, operands, arguments, functions, body, roots,
        precision);
  }

  /** With its key. */
  public static KernelProgram of(
      Form form,
      int rank,
      int laneAxis,
      boolean unbroken,
      boolean wide,
      List<Operand> operands,
      List<DType> arguments,
      List<Function> functions,
      List<Expr> body,
      List<Root> roots,
      Precision precision) {
    String key =
        key(
            form, rank, laneAxis, unbroken, wide, operands, arguments, functions, body, roots,
            precision);
    return new KernelProgram(
        form, rank, laneAxis, unbroken, wide, operands, arguments, functions, body, roots,
        precision, key);
  }

  private static String key(
      Form form,
      int rank,
      int laneAxis,
      boolean unbroken,
      boolean wide,
      List<Operand> operands,
      List<DType> arguments,
      List<Function> functions,
      List<Expr> body,
      List<Root> roots,
      Precision precision) {
    StringBuilder out = new StringBuilder("(kernel ");
    out.append(lower(form)).append(' ').append(lower(precision)).append(" rank ").append(rank);
    out.append(form == Form.REDUCE_ACROSS ? " lanes " + laneAxis : "");
    out.append(unbroken ? " unbroken" : "").append(wide ? " wide" : " narrow");
    out.append("\n (operands");
    for (Operand operand : operands) {
      out.append(" (").append(source(operand)).append(' ');
      out.append(IrWriter.label(operand.type())).append(' ');
      out.append(operand.isResult() ? "%" + operand.root() : lower(operand.layout()));
      out.append(operand.step() == Operand.Step.ANY ? "" : " " + lower(operand.step()));
      out.append(operand.like() < 0 ? "" : " like " + operand.like());
      out.append(operand.array() < 0 ? ")" : " of " + operand.array() + ")");
    }
    out.append(")\n (arguments");
    arguments.forEach(type -> out.append(' ').append(IrWriter.label(type)));
    out.append(")");
    functions.forEach(function -> out.append("\n ").append(function.code()));
    for (int line = 0; line < body.size(); line++) {
      out.append("\n %").append(line).append(' ').append(IrWriter.code(body.get(line)));
    }
    for (Root root : roots) {
      out.append("\n (").append(root.stored() ? "" : "inner ").append(label(root));
      out.append(" %").append(root.line()).append(')');
    }
    return out.append(')').toString();
  }

  private static String source(Operand operand) {
    return switch (operand.source()) {
      case MEMORY -> "array";
      case POSITION -> "position";
      case RESULT -> "result";
    };
  }

  private static String label(Root root) {
    if (root instanceof Root.Reduce reduce) {
      return reduce.op().label();
    }
    if (root instanceof Root.Sample) {
      return "sample";
    }
    return root instanceof Root.RowStore ? "row" : "store";
  }

  /** What a line of a body uses: {@link Expr.Local}s of earlier lines. */
  public static List<Expr> operandsOf(Expr line) {
    if (line instanceof Expr.Apply apply) {
      return apply.operands();
    }
    if (line instanceof Expr.Call call) {
      return call.arguments();
    }
    if (line instanceof Expr.Local) {
      return List.of(line);
    }
    if (line instanceof Expr.Convert convert) {
      return List.of(convert.value());
    }
    if (line instanceof Expr.Gather gather) {
      return List.of(gather.offset());
    }
    if (line instanceof Expr.CheckedIndex index) {
      return List.of(index.index(), index.extent());
    }
    return line instanceof Expr.Bitcast bitcast ? List.of(bitcast.value()) : List.of();
  }

  /** The line with other operands: what {@code change} makes of each. */
  public static Expr withOperands(Expr line, UnaryOperator<Expr> change) {
    if (line instanceof Expr.Apply apply) {
      return new Expr.Apply(apply.op(), apply.type(), changed(apply.operands(), change));
    }
    if (line instanceof Expr.Call call) {
      return new Expr.Call(call.callee(), changed(call.arguments(), change));
    }
    if (line instanceof Expr.Convert convert) {
      return new Expr.Convert(convert.type(), change.apply(convert.value()));
    }
    if (line instanceof Expr.Bitcast bitcast) {
      return new Expr.Bitcast(bitcast.type(), change.apply(bitcast.value()));
    }
    if (line instanceof Expr.Gather gather) {
      return new Expr.Gather(gather.type(), gather.operand(), change.apply(gather.offset()));
    }
    if (line instanceof Expr.CheckedIndex index) {
      return new Expr.CheckedIndex(
          change.apply(index.index()), change.apply(index.extent()), index.axis());
    }
    return line instanceof Expr.Local ? change.apply(line) : line;
  }

  private static List<Expr> changed(List<Expr> operands, UnaryOperator<Expr> change) {
    return operands.stream().map(change).toList();
  }

  /** Whether the kernel goes over each row more than once, or has values for rows. */
  public boolean hasRows() {
    return operands.stream().anyMatch(Operand::isResult)
        || roots.stream().anyMatch(Root.RowStore.class::isInstance);
  }

  /** Whether some of its results are smaller than its space. */
  public boolean hasSamples() {
    return roots.stream().anyMatch(Root.Sample.class::isInstance);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The name of the kernel function in every backend: from the key alone. */
  public String name() {
    return "sinter_" + Function.hash(key).substring(0, 16);
  }

  /** The places where an element can be in error, in a fixed order; empty for most kernels. */
  public List<Trap> traps() {
    List<Trap> traps = new ArrayList<>();
    for (int line = 0; line < body.size(); line++) {
      if (body.get(line) instanceof Expr.Apply apply && lineTraps(apply)) {
        traps.add(Trap.ofLine(line, apply.op()));
      } else if (body.get(line) instanceof Expr.CheckedIndex index) {
        traps.add(Trap.ofIndex(line, index.axis()));
      }
    }
    for (int index = 0; index < functions.size(); index++) {
      Function function = functions.get(index);
      if (function.isJavaOnly()) {
        traps.add(Trap.ofFunction(index, null, function.name()));
      }
      for (Op op : function.isJavaOnly() ? Set.<Op>of() : trappingOps(function)) {
        traps.add(Trap.ofFunction(index, op, function.name()));
      }
    }
    return traps;
  }

  /** Whether a line of the body that is this application can be in error. */
  public boolean lineTraps(Expr.Apply apply) {
    return apply.op().traps(apply.type())
        && !(apply.operands().get(1) instanceof Expr.Local divisor && isNotZero(divisor));
  }

  /** Whether a line is a literal other than 0, or at least a positive one. */
  private boolean isNotZero(Expr.Local value) {
    Expr line = body.get(value.index());
    if (line instanceof Expr.Apply apply && apply.op() == Op.MAX) {
      int bound = ((Expr.Local) apply.operands().get(1)).index();
      return body.get(bound) instanceof Expr.Constant constant && constant.bits() > 0;
    }
    return line instanceof Expr.Constant constant && constant.bits() != 0;
  }

  /**
   * The trapping operators that stand in the function itself. A non-zero constant divisor never
   * traps.
   */
  private static Set<Op> trappingOps(Function function) {
    Set<Op> ops = EnumSet.noneOf(Op.class);
    new Calls.Walk() {
      @Override
      public Void apply(Expr.Apply apply) {
        if (apply.canTrap()) {
          ops.add(apply.op());
        }
        return super.apply(apply);
      }
    }.all(function.body());
    return ops;
  }

  // The key is the whole program; everything else follows from it (names excepted).
  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof KernelProgram program && key.equals(program.key));
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
