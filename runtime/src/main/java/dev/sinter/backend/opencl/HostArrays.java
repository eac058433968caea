package dev.sinter.backend.opencl;

import dev.sinter.DType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * Copies between Java's primitive arrays and bytes in native order, from the buffer's position on.
 */
final class HostArrays {
  private HostArrays() {}

  /**
   * The length of the array.
   *
   * @throws IllegalArgumentException if it is no array of the type's Java type
   */
  static int length(DType type, Object array) {
    if (array.getClass().componentType() != type.javaType()) {
      throw new IllegalArgumentException(
          type + " lies in " + type.javaType() + "[], not in " + array.getClass().getTypeName());
    }
    return Array.getLength(array);
  }

  /** Elements {@code from … from+length-1} of the array to the buffer, which does not move. */
  static void put(DType type, Object array, int from, ByteBuffer target, int length) {
    switch (type) {
      case BOOL -> {
        boolean[] booleans = (boolean[]) array;
        int at = target.position();
        for (int i = 0; i < length; i++) {
          target.put(at + i, (byte) (booleans[from + i] ? 1 : 0));
        }
      }
      case I8, U8 -> target.duplicate().put((byte[]) array, from, length);
      case I16, F16 -> target.asShortBuffer().put((short[]) array, from, length);
      case U16 -> target.asCharBuffer().put((char[]) array, from, length);
      case I32, U32 -> target.asIntBuffer().put((int[]) array, from, length);
      case I64, U64 -> target.asLongBuffer().put((long[]) array, from, length);
      case F32 -> target.asFloatBuffer().put((float[]) array, from, length);
      case F64 -> target.asDoubleBuffer().put((double[]) array, from, length);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** {@code length} elements of the buffer, which does not move, to the array at {@code from}. */
  static void get(DType type, ByteBuffer source, Object array, int from, int length) {
    switch (type) {
      case BOOL -> {
        boolean[] booleans = (boolean[]) array;
        int at = source.position();
        for (int i = 0; i < length; i++) {
          booleans[from + i] = source.get(at + i) != 0;
        }
      }
      case I8, U8 -> source.duplicate().get((byte[]) array, from, length);
      case I16, F16 -> source.asShortBuffer().get((short[]) array, from, length);
      case U16 -> source.asCharBuffer().get((char[]) array, from, length);
      case I32, U32 -> source.asIntBuffer().get((int[]) array, from, length);
      case I64, U64 -> source.asLongBuffer().get((long[]) array, from, length);
      case F32 -> source.asFloatBuffer().get((float[]) array, from, length);
      case F64 -> source.asDoubleBuffer().get((double[]) array, from, length);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }
}
