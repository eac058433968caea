package dev.sinter.backend.jvm;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;

/**
 * What lines cost, roughly in cheap operations: decides which loops to split and how much work is
 * worth another thread. A wrong guess costs time, never bits.
 */
final class Cost {
  private static final int CHEAP = 1;
  private static final int DIVISION = 4;
  private static final int FUNCTION = 20;
  private static final int STATEMENT = 30;

  private Cost() {}

  /** The cost of one line for one position. */
  static int of(Expr line) {
    if (line instanceof Expr.Apply apply) {
      return of(apply.op());
    }
    if (line instanceof Expr.Call call) {
      return STATEMENT * (1 + call.callee().body().size() + Calls.of(call.callee()).size());
    }
    return CHEAP;
  }

  private static int of(Op op) {
    return switch (op) {
      case ADD, SUB, MUL, NEG, ABS, SIGN, MIN, MAX, FMA, SELECT, COPY_SIGN, EXACT -> CHEAP;
      case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, NOT, SHL, SHR, USHR -> CHEAP;
      case IS_NAN, IS_INFINITE, IS_FINITE, FLOOR, CEIL, RINT, TRUNC, ROUND -> CHEAP;
      case DIV, REM, FLOOR_DIV, FLOOR_MOD, SQRT, RSQRT -> DIVISION;
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, POW, HYPOT, SIGMOID -> FUNCTION;
      case SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 -> FUNCTION;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH, ERF, ERFC, GAMMA, LGAMMA -> FUNCTION;
      case PHILOX32, PHILOX64 -> FUNCTION;
    };
  }

  /** The cost of all live lines for one position, at least 1. */
  static long of(Body body) {
    long cost = CHEAP;
    for (int line = 0; line < body.size(); line++) {
      if (body.isLive(line) && body.kind(line) != Body.Kind.UNIFORM) {
        cost += of(body.line(line));
      }
    }
    return cost;
  }
}
