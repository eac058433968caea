package dev.sinter.plan;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;

/**
 * Nominal operation counts, for listings and for the planner: an addition, comparison or conversion
 * counts 1, a division or square root 4, a transcendental function or random word 20. Loops count
 * once.
 */
public final class Cost {
  private Cost() {}

  /** Nominal operations of one application. */
  public static int of(Op op) {
    return switch (op) {
      case ADD, SUB, MUL, NEG, ABS, SIGN, MIN, MAX, FLOOR, CEIL, RINT, TRUNC, ROUND, COPY_SIGN -> 1;
      case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, NOT, SHL, SHR, USHR -> 1;
      case IS_NAN, IS_INFINITE, IS_FINITE, SELECT, EXACT -> 1;
      case FMA -> 2;
      case DIV, REM, FLOOR_DIV, FLOOR_MOD, SQRT -> 4;
      case RSQRT -> 8;
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN -> 20;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH, SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> 20;
      case POW, ATAN2, HYPOT -> 20;
      case PHILOX32, PHILOX64 -> 20;
    };
  }

  /**
   * Nominal operations of one evaluation of {@code function}, callees included, each branch once.
   */
  public static long of(Function function) {
    Count count = new Count();
    count.all(function.body());
    return count.sum;
  }

  /** Nominal operations of one element of a node, its operands not counted. */
  static long of(Definition definition) {
    if (definition instanceof Definition.Apply apply) {
      return of(apply.op());
    }
    if (definition instanceof Definition.Call call) {
      return of(call.method().function());
    }
    if (definition instanceof Definition.Position position) {
      return position.period() == 0 ? 0 : 4;
    }
    if (definition instanceof Definition.Take take) {
      return take.checked() ? 5 : 2;
    }
    if (definition instanceof Definition.Concat concat) {
      return 5L * concat.operands().size();
    }
    return definition instanceof Definition.Convert ? 1 : 0;
  }

  /** Nominal operations of one line or expression. */
  public static long of(Expr expr) {
    Count count = new Count();
    expr.accept(count);
    return count.sum;
  }

  private static final class Count extends Calls.Walk {
    private long sum;

    @Override
    public Void apply(Expr.Apply apply) {
      sum += of(apply.op());
      return super.apply(apply);
    }

    @Override
    public Void convert(Expr.Convert convert) {
      sum++;
      return super.convert(convert);
    }

    /** Two comparisons and an addition. */
    @Override
    public Void checkedIndex(Expr.CheckedIndex index) {
      sum += 3;
      return super.checkedIndex(index);
    }

    @Override
    public Void call(Expr.Call call) {
      sum += of(call.callee());
      return super.call(call);
    }
  }
}
