package dev.sinter.ir;

import dev.sinter.DType;
import java.util.Locale;

/**
 * The element-wise operators. Every operand of one application has the same type (the front ends
 * insert conversions), except where {@link Typing} says otherwise.
 */
public enum Op {
  // Arithmetic: (T, …) -> T for integers of 32 and 64 bits (wrapping) and F32, F64.
  ADD(2, Typing.ARITHMETIC),
  SUB(2, Typing.ARITHMETIC),
  MUL(2, Typing.ARITHMETIC),
  /**
   * Truncating on integers, unsigned on U32 and U64; an integer divisor of 0 is an error of that
   * element.
   */
  DIV(2, Typing.ARITHMETIC),
  /** Java's {@code %}: truncated remainder; an integer divisor of 0 is an error of that element. */
  REM(2, Typing.ARITHMETIC),
  NEG(1, Typing.ARITHMETIC),
  ABS(1, Typing.ARITHMETIC),
  /** -1, 0 or 1; {@code Math.signum} on floating types, {@code Integer.signum} on integers. */
  SIGN(1, Typing.ARITHMETIC),
  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  MIN(2, Typing.ARITHMETIC),
  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  MAX(2, Typing.ARITHMETIC),

  // Integers only: (T, T) -> T.
  FLOOR_DIV(2, Typing.INTEGER),
  FLOOR_MOD(2, Typing.INTEGER),
  /**
   * The first operand, a result that may have overflowed; where the second is 0 it has, an error of
   * that element: what {@code Math.addExact} and its like throw.
   */
  EXACT(2, Typing.INTEGER),

  // Floating only: (T, …) -> T for F32 and F64.
  FMA(3, Typing.FLOATING),
  SQRT(1, Typing.FLOATING),
  CBRT(1, Typing.FLOATING),
  /** {@code 1 / sqrt(x)}, both correctly rounded. */
  RSQRT(1, Typing.FLOATING),
  EXP(1, Typing.FLOATING),
  EXP2(1, Typing.FLOATING),
  EXPM1(1, Typing.FLOATING),
  LOG(1, Typing.FLOATING),
  LOG2(1, Typing.FLOATING),
  LOG10(1, Typing.FLOATING),
  LOG1P(1, Typing.FLOATING),
  SIN(1, Typing.FLOATING),
  COS(1, Typing.FLOATING),
  TAN(1, Typing.FLOATING),
  ASIN(1, Typing.FLOATING),
  ACOS(1, Typing.FLOATING),
  ATAN(1, Typing.FLOATING),
  SINH(1, Typing.FLOATING),
  COSH(1, Typing.FLOATING),
  TANH(1, Typing.FLOATING),
  ASINH(1, Typing.FLOATING),
  ACOSH(1, Typing.FLOATING),
  ATANH(1, Typing.FLOATING),
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID(1, Typing.FLOATING),
  ERF(1, Typing.FLOATING),
  ERFC(1, Typing.FLOATING),
  GAMMA(1, Typing.FLOATING),
  LGAMMA(1, Typing.FLOATING),
  POW(2, Typing.FLOATING),
  ATAN2(2, Typing.FLOATING),
  HYPOT(2, Typing.FLOATING),
  COPY_SIGN(2, Typing.FLOATING),
  FLOOR(1, Typing.FLOATING),
  CEIL(1, Typing.FLOATING),
  /** {@code Math.rint}: to the nearest integer, ties to even, still floating. */
  RINT(1, Typing.FLOATING),
  TRUNC(1, Typing.FLOATING),

  /** {@code Math.round}: F32 -> I32, F64 -> I64; NaN is 0, saturates. */
  ROUND(1, Typing.ROUND),

  // Comparisons: (T, T) -> BOOL; EQ and NE also on BOOL.
  EQ(2, Typing.EQUALITY),
  NE(2, Typing.EQUALITY),
  LT(2, Typing.ORDER),
  LE(2, Typing.ORDER),
  GT(2, Typing.ORDER),
  GE(2, Typing.ORDER),

  // Logical on BOOL (both operands evaluated), bitwise on integers.
  AND(2, Typing.BITWISE),
  OR(2, Typing.BITWISE),
  XOR(2, Typing.BITWISE),
  NOT(1, Typing.BITWISE),

  // Shifts: (T, I32 or I64) -> T for integers; the count is masked by T's width. SHR of an
  // unsigned type is USHR.
  SHL(2, Typing.SHIFT),
  SHR(2, Typing.SHIFT),
  USHR(2, Typing.SHIFT),

  // Predicates: F32 or F64 -> BOOL.
  IS_NAN(1, Typing.PREDICATE),
  IS_INFINITE(1, Typing.PREDICATE),
  IS_FINITE(1, Typing.PREDICATE),

  /**
   * {@code (BOOL c, T a, T b) -> T}: {@code c ? a : b}, both evaluated, errors of the chosen one.
   */
  SELECT(3, Typing.SELECT),

  /**
   * {@code (I64 position, I64 key, I64 stream) -> I32}: word {@code position & 3} of block {@code
   * position >> 2} of {@link Philox}.
   */
  PHILOX32(3, Typing.RANDOM),
  /**
   * {@code (I64 position, I64 key, I64 stream) -> I64}: words {@code 0, 1} or {@code 2, 3} of block
   * {@code position >> 1} of {@link Philox}, by {@code position & 1}; the lower word is the lower
   * half.
   */
  PHILOX64(3, Typing.RANDOM);

  /**
   * Which operand types an operator takes and what it yields. Integers are I32, U32, I64 and U64;
   * those that are only stored ({@link DType#compute}) are converted first.
   */
  public enum Typing {
    /** {@code (T, …) -> T} for integers, F32, F64. */
    ARITHMETIC,
    /** {@code (T, …) -> T} for integers. */
    INTEGER,
    /** {@code (T, …) -> T} for F32, F64. */
    FLOATING,
    /** {@code F32 -> I32} and {@code F64 -> I64}. */
    ROUND,
    /** {@code (T, T) -> BOOL} for integers, F32, F64, BOOL. */
    EQUALITY,
    /** {@code (T, T) -> BOOL} for integers, F32, F64. */
    ORDER,
    /** {@code (T, …) -> T} for BOOL and integers. */
    BITWISE,
    /** {@code (T, I32 or I64) -> T} for integers. */
    SHIFT,
    /** {@code T -> BOOL} for F32, F64. */
    PREDICATE,
    /** {@code (BOOL, T, T) -> T} for any T. */
    SELECT,
    /** {@code (I64, I64, I64) -> I32} for PHILOX32, {@code -> I64} for PHILOX64. */
    RANDOM
  }

  private final int arity;
  private final Typing typing;
  private final String label = name().toLowerCase(Locale.ROOT);

  Op(int arity, Typing typing) {
    this.arity = arity;
    this.typing = typing;
  }

  /** Number of operands. */
  public int arity() {
    return arity;
  }

  /** The typing rule. */
  public Typing typing() {
    return typing;
  }

  /** Lower-case name, as in the canonical text: {@code floor_mod}. */
  public String label() {
    return label;
  }

  /** The label as Java writes names: {@code floorDiv}. */
  public String camelCase() {
    int underscore = label.indexOf('_');
    return underscore < 0
        ? label
        : label.substring(0, underscore)
            + Character.toUpperCase(label.charAt(underscore + 1))
            + label.substring(underscore + 2);
  }

  /** The name of the method of {@link dev.sinter.Array} that users call, for messages. */
  public String method() {
    return switch (this) {
      case MIN -> "minimum";
      case MAX -> "maximum";
      case SELECT -> "where";
      case IS_NAN -> "isNaN";
      default -> camelCase();
    };
  }

  /** Whether an application on operands of {@code type} can be an error of its element. */
  public boolean traps(DType type) {
    return !type.isFloating()
        && (this == EXACT || this == DIV || this == REM || this == FLOOR_DIV || this == FLOOR_MOD);
  }

  /** Whether swapping the two operands never changes a bit of the result. */
  public boolean commutes() {
    return switch (this) {
      case ADD, MUL, MIN, MAX, EQ, NE, AND, OR, XOR -> true;
      default -> false;
    };
  }

  /**
   * The result type for these operand types.
   *
   * @throws IllegalArgumentException if the operator is not defined for them
   */
  public DType resultType(DType... operands) {
    if (operands.length != arity) {
      throw new IllegalArgumentException(
          label + " takes " + arity + " operands, not " + operands.length);
    }
    DType type = operands[operands.length - 1];
    boolean valid =
        sameTypes(operands)
            && switch (typing) {
              case ARITHMETIC, ORDER -> type.isNumeric() && isComputed(type);
              case INTEGER, SHIFT -> operands[0].isInteger() && isComputed(operands[0]);
              case FLOATING, ROUND, PREDICATE -> type.isFloating() && isComputed(type);
              case EQUALITY -> isComputed(type);
              case BITWISE -> !type.isFloating() && isComputed(type);
              case SELECT -> operands[0] == DType.BOOL;
              case RANDOM -> type == DType.I64;
            };
    if (!valid) {
      throw new IllegalArgumentException(
          label + " is not defined for " + java.util.Arrays.toString(operands));
    }
    return switch (typing) {
      case ARITHMETIC, INTEGER, FLOATING, BITWISE, SELECT -> type;
      case SHIFT -> operands[0];
      case ROUND -> type == DType.F32 ? DType.I32 : DType.I64;
      case EQUALITY, ORDER, PREDICATE -> DType.BOOL;
      case RANDOM -> this == PHILOX32 ? DType.I32 : DType.I64;
    };
  }

  private static boolean isComputed(DType type) {
    return type.compute() == type;
  }

  private boolean sameTypes(DType[] operands) {
    if (typing == Typing.SHIFT) {
      return operands[1] == DType.I32 || operands[1] == DType.I64;
    }
    for (int i = typing == Typing.SELECT ? 2 : 1; i < operands.length; i++) {
      if (operands[i] != operands[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
