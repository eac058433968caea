package dev.sinter.ir;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.util.List;
import java.util.Locale;

/**
 * Writes the canonical text of functions and expressions: S-expressions that hold every type,
 * operator and literal but no name, so that equal text means the same code. {@link IrReader} reads
 * it back.
 *
 * <pre>{@code
 * (fn exact f32 (params (f32 array) (i64 flat)) (locals f32 i64 f32)
 *   (set 2 (mul %0 0x1.8p0:f32)) (return (add %2 (convert f32 %1))))
 * }</pre>
 */
public final class IrWriter implements Expr.Visitor<Void>, Stmt.Visitor<Void> {
  private final StringBuilder out = new StringBuilder();

  private IrWriter() {}

  /** The text of one expression. */
  public static String code(Expr expr) {
    IrWriter writer = new IrWriter();
    expr.accept(writer);
    return writer.out.toString();
  }

  /** The text of a function with these parts. */
  static String code(
      List<Parameter> parameters,
      DType returnType,
      Precision precision,
      List<DType> locals,
      List<Stmt> body) {
    IrWriter writer = new IrWriter();
    StringBuilder out = writer.out;
    out.append("(fn ")
        .append(precision.name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(label(returnType));
    out.append(" (params");
    for (Parameter parameter : parameters) {
      out.append(" (").append(label(parameter.type())).append(' ');
      out.append(parameter.role().name().toLowerCase(Locale.ROOT));
      if (parameter.role() == Parameter.Role.AXIS) {
        out.append(' ').append(parameter.axis());
      }
      out.append(')');
    }
    out.append(") (locals");
    for (DType local : locals) {
      out.append(' ').append(label(local));
    }
    out.append(')');
    writer.statements(body);
    return out.append(')').toString();
  }

  /** Lower-case name of a type: {@code f32}. */
  public static String label(DType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A literal, such as {@code 0x1.8p0:f32}, {@code -3:i64}, {@code 1:bool}, {@code
   * nan7fc00000:f32}.
   */
  static String literal(Expr.Constant constant) {
    String digits =
        switch (constant.type()) {
          case F32 -> {
            float value = Float.intBitsToFloat((int) constant.bits());
            yield Float.isNaN(value)
                ? "nan" + Integer.toHexString((int) constant.bits())
                : Float.toHexString(value);
          }
          case F64 -> {
            double value = Double.longBitsToDouble(constant.bits());
            yield Double.isNaN(value)
                ? "nan" + Long.toHexString(constant.bits())
                : Double.toHexString(value);
          }
          case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> Long.toString(constant.bits());
          case C64, C128 -> throw constant.type().isTwoNodes();
        };
    return digits + ":" + label(constant.type());
  }

  private void statements(List<Stmt> statements) {
    for (Stmt statement : statements) {
      out.append(' ');
      statement.accept(this);
    }
  }

  private Void list(String head, List<Expr> operands) {
    out.append('(').append(head);
    for (Expr operand : operands) {
      out.append(' ');
      operand.accept(this);
    }
    out.append(')');
    return null;
  }

  private void block(List<Stmt> statements) {
    out.append(" (do");
    statements(statements);
    out.append(')');
  }

  @Override
  public Void constant(Expr.Constant constant) {
    out.append(literal(constant));
    return null;
  }

  @Override
  public Void local(Expr.Local local) {
    out.append('%').append(local.index());
    return null;
  }

  @Override
  public Void apply(Expr.Apply apply) {
    return list(apply.op().label(), apply.operands());
  }

  @Override
  public Void convert(Expr.Convert convert) {
    return list("convert " + label(convert.type()), List.of(convert.value()));
  }

  @Override
  public Void bitcast(Expr.Bitcast bitcast) {
    return list("bitcast " + label(bitcast.type()), List.of(bitcast.value()));
  }

  @Override
  public Void conditional(Expr.Conditional conditional) {
    return list(
        "if", List.of(conditional.condition(), conditional.then(), conditional.otherwise()));
  }

  @Override
  public Void call(Expr.Call call) {
    return list("call " + call.callee().hash(), call.arguments());
  }

  @Override
  public Void load(Expr.Load load) {
    out.append("(load ").append(label(load.type())).append(' ').append(load.operand()).append(')');
    return null;
  }

  @Override
  public Void position(Expr.Position position) {
    out.append("(position ").append(position.operand()).append(')');
    return null;
  }

  @Override
  public Void argument(Expr.Argument argument) {
    out.append("(argument ")
        .append(label(argument.type()))
        .append(' ')
        .append(argument.index())
        .append(')');
    return null;
  }

  @Override
  public Void gather(Expr.Gather gather) {
    return list(
        "gather " + label(gather.type()) + " " + gather.operand(), List.of(gather.offset()));
  }

  @Override
  public Void checkedIndex(Expr.CheckedIndex index) {
    return list("index " + index.axis(), List.of(index.index(), index.extent()));
  }

  @Override
  public Void assign(Stmt.Assign assign) {
    return list("set " + assign.local(), List.of(assign.value()));
  }

  @Override
  public Void branch(Stmt.If branch) {
    out.append("(when ");
    branch.condition().accept(this);
    block(branch.then());
    block(branch.otherwise());
    out.append(')');
    return null;
  }

  @Override
  public Void loop(Stmt.Loop loop) {
    out.append("(loop ").append(loop.id());
    block(loop.body());
    block(loop.tail());
    out.append(')');
    return null;
  }

  @Override
  public Void leave(Stmt.Break leave) {
    out.append("(break ").append(leave.loop()).append(')');
    return null;
  }

  @Override
  public Void next(Stmt.Continue next) {
    out.append("(continue ").append(next.loop()).append(')');
    return null;
  }

  @Override
  public Void returns(Stmt.Return result) {
    return list("return", List.of(result.value()));
  }

  @Override
  public Void evaluate(Stmt.Evaluate evaluate) {
    return list("evaluate", List.of(evaluate.value()));
  }
}
