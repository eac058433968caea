package dev.sinter.ir;

import dev.sinter.DType;

/**
 * What every operator means: Java's own arithmetic on one element, the oracle for every backend.
 *
 * <p>Values are passed as the bits of {@link Expr.Constant}, see {@link #canonical}. Stateless.
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
      case U32 -> UnsignedSemantics.ints(op, bits);
      case U64 -> UnsignedSemantics.longs(op, bits);
      case F32 -> FloatSemantics.apply(op, bits);
      case F64 -> DoubleSemantics.apply(op, bits);
      case I8, U8, I16, U16, F16 -> throw undefined(op, operandType);
      case C64, C128 -> throw operandType.isTwoNodes();
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
   * The one encoding of a value: integers as such, BOOL as 0 or 1, F32 and F64 as raw bits, F16 as
   * 0..65535; 32-bit values, U32 among them, sign-extended.
   */
  public static long canonical(DType type, long bits) {
    return switch (type) {
      case BOOL, I64, U64, F64 -> bits;
      case I8 -> (byte) bits;
      case U8 -> bits & 0xff;
      case I16 -> (short) bits;
      case U16, F16 -> bits & 0xffff;
      case I32, U32, F32 -> (int) bits;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /**
   * Java's primitive conversion (JLS 5.1.2, 5.1.3): floating to integer truncates and saturates,
   * NaN is 0; integers to narrower ones keep the low bits. From BOOL: 0 or 1. To BOOL: {@code x !=
   * 0}, so 0.5 and NaN are true. From floating to 8 and 16 bits: through {@code int}, then the low
   * bits. To U32 and U64 saturating at 0 and at the largest value. To floating: to nearest even;
   * from F16 through F32.
   */
  public static long convert(DType from, DType to, long bits) {
    return switch (from) {
      case BOOL, I8, U8, I16, U16, I32, I64 -> fromLong(bits, to);
      case U32 -> fromLong(bits & 0xffffffffL, to);
      case U64 -> fromUnsigned(bits, to);
      case F16 -> to == DType.F16 ? bits : fromFloat(Half.toFloat((int) bits), to);
      case F32 -> fromFloat(asFloat(bits), to);
      case F64 -> fromDouble(asDouble(bits), to);
      case C64, C128 -> throw from.isTwoNodes();
    };
  }

  private static long fromLong(long value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case I8, U8, I16, U16, I32, U32, I64, U64 -> canonical(to, value);
      case F16 -> Half.ofFloat((float) value);
      case F32 -> bits((float) value);
      case F64 -> bits((double) value);
      case C64, C128 -> throw to.isTwoNodes();
    };
  }

  private static long fromUnsigned(long value, DType to) {
    return switch (to) {
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64 -> fromLong(value, to);
      case F16 -> Half.ofFloat(Unsigned.toFloat(value));
      case F32 -> bits(Unsigned.toFloat(value));
      case F64 -> bits(Unsigned.toDouble(value));
      case C64, C128 -> throw to.isTwoNodes();
    };
  }

  private static long fromFloat(float value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case I8, U8, I16, U16, I32 -> canonical(to, (int) value);
      case U32 -> Unsigned.toInt(value);
      case I64 -> (long) value;
      case U64 -> Unsigned.toLong(value);
      case F16 -> Half.ofFloat(value);
      case F32 -> bits(value);
      case F64 -> bits((double) value);
      case C64, C128 -> throw to.isTwoNodes();
    };
  }

  private static long fromDouble(double value, DType to) {
    return switch (to) {
      case BOOL -> bit(value != 0);
      case I8, U8, I16, U16, I32 -> canonical(to, (int) value);
      case U32 -> Unsigned.toInt(value);
      case I64 -> (long) value;
      case U64 -> Unsigned.toLong(value);
      case F16 -> Half.ofDouble(value);
      case F32 -> bits((float) value);
      case F64 -> bits(value);
      case C64, C128 -> throw to.isTwoNodes();
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
    return to == DType.BOOL ? bit(bits != 0) : canonical(to, bits);
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
