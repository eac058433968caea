package dev.sinter.backend.reference;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Interpreter;
import dev.sinter.ir.IrWriter;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Traps;
import java.util.List;
import java.util.Objects;

/**
 * Evaluates the body of a kernel at one position of its space.
 *
 * <p>Each line has a value and a trap: the index of the first error, in evaluation order, that the
 * value depends on, or {@value #NO_TRAP}. An operation in error has the value 0. A SELECT depends
 * on its condition and on the chosen arm alone.
 */
final class ElementEvaluator implements Expr.Visitor<Long> {
  static final int NO_TRAP = -1;

  private final KernelProgram program;
  private final Invocation invocation;
  private final Traps traps;
  private final long[] values;
  private final int[] trapOf;
  private final long[] results;
  private long position;
  private int trap;

  ElementEvaluator(KernelProgram program, Invocation invocation) {
    this.program = program;
    this.invocation = invocation;
    this.traps = new Traps(program);
    this.values = new long[program.body().size()];
    this.trapOf = new int[program.body().size()];
    this.results = new long[program.roots().size()];
  }

  /** The result of a reducing root for the row that is evaluated next. */
  void result(int root, long bits) {
    results[root] = bits;
  }

  /** Evaluates every line at a row-major position of the space. */
  void evaluate(long at) {
    position = at;
    for (int line = 0; line < values.length; line++) {
      trap = NO_TRAP;
      values[line] = value(line, program.body().get(line));
      trapOf[line] = trap;
    }
  }

  /** The value of a line at the position last evaluated. */
  long value(int line) {
    return values[line];
  }

  /** The trap of a line at the position last evaluated. */
  int trap(int line) {
    return trapOf[line];
  }

  private long value(int line, Expr expr) {
    try {
      return expr.accept(this);
    } catch (ArithmeticException | IndexOutOfBoundsException error) {
      meet(known(traps.ofLine(line)));
      return 0;
    }
  }

  private int known(int number) {
    if (number < 0) {
      throw new IllegalStateException("an error that is no trap of " + program);
    }
    return number;
  }

  /** The first error counts. */
  private void meet(int next) {
    if (trap == NO_TRAP) {
      trap = next;
    }
  }

  @Override
  public Long constant(Expr.Constant constant) {
    return constant.bits();
  }

  @Override
  public Long local(Expr.Local local) {
    meet(trapOf[local.index()]);
    return values[local.index()];
  }

  @Override
  public Long apply(Expr.Apply apply) {
    if (apply.op() == Op.SELECT) {
      boolean chosen = apply.operands().get(0).accept(this) != 0;
      return apply.operands().get(chosen ? 1 : 2).accept(this);
    }
    return Semantics.apply(apply.op(), Interpreter.operandType(apply), values(apply.operands()));
  }

  private long[] values(List<Expr> operands) {
    long[] bits = new long[operands.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = operands.get(i).accept(this);
    }
    return bits;
  }

  @Override
  public Long convert(Expr.Convert convert) {
    return Semantics.convert(convert.value().type(), convert.type(), convert.value().accept(this));
  }

  @Override
  public Long bitcast(Expr.Bitcast bitcast) {
    return Semantics.bitcast(bitcast.value().type(), bitcast.type(), bitcast.value().accept(this));
  }

  @Override
  public Long conditional(Expr.Conditional conditional) {
    throw new IllegalStateException("a kernel's body has no " + IrWriter.code(conditional));
  }

  @Override
  public Long call(Expr.Call call) {
    Interpreter.Result result = Interpreter.call(call.callee(), values(call.arguments()));
    Interpreter.Trap trapped = result.trap();
    if (trapped != null) {
      meet(known(traps.of(program.functions().indexOf(trapped.function()), trapped.op())));
    }
    return result.bits();
  }

  @Override
  public Long load(Expr.Load load) {
    Operand operand = program.operands().get(load.operand());
    if (operand.isResult()) {
      return results[operand.root()];
    }
    Memory memory = Objects.requireNonNull(invocation.operands().get(load.operand()));
    return Elements.get(memory, offset(load.operand()));
  }

  @Override
  public Long position(Expr.Position expr) {
    return offset(expr.operand());
  }

  @Override
  public Long argument(Expr.Argument argument) {
    return invocation.scalars()[argument.index()];
  }

  @Override
  public Long gather(Expr.Gather gather) {
    Memory memory = Objects.requireNonNull(invocation.operands().get(gather.operand()));
    return Elements.get(memory, gather.offset().accept(this));
  }

  @Override
  public Long checkedIndex(Expr.CheckedIndex expr) {
    long asked = expr.index().accept(this);
    long extent = expr.extent().accept(this);
    long index = asked < 0 ? asked + extent : asked;
    if (index < 0 || index >= extent) {
      throw new IndexOutOfBoundsException(asked + " of " + extent);
    }
    return index;
  }

  private long offset(int operand) {
    Geometry geometry = invocation.geometry();
    long offset = geometry.offsets()[operand];
    return switch (program.operands().get(operand).layout()) {
      case SCALAR -> offset;
      case LINEAR -> offset + position;
      case STRIDED -> offset + strided(geometry.dims(), geometry.strides()[operand]);
      case INDEXED -> throw new IllegalStateException("operand " + operand + " has no position");
    };
  }

  private long strided(long[] dims, long[] strides) {
    long rest = position;
    long offset = 0;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      offset += rest % dims[axis] * strides[axis];
      rest /= dims[axis];
    }
    return offset;
  }
}
