package dev.sinter.backend.reference;

import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Memory;
import java.nio.ByteBuffer;

/** Single elements of a memory, in the encoding of {@link dev.sinter.ir.Expr.Constant}. */
final class Elements {
  private Elements() {}

  static long get(Memory memory, long index) {
    HostMemory host = (HostMemory) memory;
    return host.isDirect() ? ofBuffer(host, (int) index) : ofArray(host, (int) index);
  }

  private static long ofArray(HostMemory host, int index) {
    return switch (host.type()) {
      case BOOL -> ((boolean[]) host.array())[index] ? 1 : 0;
      case I8 -> ((byte[]) host.array())[index];
      case U8 -> ((byte[]) host.array())[index] & 0xff;
      case I16 -> ((short[]) host.array())[index];
      case U16 -> ((char[]) host.array())[index];
      case F16 -> ((short[]) host.array())[index] & 0xffff;
      case I32, U32 -> ((int[]) host.array())[index];
      case I64, U64 -> ((long[]) host.array())[index];
      case F32 -> Float.floatToRawIntBits(((float[]) host.array())[index]);
      case F64 -> Double.doubleToRawLongBits(((double[]) host.array())[index]);
      case C64, C128 -> throw host.type().isTwoNodes();
    };
  }

  private static long ofBuffer(HostMemory host, int index) {
    ByteBuffer buffer = host.buffer();
    return switch (host.type()) {
      case BOOL -> buffer.get(index) != 0 ? 1 : 0;
      case I8 -> buffer.get(index);
      case U8 -> buffer.get(index) & 0xff;
      case I16 -> buffer.getShort(2 * index);
      case U16, F16 -> buffer.getChar(2 * index);
      case I32, U32, F32 -> buffer.getInt(4 * index);
      case I64, U64, F64 -> buffer.getLong(8 * index);
      case C64, C128 -> throw host.type().isTwoNodes();
    };
  }

  static void set(Memory memory, long index, long bits) {
    Object array = ((HostMemory) memory).array();
    int at = (int) index;
    switch (memory.type()) {
      case BOOL -> ((boolean[]) array)[at] = bits != 0;
      case I8, U8 -> ((byte[]) array)[at] = (byte) bits;
      case I16, F16 -> ((short[]) array)[at] = (short) bits;
      case U16 -> ((char[]) array)[at] = (char) bits;
      case I32, U32 -> ((int[]) array)[at] = (int) bits;
      case I64, U64 -> ((long[]) array)[at] = bits;
      case F32 -> ((float[]) array)[at] = Float.intBitsToFloat((int) bits);
      case F64 -> ((double[]) array)[at] = Double.longBitsToDouble(bits);
      case C64, C128 -> throw memory.type().isTwoNodes();
    }
  }
}
