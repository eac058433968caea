package dev.sinter;

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
          array
              + " has "
              + size
              + " elements, more than a Java array holds: use copyTo(ByteBuffer) on parts");
    }
    return (int) size;
  }

  static void requireSingle(Array array) {
    if (array.shape().size() != 1) {
      throw new ShapeException(
          array
              + " has "
              + array.shape().size()
              + " elements, not one: reduce it first, or use getFloat(index)");
    }
  }

  /** The row-major position of an element. */
  static long position(Array array, long... index) {
    Shape shape = array.shape();
    if (index.length != shape.rank()) {
      throw new ShapeException(
          "index "
              + Arrays.toString(index)
              + " has "
              + index.length
              + " positions for shape "
              + shape);
    }
    long position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      long dim = shape.dim(axis);
      long at = index[axis] < 0 ? index[axis] + dim : index[axis];
      if (at < 0 || at >= dim) {
        throw new ShapeException(
            "index "
                + index[axis]
                + " is out of range for axis "
                + axis
                + " of "
                + shape
                + ": use "
                + -dim
                + " to "
                + (dim - 1));
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
    float[] wide = new float[length];
    for (int i = 0; i < length; i++) {
      wide[i] = raw instanceof long[] longs ? longs[i] : integer(raw, i);
    }
    return wide;
  }

  static double[] toDoubles(Array array, long from, int length) {
    Object raw = raw(array, DType.F64, from, length);
    if (raw instanceof double[] same) {
      return same;
    }
    double[] wide = new double[length];
    for (int i = 0; i < length; i++) {
      if (raw instanceof float[] floats) {
        wide[i] = floats[i];
      } else {
        wide[i] = raw instanceof long[] longs ? longs[i] : integer(raw, i);
      }
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
      wide[i] = integer(raw, i);
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
      wide[i] = integer(raw, i);
    }
    return wide;
  }

  static boolean[] toBooleans(Array array, long from, int length) {
    return (boolean[]) raw(array, DType.BOOL, from, length);
  }

  static byte[] toBytes(Array array) {
    DType type = array.dtype();
    if (type != DType.U8 && type != DType.BOOL) {
      throw new DTypeException(
          "toByteArray reads U8 and BOOL, not " + type + ": write cast(DType.U8) first");
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

  static float[][] toFloatRows(Array array) {
    requireMatrix(array);
    float[] flat = toFloats(array, 0, length(array));
    float[][] rows = new float[(int) array.shape().dim(0)][];
    int columns = (int) array.shape().dim(1);
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
    }
    return rows;
  }

  static double[][] toDoubleRows(Array array) {
    requireMatrix(array);
    double[] flat = toDoubles(array, 0, length(array));
    double[][] rows = new double[(int) array.shape().dim(0)][];
    int columns = (int) array.shape().dim(1);
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
    }
    return rows;
  }

  static void copyTo(Array array, ByteBuffer direct) {
    Sources.requireDirect(direct, array.dtype(), array.shape(), "copyTo");
    HiddenCosts.beforeRead(array);
    Buffer buffer = array.buffer();
    buffer.download(0, direct, array.shape().size());
  }

  private static void requireMatrix(Array array) {
    if (array.shape().rank() != 2) {
      throw new ShapeException(
          array + " has " + array.shape().rank() + " axes, not 2: reshape it first");
    }
  }

  /** The elements in their own type, which must widen to {@code target}. */
  private static Object raw(Array array, DType target, long from, int length) {
    if (!array.dtype().widensTo(target)) {
      throw new DTypeException(
          "reading "
              + array.dtype()
              + " as "
              + target.javaType()
              + " would lose information or meaning: write cast(DType."
              + target
              + ") first");
    }
    return download(array, from, length);
  }

  private static Object download(Array array, long from, int length) {
    HiddenCosts.beforeRead(array);
    Object raw = java.lang.reflect.Array.newInstance(array.dtype().javaType(), length);
    array.buffer().download(from, raw, 0, length);
    return raw;
  }

  private static int integer(Object raw, int index) {
    return raw instanceof int[] ints ? ints[index] : ((byte[]) raw)[index] & 0xff;
  }
}
