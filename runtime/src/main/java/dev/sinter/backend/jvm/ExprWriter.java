package dev.sinter.backend.jvm;

import dev.sinter.ir.Expr;
import dev.sinter.ir.IrWriter;
import dev.sinter.ir.Op;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes expressions: each pushes its value. Where locals lie is for the subclass to say. */
abstract class ExprWriter implements Expr.Visitor<Void> {
  final Bytecode code;
  private final Callees callees;
  private final OpWriter ops;
  private final ConversionWriter conversions;

  ExprWriter(Bytecode code, Callees callees) {
    this.code = code;
    this.callees = callees;
    this.ops = new OpWriter(code);
    this.conversions = new ConversionWriter(code);
  }

  @Override
  public Void constant(Expr.Constant constant) {
    code.constant(constant);
    return null;
  }

  @Override
  public Void apply(Expr.Apply apply) {
    if (apply.op() == Op.SELECT) {
      return select(apply);
    }
    apply.operands().forEach(operand -> operand.accept(this));
    ops.write(apply);
    return null;
  }

  /** As a conditional: only the chosen operand's errors count. */
  Void select(Expr.Apply apply) {
    branch(apply.operands().get(0), apply.operands().get(1), apply.operands().get(2));
    return null;
  }

  @Override
  public Void conditional(Expr.Conditional conditional) {
    branch(conditional.condition(), conditional.then(), conditional.otherwise());
    return null;
  }

  private void branch(Expr condition, Expr then, Expr otherwise) {
    Label no = new Label();
    Label end = new Label();
    condition.accept(this);
    code.jump(Opcodes.IFEQ, no);
    then.accept(this);
    code.jump(Opcodes.GOTO, end);
    code.mark(no);
    otherwise.accept(this);
    code.mark(end);
  }

  @Override
  public Void convert(Expr.Convert convert) {
    convert.value().accept(this);
    conversions.convert(convert.value().type(), convert.type());
    return null;
  }

  @Override
  public Void bitcast(Expr.Bitcast bitcast) {
    bitcast.value().accept(this);
    conversions.bitcast(bitcast.value().type(), bitcast.type());
    return null;
  }

  @Override
  public Void call(Expr.Call call) {
    callees.call(
        code, call.callee(), () -> call.arguments().forEach(argument -> argument.accept(this)));
    return null;
  }

  @Override
  public Void load(Expr.Load load) {
    throw unexpected(load);
  }

  @Override
  public Void position(Expr.Position position) {
    throw unexpected(position);
  }

  @Override
  public Void argument(Expr.Argument argument) {
    throw unexpected(argument);
  }

  @Override
  public Void gather(Expr.Gather gather) {
    throw unexpected(gather);
  }

  /** A line that can be in error is not written as a plain expression. */
  @Override
  public Void checkedIndex(Expr.CheckedIndex index) {
    throw unexpected(index);
  }

  static IllegalArgumentException unexpected(Expr expr) {
    return new IllegalArgumentException(IrWriter.code(expr) + " cannot stand here");
  }
}
