package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.ir.Semantics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Elements as the bits of {@link dev.sinter.ir.Expr.Constant}, any NaN as the same one. */
final class Bits {
  private Bits() {}

  static long of(DType type, long value) {
    return Semantics.convert(DType.I64, type, value);
  }

  /** The elements of an array of real numbers. */
  static long[] of(Array array) {
    DType type = array.dtype();
    int size = Math.toIntExact(array.shape().size());
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(size * type.bytes()).order(ByteOrder.nativeOrder());
    array.copyTo(buffer);
    long[] bits = new long[size];
    for (int i = 0; i < size; i++) {
      bits[i] = sameNaN(type, read(buffer, i, type));
    }
    return bits;
  }

  private static long read(ByteBuffer buffer, int index, DType type) {
    long raw =
        switch (type.bytes()) {
          case 1 -> buffer.get(index);
          case 2 -> buffer.getShort(2 * index);
          case 4 -> buffer.getInt(4 * index);
          default -> buffer.getLong(8 * index);
        };
    return Semantics.canonical(type, raw);
  }

  /** Java leaves open which NaN an operation yields. */
  static long sameNaN(DType type, long bits) {
    return switch (type) {
      case F16 -> (bits & 0x7fff) > 0x7c00 ? 0x7e00 : bits;
      case F32 -> Float.floatToIntBits(Float.intBitsToFloat((int) bits));
      case F64 -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64 -> bits;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** For messages: the number, and the bits where it does not tell. */
  static String text(DType type, long bits) {
    return switch (type) {
      case F32 -> Float.intBitsToFloat((int) bits) + " (0x" + Integer.toHexString((int) bits) + ")";
      case F64 -> Double.longBitsToDouble(bits) + " (0x" + Long.toHexString(bits) + ")";
      case F16 -> "half 0x" + Long.toHexString(bits);
      case U64 -> Long.toUnsignedString(bits);
      case BOOL, I8, U8, I16, U16, I32, U32, I64 -> Long.toString(bits);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }
}
