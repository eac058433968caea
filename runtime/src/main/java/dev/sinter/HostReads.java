package dev.sinter;

import dev.sinter.capture.Plural;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Half;
import dev.sinter.ir.Unsigned;
import dev.sinter.memory.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Copies evaluated elements to the host, widening as Java does. */
final class HostReads {
  private HostReads() {}

  static int length(Array array) {
    long size = array.shape().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          Caller.method()
              + ": "
              + array
              + " has "
              + size
              + " elements, more than a Java array holds: use copyTo(ByteBuffer) on parts");
    }
    return (int) size;
  }

  /**
   * Refuses arrays that {@code target} does not hold, and arrays of more or less than one element.
   *
   * @param read the part of the method's name after {@code to}
   */
  static void requireSingle(Array array, DType target, String read) {
    requireReadable(array, target);
    long size = array.shape().size();
    if (size != 1) {
      throw new ShapeException(
          Caller.method()
              + ": "
              + array
              + " has "
              + Plural.elements(size)
              + ", not one: "
              + (size == 0
                  ? "check shape().size() first"
                  : "reduce it first, or use get" + read + "(index)"));
    }
  }

  /** The row-major position of an element. */
  static long position(Array array, long... index) {
    Shape shape = array.shape();
    if (Argument.given(index, "index").length != shape.rank()) {
      throw new ShapeException(
          Caller.method()
              + ": index "
              + Arrays.toString(index)
              + " has "
              + Plural.of(index.length, "position", "positions")
              + " for shape "
              + shape
              + ": give "
              + (shape.rank() == 0 ? "none" : shape.rank() + ", one per axis"));
    }
    long position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      long dim = shape.dim(axis);
      long at = index[axis] < 0 ? index[axis] + dim : index[axis];
      if (at < 0 || at >= dim) {
        throw new ShapeException(
            Caller.method()
                + ": index "
                + index[axis]
                + " is out of range for axis "
                + axis
                + " of "
                + shape
                + (dim == 0 ? ", which has no elements" : ": use " + -dim + " to " + (dim - 1)));
      }
      position = position * dim + at;
    }
    return position;
  }

  static float[] toFloats(Array array, long from, int length) {
    Object raw = raw(array, DType.F32, from, length);
    if (raw instanceof float[] same) {
      return same;
    }
    DType type = array.dtype();
    float[] wide = new float[length];
    for (int i = 0; i < length; i++) {
      wide[i] =
          switch (type) {
            case F16 -> Half.toFloat(((short[]) raw)[i] & 0xffff);
            case U64 -> Unsigned.toFloat(((long[]) raw)[i]);
            case BOOL, I8, U8, I16, U16, I32, U32, I64, F32, F64 -> integer(type, raw, i);
            case C64, C128 -> throw type.isTwoNodes();
          };
    }
    return wide;
  }

  static double[] toDoubles(Array array, long from, int length) {
    Object raw = raw(array, DType.F64, from, length);
    if (raw instanceof double[] same) {
      return same;
    }
    DType type = array.dtype();
    double[] wide = new double[length];
    for (int i = 0; i < length; i++) {
      wide[i] =
          switch (type) {
            case F16 -> Half.toFloat(((short[]) raw)[i] & 0xffff);
            case F32 -> ((float[]) raw)[i];
            case U64 -> Unsigned.toDouble(((long[]) raw)[i]);
            case BOOL, I8, U8, I16, U16, I32, U32, I64, F64 -> integer(type, raw, i);
            case C64, C128 -> throw type.isTwoNodes();
          };
    }
    return wide;
  }

  static long[] toLongs(Array array, long from, int length) {
    Object raw = raw(array, DType.I64, from, length);
    if (raw instanceof long[] same) {
      return same;
    }
    long[] wide = new long[length];
    for (int i = 0; i < length; i++) {
      wide[i] = integer(array.dtype(), raw, i);
    }
    return wide;
  }

  static int[] toInts(Array array, long from, int length) {
    Object raw = raw(array, DType.I32, from, length);
    if (raw instanceof int[] same) {
      return same;
    }
    int[] wide = new int[length];
    for (int i = 0; i < length; i++) {
      wide[i] = (int) integer(array.dtype(), raw, i);
    }
    return wide;
  }

  static char[] toChars(Array array) {
    int length = length(array);
    Object raw = raw(array, DType.U16, 0, length);
    if (raw instanceof char[] same) {
      return same;
    }
    char[] wide = new char[length];
    for (int i = 0; i < length; i++) {
      wide[i] = (char) integer(array.dtype(), raw, i);
    }
    return wide;
  }

  /** Values, or the bits of F16. */
  static short[] toShorts(Array array) {
    int length = length(array);
    Object raw =
        array.dtype() == DType.F16 ? download(array, 0, length) : raw(array, DType.I16, 0, length);
    if (raw instanceof short[] same) {
      return same;
    }
    short[] wide = new short[length];
    for (int i = 0; i < length; i++) {
      wide[i] = (short) integer(array.dtype(), raw, i);
    }
    return wide;
  }

  static boolean[] toBooleans(Array array, long from, int length) {
    return (boolean[]) raw(array, DType.BOOL, from, length);
  }

  static byte[] toBytes(Array array) {
    DType type = array.dtype();
    if (type.bytes() != 1) {
      throw new DTypeException(
          "toByteArray reads I8, U8 and BOOL, not "
              + type
              + ": write cast(DType.I8) or cast(DType.U8) first");
    }
    int length = length(array);
    Object raw = download(array, 0, length);
    if (raw instanceof byte[] bytes) {
      return bytes;
    }
    boolean[] booleans = (boolean[]) raw;
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (booleans[i] ? 1 : 0);
    }
    return bytes;
  }

  /** One element of an I64 or U64 array. */
  static long longBits(Array array, long... index) {
    return ((long[]) download(array, position(array, index), 1))[0];
  }

  static void copyTo(Array array, ByteBuffer direct) {
    Sources.requireDirect(direct, array.dtype(), array.shape(), "copyTo");
    if (direct.isReadOnly()) {
      throw new SinterException(
          "copyTo writes to the buffer, which is read-only: give the one that it is a view of");
    }
    HiddenCosts.beforeRead(array);
    Buffer buffer = array.buffer();
    buffer.download(0, direct, array.shape().size());
  }

  /** The elements in their own type, which must widen to {@code target}. */
  private static Object raw(Array array, DType target, long from, int length) {
    requireReadable(array, target);
    return download(array, from, length);
  }

  private static void requireReadable(Array array, DType target) {
    if (array.dtype().isComplex()) {
      throw new DTypeException(
          Caller.method()
              + ": reading "
              + array.dtype()
              + " as "
              + target.javaType()
              + " would drop a part: read real() or imag(), or re, im, re, im … with"
              + " toFloatArray() or toDoubleArray()");
    }
    if (!array.dtype().widensTo(target)) {
      throw new DTypeException(
          Caller.method()
              + ": reading "
              + array.dtype()
              + " as "
              + target.javaType()
              + " would lose information or meaning: write cast(DType."
              + target
              + ") first"
              + bits(array.dtype(), target));
    }
  }

  private static String bits(DType type, DType target) {
    boolean integers = type.isInteger() && target.isInteger();
    return integers && type.bytes() == target.bytes()
        ? ", or bitcast(DType." + target + ") for its bits"
        : "";
  }

  private static Object download(Array array, long from, int length) {
    HiddenCosts.beforeRead(array);
    Object raw = java.lang.reflect.Array.newInstance(array.dtype().javaType(), length);
    array.buffer().download(from, raw, 0, length);
    return raw;
  }

  /** An integer that fits a {@code long}. */
  private static long integer(DType type, Object raw, int index) {
    return switch (type) {
      case I8 -> ((byte[]) raw)[index];
      case U8 -> ((byte[]) raw)[index] & 0xff;
      case I16 -> ((short[]) raw)[index];
      case U16 -> ((char[]) raw)[index];
      case I32 -> ((int[]) raw)[index];
      case U32 -> Integer.toUnsignedLong(((int[]) raw)[index]);
      case I64 -> ((long[]) raw)[index];
      case BOOL, U64, F16, F32, F64 -> throw new IllegalArgumentException(type + " is no such");
      case C64, C128 -> throw type.isTwoNodes();
    };
  }
}
