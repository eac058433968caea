package dev.sinter.ir;

import dev.sinter.DType;
import dev.sinter.fused.Fn;

/** {@link Semantics} of F64: IEEE 754 as Java has it, and the functions of {@link Fn}. */
final class DoubleSemantics {
  private DoubleSemantics() {}

  static long apply(Op op, long[] bits) {
    double a = Semantics.asDouble(bits[0]);
    double b = bits.length > 1 ? Semantics.asDouble(bits[1]) : 0;
    return switch (op.typing()) {
      case ARITHMETIC, FLOATING -> Semantics.bits(value(op, a, b, bits));
      case ROUND -> Math.round(a);
      case EQUALITY, ORDER, PREDICATE -> Semantics.bit(test(op, a, b));
      case INTEGER, BITWISE, SHIFT, SELECT, RANDOM -> throw Semantics.undefined(op, DType.F64);
    };
  }

  private static double value(Op op, double a, double b, long[] bits) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case FMA -> Math.fma(a, b, Semantics.asDouble(bits[2]));
      case SQRT -> Fn.sqrt(a);
      case CBRT -> Fn.cbrt(a);
      case RSQRT -> Fn.rsqrt(a);
      case EXP -> Fn.exp(a);
      case EXP2 -> Fn.exp2(a);
      case EXPM1 -> Fn.expm1(a);
      case LOG -> Fn.log(a);
      case LOG2 -> Fn.log2(a);
      case LOG10 -> Fn.log10(a);
      case LOG1P -> Fn.log1p(a);
      case SIN -> Fn.sin(a);
      case COS -> Fn.cos(a);
      case TAN -> Fn.tan(a);
      case ASIN -> Fn.asin(a);
      case ACOS -> Fn.acos(a);
      case ATAN -> Fn.atan(a);
      case SINH -> Fn.sinh(a);
      case COSH -> Fn.cosh(a);
      case TANH -> Fn.tanh(a);
      case ASINH -> Fn.asinh(a);
      case ACOSH -> Fn.acosh(a);
      case ATANH -> Fn.atanh(a);
      case SIGMOID -> Fn.sigmoid(a);
      case ERF -> Fn.erf(a);
      case ERFC -> Fn.erfc(a);
      case GAMMA -> Fn.gamma(a);
      case LGAMMA -> Fn.lgamma(a);
      case POW -> Fn.pow(a, b);
      case ATAN2 -> Fn.atan2(a, b);
      case HYPOT -> Fn.hypot(a, b);
      case COPY_SIGN -> Math.copySign(a, b);
      case FLOOR -> Fn.floor(a);
      case CEIL -> Fn.ceil(a);
      case RINT -> Fn.rint(a);
      case TRUNC -> Fn.trunc(a);
      case PHILOX32, PHILOX64 -> throw Semantics.undefined(op, DType.F64);
      case FLOOR_DIV, FLOOR_MOD, EXACT, AND, OR, XOR, NOT, SHL, SHR, USHR, SELECT, ROUND ->
          throw Semantics.undefined(op, DType.F64);
      case EQ, NE, LT, LE, GT, GE, IS_NAN, IS_INFINITE, IS_FINITE ->
          throw Semantics.undefined(op, DType.F64);
    };
  }

  /** Every comparison with NaN is false, except {@code !=}. */
  private static boolean test(Op op, double a, double b) {
    return switch (op) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
      case IS_NAN -> Double.isNaN(a);
      case IS_INFINITE -> Double.isInfinite(a);
      case IS_FINITE -> Double.isFinite(a);
      default -> throw Semantics.undefined(op, DType.F64);
    };
  }
}
