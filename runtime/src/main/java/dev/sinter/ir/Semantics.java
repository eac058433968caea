package dev.sinter.ir;

import dev.sinter.DType;

/**
 * What every operator means: Java's own arithmetic on one element, the oracle for every backend.
 *
 * <p>Values are passed as the bits of {@link Expr.Constant}: integers as such, BOOL as 0 or 1, U8
 * as 0..255, F32 and F64 as raw bits, 32-bit values sign-extended. Stateless.
 */
public final class Semantics {
  private Semantics() {}

  /**
   * The value of {@code op}.
   *
   * @param operandType the type of the last operand; for shifts, of the first
   * @param bits one per operand; a shift count as {@code int} or {@code long}
   * @throws ArithmeticException for an integer division by zero
   * @throws IllegalArgumentException if the operator is not defined for the type
   */
  public static long apply(Op op, DType operandType, long... bits) {
    if (op == Op.SELECT) {
      return bits[0] != 0 ? bits[1] : bits[2];
    }
    return switch (operandType) {
      case BOOL -> booleans(op, bits);
      case I32 -> IntegerSemantics.ints(op, bits);
      case I64 -> IntegerSemantics.longs(op, bits);
      case F32 -> FloatSemantics.apply(op, bits);
      case F64 -> DoubleSemantics.apply(op, bits);
      case U8 -> throw undefined(op, operandType);
    };
  }

  private static long booleans(Op op, long[] bits) {
    return switch (op.typing()) {
      case BITWISE ->
          switch (op) {
            case AND -> bits[0] & bits[1];
            case OR -> bits[0] | bits[1];
            case XOR -> bits[0] ^ bits[1];
            case NOT -> bits[0] ^ 1;
            default -> throw undefined(op, DType.BOOL);
          };
      case EQUALITY -> bit(op == Op.EQ == (bits[0] == bits[1]));
      case ARITHMETIC, INTEGER, FLOATING, ROUND, ORDER, SHIFT, PREDICATE, SELECT, RANDOM ->
          throw undefined(op, DType.BOOL);
    };
  }

  /**
   * Java's primitive conversion (JLS 5.1.2, 5.1.3): floating to integer truncates and saturates,
   * NaN is 0. From BOOL: 0 or 1. To BOOL: {@code x != 0}, so 0.5 and NaN are true. To U8: through
   * {@code int} (from I64: the low bits), then the low 8 bits.
   */
  public static long convert(DType from, DType to, long bits) {
    return switch (from) {
      case BOOL, U8, I32 -> fromInt((int) bits, to);
      case I64 -> fromLong(bits, to);
      case F32 -> fromFloat(asFloat(bits), to);
      case F64 -> fromDouble(asDouble(bits), to);
    };
  }

  private static long fromInt(int value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case U8 -> value & 0xff;
      case I32, I64 -> value;
      case F32 -> bits((float) value);
      case F64 -> bits((double) value);
    };
  }

  private static long fromLong(long value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case U8 -> value & 0xff;
      case I32 -> (int) value;
      case I64 -> value;
      case F32 -> bits((float) value);
      case F64 -> bits((double) value);
    };
  }

  private static long fromFloat(float value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case U8 -> (int) value & 0xff;
      case I32 -> (int) value;
      case I64 -> (long) value;
      case F32 -> bits(value);
      case F64 -> bits((double) value);
    };
  }

  private static long fromDouble(double value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case U8 -> (int) value & 0xff;
      case I32 -> (int) value;
      case I64 -> (long) value;
      case F32 -> bits((float) value);
      case F64 -> bits(value);
    };
  }

  /**
   * The same bits as another type of the same width, NaN payloads too.
   *
   * @throws IllegalArgumentException if the widths differ
   */
  public static long bitcast(DType from, DType to, long bits) {
    if (from.bytes() != to.bytes()) {
      throw new IllegalArgumentException("bitcast from " + from + " to " + to);
    }
    return to == DType.BOOL ? bit(bits != 0) : bits;
  }

  static float asFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  static double asDouble(long bits) {
    return Double.longBitsToDouble(bits);
  }

  static long bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  static long bit(boolean value) {
    return value ? 1 : 0;
  }

  static IllegalArgumentException undefined(Op op, DType type) {
    return new IllegalArgumentException(op.label() + " is not defined for " + type);
  }
}
