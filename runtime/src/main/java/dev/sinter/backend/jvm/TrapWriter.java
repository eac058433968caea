package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes lines that can be in error. Beside its value such a line has a trap state: the number of
 * the first trap, in evaluation order, that the value depends on, or -1. The value of an operation
 * in error is 0.
 */
final class TrapWriter {
  private static final int NO_TRAP = -1;

  private final Bytecode code;
  private final Body body;
  private final LoopLocals locals;
  private final Callees callees;
  private final ExprWriter expressions;

  TrapWriter(Bytecode code, Body body, LoopLocals locals, Callees callees, ExprWriter expressions) {
    this.code = code;
    this.body = body;
    this.locals = locals;
    this.callees = callees;
    this.expressions = expressions;
  }

  /** {@code if (state >= 0) tile.record(root * traps + state, i)}. */
  void record(int root, int line) {
    if (body.carrier(line) == Body.NONE) {
      return;
    }
    Label fine = new Label();
    locals.state(line);
    code.jump(Opcodes.IFLT, fine);
    locals.tile();
    code.constant(root * body.traps().size());
    locals.state(line);
    code.op(Opcodes.IADD);
    code.load(DType.I32, locals.index());
    code.callVirtual(Tile.class, "record", "(II)V");
    code.mark(fine);
  }

  /** Writes a line that carries its own state, value and state. */
  void write(int line, Expr expr) {
    DType type = body.type(line);
    int state = locals.newState(line);
    int value = locals.newValue(line);
    if (expr instanceof Expr.Apply apply && apply.op() == Op.SELECT) {
      expr.accept(expressions);
      code.store(type, value);
      stateOfSelect(body.operands(line), state);
      return;
    }
    stateOfOperands(body.operands(line), state);
    if (!body.traps().isTrap(expr, line)) {
      expr.accept(expressions);
    } else if (expr instanceof Expr.CheckedIndex index) {
      index(index, state, value, body.traps().ofLine(line));
    } else if (expr instanceof Expr.Apply apply) {
      division(apply, state, body.traps().ofLine(line));
    } else if (expr instanceof Expr.Call call) {
      guardedCall(call, state, value);
    }
    code.store(type, value);
  }

  /** The state of the first operand that is in error. */
  private void stateOfOperands(int[] operands, int state) {
    Label found = new Label();
    code.constant(NO_TRAP);
    code.store(DType.I32, state);
    for (int operand : operands) {
      if (body.carrier(operand) != Body.NONE) {
        locals.state(operand);
        code.store(DType.I32, state);
        code.load(DType.I32, state);
        code.jump(Opcodes.IFGE, found);
      }
    }
    code.mark(found);
  }

  /** The condition's, or else the chosen arm's. */
  private void stateOfSelect(int[] operands, int state) {
    Label otherwise = new Label();
    Label end = new Label();
    stateOrNone(operands[0], state);
    code.load(DType.I32, state);
    code.jump(Opcodes.IFGE, end);
    locals.value(operands[0]);
    code.jump(Opcodes.IFEQ, otherwise);
    stateOrNone(operands[1], state);
    code.jump(Opcodes.GOTO, end);
    code.mark(otherwise);
    stateOrNone(operands[2], state);
    code.mark(end);
  }

  private void stateOrNone(int operand, int state) {
    if (body.carrier(operand) == Body.NONE) {
      code.constant(NO_TRAP);
    } else {
      locals.state(operand);
    }
    code.store(DType.I32, state);
  }

  /** Pushes the quotient, or whatever the second operand allows, or 0. */
  private void division(Expr.Apply apply, int state, int trap) {
    Label fine = new Label();
    Label end = new Label();
    Expr divisor = apply.operands().get(1);
    divisor.accept(expressions);
    if (divisor.type().bytes() == 8) {
      code.zero(DType.I64);
      code.op(Opcodes.LCMP);
    }
    code.jump(Opcodes.IFNE, fine);
    meet(state, () -> code.constant(trap));
    code.zero(apply.type());
    code.jump(Opcodes.GOTO, end);
    code.mark(fine);
    apply.accept(expressions);
    code.mark(end);
  }

  /** Pushes the position, or 0; {@code value} holds it meanwhile. */
  private void index(Expr.CheckedIndex index, int state, int value, int trap) {
    Label known = new Label();
    Label outside = new Label();
    Label end = new Label();
    DType type = index.type();
    index.index().accept(expressions);
    code.store(type, value);
    compareToZero(type, value);
    code.jump(Opcodes.IFGE, known);
    code.load(type, value);
    index.extent().accept(expressions);
    code.op(type == DType.I64 ? Opcodes.LADD : Opcodes.IADD);
    code.store(type, value);
    code.mark(known);
    compareToZero(type, value);
    code.jump(Opcodes.IFLT, outside);
    code.load(type, value);
    index.extent().accept(expressions);
    if (type == DType.I64) {
      code.op(Opcodes.LCMP);
      code.jump(Opcodes.IFGE, outside);
    } else {
      code.jump(Opcodes.IF_ICMPGE, outside);
    }
    code.load(type, value);
    code.jump(Opcodes.GOTO, end);
    code.mark(outside);
    meet(state, () -> code.constant(trap));
    code.zero(type);
    code.mark(end);
  }

  /** Pushes an int with the sign of a local variable. */
  private void compareToZero(DType type, int value) {
    code.load(type, value);
    if (type == DType.I64) {
      code.zero(DType.I64);
      code.op(Opcodes.LCMP);
    }
  }

  /** Sets the state unless an operand was in error before. */
  private void meet(int state, Runnable trap) {
    Label known = new Label();
    code.load(DType.I32, state);
    code.jump(Opcodes.IFGE, known);
    trap.run();
    code.store(DType.I32, state);
    code.mark(known);
  }

  /** Pushes the value, or 0 if the function was in error; an interpreter then finds out where. */
  private void guardedCall(Expr.Call call, int state, int value) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label after = new Label();
    code.catchArithmetic(start, end, handler);
    code.mark(start);
    call.accept(expressions);
    code.store(call.type(), value);
    code.mark(end);
    code.load(call.type(), value);
    code.jump(Opcodes.GOTO, after);
    code.mark(handler);
    code.op(Opcodes.POP);
    meet(state, () -> locate(call));
    code.zero(call.type());
    code.mark(after);
  }

  private void locate(Expr.Call call) {
    locals.tile();
    code.constant(callees.index(call.callee()));
    code.constant(call.arguments().size());
    code.newLongArray();
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr argument = call.arguments().get(i);
      code.op(Opcodes.DUP);
      code.constant(i);
      argument.accept(expressions);
      code.toBits(argument.type());
      code.op(Opcodes.LASTORE);
    }
    code.callVirtual(Tile.class, "locate", "(I[J)I");
  }
}
