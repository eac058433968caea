package dev.sinter.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Function} on one element, statement by statement: the oracle for compiled
 * functions.
 *
 * <p>As in Java, an ArithmeticException ends the call and every call around it. Uses the stack as
 * deeply as the code is nested. Not thread-safe; each call makes its own.
 */
public final class Interpreter implements Expr.Visitor<Long>, Stmt.Visitor<Interpreter.Flow> {
  /**
   * The outcome of a call.
   *
   * @param bits the value, 0 after an error
   * @param trap the operator that was in error, or null
   */
  public record Result(long bits, @Nullable Trap trap) {}

  /** An operator of a function, in error. */
  public record Trap(Function function, Op op) {}

  /** How a statement ended. */
  enum Kind {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN
  }

  /**
   * How a statement ended.
   *
   * @param loop for BREAK and CONTINUE, the loop that is meant
   * @param bits for RETURN, the value
   */
  record Flow(Kind kind, int loop, long bits) {
    static final Flow NORMAL = new Flow(Kind.NORMAL, 0, 0);

    boolean leaves(int other) {
      return kind == Kind.RETURN || (kind != Kind.NORMAL && loop != other);
    }

    boolean breaks(int other) {
      return kind == Kind.BREAK && loop == other;
    }
  }

  /** Carries an element error out of nested calls. */
  private static final class Trapped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Trap trap;

    Trapped(Trap trap) {
      super("ArithmeticException in " + trap.function().name(), null, false, false);
      this.trap = trap;
    }
  }

  private final Function function;
  private final long[] locals;

  private Interpreter(Function function, long[] arguments) {
    this.function = function;
    this.locals = java.util.Arrays.copyOf(arguments, function.locals().size());
  }

  /** Calls {@code function} with arguments in the encoding of {@link Expr.Constant}. */
  public static Result call(Function function, long... arguments) {
    try {
      return new Result(value(function, arguments), null);
    } catch (Trapped trapped) {
      return new Result(0, trapped.trap);
    }
  }

  private static long value(Function function, long[] arguments) {
    Flow flow = new Interpreter(function, arguments).run(function.body());
    if (flow.kind() != Kind.RETURN) {
      throw new IllegalStateException(function + " ends without a value");
    }
    return flow.bits();
  }

  private Flow run(List<Stmt> statements) {
    for (Stmt statement : statements) {
      Flow flow = statement.accept(this);
      if (flow.kind() != Kind.NORMAL) {
        return flow;
      }
    }
    return Flow.NORMAL;
  }

  @Override
  public Flow assign(Stmt.Assign assign) {
    locals[assign.local()] = assign.value().accept(this);
    return Flow.NORMAL;
  }

  @Override
  public Flow branch(Stmt.If branch) {
    return run(branch.condition().accept(this) != 0 ? branch.then() : branch.otherwise());
  }

  @Override
  public Flow loop(Stmt.Loop loop) {
    while (true) {
      Flow body = run(loop.body());
      if (body.leaves(loop.id())) {
        return body;
      }
      if (body.breaks(loop.id())) {
        return Flow.NORMAL;
      }
      Flow tail = run(loop.tail());
      if (tail.leaves(loop.id())) {
        return tail;
      }
      if (tail.breaks(loop.id())) {
        return Flow.NORMAL;
      }
    }
  }

  @Override
  public Flow leave(Stmt.Break leave) {
    return new Flow(Kind.BREAK, leave.loop(), 0);
  }

  @Override
  public Flow next(Stmt.Continue next) {
    return new Flow(Kind.CONTINUE, next.loop(), 0);
  }

  @Override
  public Flow returns(Stmt.Return result) {
    return new Flow(Kind.RETURN, 0, result.value().accept(this));
  }

  @Override
  public Flow evaluate(Stmt.Evaluate evaluate) {
    var unused = evaluate.value().accept(this);
    return Flow.NORMAL;
  }

  @Override
  public Long constant(Expr.Constant constant) {
    return constant.bits();
  }

  @Override
  public Long local(Expr.Local local) {
    return locals[local.index()];
  }

  @Override
  public Long apply(Expr.Apply apply) {
    if (apply.op() == Op.SELECT) {
      boolean first = apply.operands().get(0).accept(this) != 0;
      return apply.operands().get(first ? 1 : 2).accept(this);
    }
    long[] values = values(apply.operands());
    try {
      return Semantics.apply(apply.op(), operandType(apply), values);
    } catch (ArithmeticException division) {
      throw new Trapped(new Trap(function, apply.op()));
    }
  }

  /** The type by which {@link Semantics#apply} chooses. */
  public static dev.sinter.DType operandType(Expr.Apply apply) {
    List<Expr> operands = apply.operands();
    return operands.get(apply.op().typing() == Op.Typing.SHIFT ? 0 : operands.size() - 1).type();
  }

  private long[] values(List<Expr> operands) {
    long[] values = new long[operands.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = operands.get(i).accept(this);
    }
    return values;
  }

  @Override
  public Long convert(Expr.Convert convert) {
    long value = convert.value().accept(this);
    return Semantics.convert(convert.value().type(), convert.type(), value);
  }

  @Override
  public Long bitcast(Expr.Bitcast bitcast) {
    long value = bitcast.value().accept(this);
    return Semantics.bitcast(bitcast.value().type(), bitcast.type(), value);
  }

  @Override
  public Long conditional(Expr.Conditional conditional) {
    boolean condition = conditional.condition().accept(this) != 0;
    return (condition ? conditional.then() : conditional.otherwise()).accept(this);
  }

  @Override
  public Long call(Expr.Call call) {
    return value(call.callee(), values(call.arguments()));
  }

  @Override
  public Long load(Expr.Load load) {
    throw kernelOnly(load);
  }

  @Override
  public Long position(Expr.Position position) {
    throw kernelOnly(position);
  }

  @Override
  public Long argument(Expr.Argument argument) {
    throw kernelOnly(argument);
  }

  @Override
  public Long gather(Expr.Gather gather) {
    throw kernelOnly(gather);
  }

  @Override
  public Long checkedIndex(Expr.CheckedIndex index) {
    throw kernelOnly(index);
  }

  private IllegalStateException kernelOnly(Expr expr) {
    return new IllegalStateException(
        IrWriter.code(expr) + " stands in function " + function.name());
  }
}
