package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;

/** Elements of an array as keys in the order of a sort, and back to elements of the result. */
final class SortCodec {
  private final DType type;
  private final SortKeys order;
  private final Object from;
  private final Object to;

  /**
   * @param type of the elements of {@code from}
   * @param to an array of the same type, or one of positions
   */
  SortCodec(Primitive.Sort sort, DType type, Object from, Object to) {
    boolean signed = type.isInteger() && !type.isUnsigned();
    long sign = signed ? 1L << (8 * type.bytes() - 1) : 0;
    this.type = type;
    this.order = new SortKeys((sort.descending() ? -1 : 0) ^ sign);
    this.from = from;
    this.to = to;
  }

  /** Whether keys are {@code long}. */
  boolean wide() {
    return switch (type) {
      case BOOL, I8, U8, I16, U16, I32, U32, F32 -> false;
      case F16 -> throw new IllegalStateException("F16 is sorted as F32");
      case I64, U64, F64 -> true;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** How many bits of a key count, from the lowest. */
  int bits() {
    return type == DType.BOOL ? 1 : 8 * type.bytes();
  }

  /** Positions of a row to elements {@code first + start …} of the result. */
  void positions(int first, int[] index, int start, int end) {
    long[] target = (long[]) to;
    for (int i = start; i < end; i++) {
      target[first + i] = index[i];
    }
  }

  void encode(int first, int[] keys, int start, int end) {
    if (from instanceof float[] floats) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(floats[first + i]);
      }
    } else if (from instanceof int[] ints) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(ints[first + i]);
      }
    } else if (from instanceof byte[] bytes) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(bytes[first + i]);
      }
    } else if (from instanceof short[] shorts) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(shorts[first + i]);
      }
    } else if (from instanceof char[] chars) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of((short) chars[first + i]);
      }
    } else {
      boolean[] booleans = (boolean[]) from;
      for (int i = start; i < end; i++) {
        keys[i] = order.of(booleans[first + i]);
      }
    }
  }

  void decode(int first, int[] keys, int start, int end) {
    if (to instanceof float[] floats) {
      for (int i = start; i < end; i++) {
        floats[first + i] = order.toFloat(keys[i]);
      }
    } else if (to instanceof int[] ints) {
      for (int i = start; i < end; i++) {
        ints[first + i] = order.toInt(keys[i]);
      }
    } else if (to instanceof byte[] bytes) {
      for (int i = start; i < end; i++) {
        bytes[first + i] = order.toByte(keys[i]);
      }
    } else if (to instanceof short[] shorts) {
      for (int i = start; i < end; i++) {
        shorts[first + i] = order.toShort(keys[i]);
      }
    } else if (to instanceof char[] chars) {
      for (int i = start; i < end; i++) {
        chars[first + i] = (char) order.toShort(keys[i]);
      }
    } else {
      boolean[] booleans = (boolean[]) to;
      for (int i = start; i < end; i++) {
        booleans[first + i] = order.toBoolean(keys[i]);
      }
    }
  }

  void encode(int first, long[] keys, int start, int end) {
    for (int i = start; i < end; i++) {
      keys[i] =
          from instanceof double[] doubles
              ? order.of(doubles[first + i])
              : order.of(((long[]) from)[first + i]);
    }
  }

  void decode(int first, long[] keys, int start, int end) {
    for (int i = start; i < end; i++) {
      if (to instanceof double[] doubles) {
        doubles[first + i] = order.toDouble(keys[i]);
      } else {
        ((long[]) to)[first + i] = order.toLong(keys[i]);
      }
    }
  }
}
