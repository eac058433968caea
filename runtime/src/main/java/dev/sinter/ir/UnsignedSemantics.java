package dev.sinter.ir;

import dev.sinter.DType;

/**
 * {@link Semantics} of U32 and U64: what {@link Integer} and {@link Long} call unsigned; everything
 * else is the same on signed bits.
 */
final class UnsignedSemantics {
  private UnsignedSemantics() {}

  static long ints(Op op, long[] bits) {
    int a = (int) bits[0];
    int b = bits.length > 1 ? (int) bits[1] : 0;
    return switch (op) {
      case DIV, FLOOR_DIV -> Integer.divideUnsigned(a, b);
      case REM, FLOOR_MOD -> Integer.remainderUnsigned(a, b);
      case ABS -> a;
      case SIGN -> a == 0 ? 0 : 1;
      case MIN -> Unsigned.min(a, b);
      case MAX -> Unsigned.max(a, b);
      case LT -> Semantics.bit(Integer.compareUnsigned(a, b) < 0);
      case LE -> Semantics.bit(Integer.compareUnsigned(a, b) <= 0);
      case GT -> Semantics.bit(Integer.compareUnsigned(a, b) > 0);
      case GE -> Semantics.bit(Integer.compareUnsigned(a, b) >= 0);
      case SHR -> a >>> b;
      case PHILOX32, PHILOX64 -> throw Semantics.undefined(op, DType.U32);
      default -> IntegerSemantics.ints(op, bits);
    };
  }

  static long longs(Op op, long[] bits) {
    long a = bits[0];
    long b = bits.length > 1 ? bits[1] : 0;
    return switch (op) {
      case DIV, FLOOR_DIV -> Long.divideUnsigned(a, b);
      case REM, FLOOR_MOD -> Long.remainderUnsigned(a, b);
      case ABS -> a;
      case SIGN -> a == 0 ? 0 : 1;
      case MIN -> Unsigned.min(a, b);
      case MAX -> Unsigned.max(a, b);
      case LT -> Semantics.bit(Long.compareUnsigned(a, b) < 0);
      case LE -> Semantics.bit(Long.compareUnsigned(a, b) <= 0);
      case GT -> Semantics.bit(Long.compareUnsigned(a, b) > 0);
      case GE -> Semantics.bit(Long.compareUnsigned(a, b) >= 0);
      case SHR -> a >>> b;
      case PHILOX32, PHILOX64 -> throw Semantics.undefined(op, DType.U64);
      default -> IntegerSemantics.longs(op, bits);
    };
  }
}
