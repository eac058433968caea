package dev.sinter.ir;

import dev.sinter.DType;

/** {@link Semantics} of I32 and I64: wrapping, with masked shift counts, as the JLS says. */
final class IntegerSemantics {
  private IntegerSemantics() {}

  @SuppressWarnings("NarrowCalculation") // an int product wraps
  static long ints(Op op, long[] bits) {
    int a = (int) bits[0];
    int b = bits.length > 1 ? (int) bits[1] : 0;
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SIGN -> Integer.signum(a);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case FLOOR_DIV -> Math.floorDiv(a, b);
      case FLOOR_MOD -> Math.floorMod(a, b);
      case EXACT -> Overflow.exact(a, b);
      case EQ -> Semantics.bit(a == b);
      case NE -> Semantics.bit(a != b);
      case LT -> Semantics.bit(a < b);
      case LE -> Semantics.bit(a <= b);
      case GT -> Semantics.bit(a > b);
      case GE -> Semantics.bit(a >= b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case NOT -> ~a;
      case SHL -> a << b;
      case SHR -> a >> b;
      case USHR -> a >>> b;
      case PHILOX32, PHILOX64 -> throw Semantics.undefined(op, DType.I32);
      case SELECT, ROUND, IS_NAN, IS_INFINITE, IS_FINITE ->
          throw Semantics.undefined(op, DType.I32);
      case FMA, SQRT, CBRT, RSQRT, POW, HYPOT -> throw Semantics.undefined(op, DType.I32);
      case EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P -> throw Semantics.undefined(op, DType.I32);
      case SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 -> throw Semantics.undefined(op, DType.I32);
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH -> throw Semantics.undefined(op, DType.I32);
      case SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> throw Semantics.undefined(op, DType.I32);
      case COPY_SIGN, FLOOR, CEIL, RINT, TRUNC -> throw Semantics.undefined(op, DType.I32);
    };
  }

  static long longs(Op op, long[] bits) {
    long a = bits[0];
    long b = bits.length > 1 ? bits[1] : 0;
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SIGN -> Long.signum(a);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case FLOOR_DIV -> Math.floorDiv(a, b);
      case FLOOR_MOD -> Math.floorMod(a, b);
      case EXACT -> Overflow.exact(a, b);
      case EQ -> Semantics.bit(a == b);
      case NE -> Semantics.bit(a != b);
      case LT -> Semantics.bit(a < b);
      case LE -> Semantics.bit(a <= b);
      case GT -> Semantics.bit(a > b);
      case GE -> Semantics.bit(a >= b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case NOT -> ~a;
      case SHL -> a << b;
      case SHR -> a >> b;
      case USHR -> a >>> b;
      case PHILOX32 -> Philox.word(a, b, bits[2]);
      case PHILOX64 -> Philox.pair(a, b, bits[2]);
      case SELECT, ROUND, IS_NAN, IS_INFINITE, IS_FINITE ->
          throw Semantics.undefined(op, DType.I64);
      case FMA, SQRT, CBRT, RSQRT, POW, HYPOT -> throw Semantics.undefined(op, DType.I64);
      case EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P -> throw Semantics.undefined(op, DType.I64);
      case SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 -> throw Semantics.undefined(op, DType.I64);
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH -> throw Semantics.undefined(op, DType.I64);
      case SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> throw Semantics.undefined(op, DType.I64);
      case COPY_SIGN, FLOOR, CEIL, RINT, TRUNC -> throw Semantics.undefined(op, DType.I64);
    };
  }
}
