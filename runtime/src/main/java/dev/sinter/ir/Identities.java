package dev.sinter.ir;

import dev.sinter.DType;
import java.util.OptionalLong;

/**
 * Operators on one constant that have a cheaper form with the same bits for every value of the
 * other operand (the payload of NaN apart), zeros of both signs and infinities among them.
 *
 * <p>Nothing here drops the other operand, so its element errors stay.
 */
public final class Identities {
  private Identities() {}

  /** Whether {@code op(x, constant)} is {@code x}; {@code type} is that of x. */
  public static boolean right(Op op, DType type, long constant) {
    return switch (op) {
      // 0.0 + -0.0 is 0.0, but -0.0 + 0.0 is not -0.0
      case ADD -> type.isFloating() ? is(type, constant, -0.0) : constant == 0;
      // -0.0 - 0.0 is -0.0, but 0.0 - -0.0 is the sum above
      case SUB -> constant == 0;
      // exact, so rounding changes nothing; 1 is no divisor that traps
      case MUL, DIV -> is(type, constant, 1);
      case FLOOR_DIV -> constant == 1;
      // known not to have overflowed
      case EXACT -> constant != 0;
      // "If the second argument is 1.0, then the result is the same as the first argument"
      case POW -> is(type, constant, 1);
      // NaN wins over infinity
      case MIN -> constant == largest(type);
      case MAX -> constant == smallest(type);
      case AND -> constant == (type == DType.BOOL ? 1 : -1);
      case OR, XOR -> constant == 0;
      // the count is masked by the width
      case SHL, SHR, USHR -> (constant & (8L * type.bytes() - 1)) == 0;
      // no other type has true and false as results
      case EQ -> type == DType.BOOL && constant == 1;
      case NE -> type == DType.BOOL && constant == 0;
      default -> false;
    };
  }

  /** Whether {@code op(constant, x)} is {@code x}; {@code type} is that of both. */
  public static boolean left(Op op, DType type, long constant) {
    return op.commutes() && right(op, type, constant);
  }

  /**
   * The bits of {@code 1 / constant} if {@code x / constant} is {@code x} times it: for powers of
   * two both are the same number, rounded once. The reciprocal must be normal, since devices may be
   * slow on others; empty for integers.
   */
  public static OptionalLong reciprocal(DType type, long constant) {
    if (type == DType.F32) {
      int exponent = (int) constant >>> 23 & 0xff;
      boolean power = (constant & 0x7fffff) == 0 && exponent >= 1 && exponent <= 253;
      float value = Semantics.asFloat(constant);
      return power ? OptionalLong.of(Semantics.bits(1 / value)) : OptionalLong.empty();
    }
    if (type == DType.F64) {
      long exponent = constant >>> 52 & 0x7ff;
      boolean power = (constant & 0xfffffffffffffL) == 0 && exponent >= 1 && exponent <= 2045;
      double value = Semantics.asDouble(constant);
      return power ? OptionalLong.of(Semantics.bits(1 / value)) : OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  /**
   * Whether {@code pow(x, constant)} is {@code x * x}: for 2 the square, rounded once, is what
   * {@code Math.pow} gives.
   */
  public static boolean isSquare(Op op, DType type, long constant) {
    return op == Op.POW && is(type, constant, 2);
  }

  private static boolean is(DType type, long bits, double value) {
    return bits == Semantics.convert(DType.F64, type, Semantics.bits(value));
  }

  private static long largest(DType type) {
    return Semantics.convert(DType.F64, type, Semantics.bits(Double.POSITIVE_INFINITY));
  }

  private static long smallest(DType type) {
    return Semantics.convert(DType.F64, type, Semantics.bits(Double.NEGATIVE_INFINITY));
  }
}
