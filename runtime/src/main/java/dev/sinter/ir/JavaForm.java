package dev.sinter.ir;

import dev.sinter.DType;

/**
 * What an operator is in Java: an expression of the operands {@code a}, {@code b} and {@code c},
 * which the reference page shows. A test compiles each and compares it with {@link Semantics}.
 */
public final class JavaForm {
  private JavaForm() {}

  /**
   * The expression for operands of {@code type}; for shifts that of the first, for SELECT that of
   * the last.
   *
   * @throws IllegalArgumentException if the operator is not defined for the type
   */
  public static String of(Op op, DType type) {
    if (type == DType.U32 || type == DType.U64) {
      return ofUnsigned(op, type == DType.U32 ? "Integer" : "Long");
    }
    return switch (op) {
      case ADD -> "a + b";
      case SUB -> "a - b";
      case MUL -> "a * b";
      case DIV -> "a / b";
      case REM -> "a % b";
      case NEG -> "-a";
      case ABS -> "Math.abs(a)";
      case SIGN ->
          type.isFloating()
              ? "Math.signum(a)"
              : type == DType.I32 ? "Integer.signum(a)" : "Long.signum(a)";
      case MIN -> "Math.min(a, b)";
      case MAX -> "Math.max(a, b)";
      case FLOOR_DIV -> "Math.floorDiv(a, b)";
      case FLOOR_MOD -> "Math.floorMod(a, b)";
      case FMA -> "Math.fma(a, b, c)";
      case COPY_SIGN -> "Math.copySign(a, b)";
      case ROUND -> "Math.round(a)";
      case SQRT, CBRT, EXP, EXPM1, LOG, LOG10, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN ->
          math(op, type);
      case SINH, COSH, TANH, POW, ATAN2, FLOOR, CEIL, RINT -> math(op, type);
      case HYPOT -> type == DType.F32 ? "Fn.hypot(a, b)" : math(op, type);
      case EXP2, LOG2, ASINH, ACOSH, ATANH, SIGMOID, ERF, ERFC, GAMMA, LGAMMA ->
          "Fn." + op.label() + "(a)";
      case RSQRT -> type == DType.F32 ? "1f / (float) Math.sqrt(a)" : "1 / Math.sqrt(a)";
      case TRUNC -> cast(type) + "(a < 0 ? Math.ceil(a) : Math.floor(a))";
      case EQ -> "a == b";
      case NE -> "a != b";
      case LT -> "a < b";
      case LE -> "a <= b";
      case GT -> "a > b";
      case GE -> "a >= b";
      case AND -> "a & b";
      case OR -> "a | b";
      case XOR -> "a ^ b";
      case NOT -> type == DType.BOOL ? "!a" : "~a";
      case SHL -> "a << b";
      case SHR -> "a >> b";
      case USHR -> "a >>> b";
      case IS_NAN -> wrapper(type) + ".isNaN(a)";
      case IS_INFINITE -> wrapper(type) + ".isInfinite(a)";
      case IS_FINITE -> wrapper(type) + ".isFinite(a)";
      case SELECT -> "a ? b : c";
      case EXACT, PHILOX32, PHILOX64 ->
          throw new IllegalArgumentException(op + " is none of Java's");
    };
  }

  private static String ofUnsigned(Op op, String wrapper) {
    return switch (op) {
      case DIV, FLOOR_DIV -> wrapper + ".divideUnsigned(a, b)";
      case REM, FLOOR_MOD -> wrapper + ".remainderUnsigned(a, b)";
      case ABS -> "a";
      case SIGN -> "a == 0 ? 0 : 1";
      case MIN -> wrapper + ".compareUnsigned(a, b) < 0 ? a : b";
      case MAX -> wrapper + ".compareUnsigned(a, b) < 0 ? b : a";
      case LT -> wrapper + ".compareUnsigned(a, b) < 0";
      case LE -> wrapper + ".compareUnsigned(a, b) <= 0";
      case GT -> wrapper + ".compareUnsigned(a, b) > 0";
      case GE -> wrapper + ".compareUnsigned(a, b) >= 0";
      case SHR -> "a >>> b";
      default -> of(op, DType.I32); // All others don't look at the sign.
    };
  }

  /** The method of Math that has the operator's name; floats go through double. */
  private static String math(Op op, DType type) {
    return cast(type) + "Math." + op.label() + (op.arity() == 1 ? "(a)" : "(a, b)");
  }

  private static String cast(DType type) {
    return type == DType.F32 ? "(float) " : "";
  }

  private static String wrapper(DType type) {
    return type == DType.F32 ? "Float" : "Double";
  }
}
