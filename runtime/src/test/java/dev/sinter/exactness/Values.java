package dev.sinter.exactness;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.ir.Half;
import dev.sinter.ir.Op;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The elements of an evaluated array on the host.
 *
 * @param type of the elements
 * @param bytes in native order; of complex elements first all real, then all imaginary parts
 */
record Values(DType type, ByteBuffer bytes) {
  static Values of(Array array) {
    int size = Math.toIntExact(array.shape().size()) * array.dtype().bytes();
    ByteBuffer bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    if (array.dtype().isComplex()) {
      array.real().copyTo(bytes);
      array.imag().copyTo(bytes);
    } else {
      array.copyTo(bytes);
    }
    return new Values(array.dtype(), bytes.flip());
  }

  /** Number of elements, or of parts of complex ones. */
  int size() {
    return bytes.capacity() / type.part().bytes();
  }

  /** CRC-32C of the bits, little-endian, after every NaN was made the same. */
  String checksum() {
    ByteBuffer canonical = ByteBuffer.allocate(bytes.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size(); i++) {
      switch (type.part()) {
        case BOOL, I8, U8 -> canonical.put(bytes.get(i));
        case I16, U16 -> canonical.putShort(bytes.getShort(2 * i));
        case F16 -> canonical.putShort(Double.isNaN(number(i)) ? 0x7e00 : bytes.getShort(2 * i));
        case I32, U32 -> canonical.putInt(bytes.getInt(4 * i));
        case I64, U64 -> canonical.putLong(bytes.getLong(8 * i));
        case F32 -> canonical.putInt(Float.floatToIntBits(bytes.getFloat(4 * i)));
        case F64 -> canonical.putLong(Double.doubleToLongBits(bytes.getDouble(8 * i)));
        case C64, C128 -> throw new IllegalStateException("a part is real");
      }
    }
    CRC32C sum = new CRC32C();
    sum.update(canonical.flip());
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** The floating-point value of element or part {@code i}. */
  double number(int i) {
    return switch (type.part()) {
      case F16 -> Half.toFloat(bytes.getShort(2 * i) & 0xffff);
      case F32 -> bytes.getFloat(4 * i);
      case F64 -> bytes.getDouble(8 * i);
      default -> throw new IllegalStateException(type + " is not floating");
    };
  }

  /**
   * The largest distance from {@code expected} in its ulp; for complex elements in ulp of the
   * larger part, for LGAMMA at least that of 1, as {@link dev.sinter.plan.Accuracy} has it.
   * Infinite where one is NaN, where only one is infinite, or where zeros have different signs.
   * GAMMA has no zeros: there they are what is left of numbers too small, of either sign.
   */
  double ulpsFrom(Values expected, Op op) {
    int elements = type.isComplex() ? size() / 2 : size();
    double largest = 0;
    for (int i = 0; i < elements; i++) {
      double scale = op == Op.LGAMMA ? 1 : 0;
      for (int part = i; part < size(); part += elements) {
        double value = Math.abs(expected.number(part));
        scale = Double.isFinite(value) ? Math.max(scale, value) : scale;
      }
      for (int part = i; part < size(); part += elements) {
        double distance = distance(expected.number(part), number(part), op == Op.GAMMA);
        largest = Math.max(largest, distance == 0 ? 0 : distance / ulp(scale));
      }
    }
    return largest;
  }

  private static double distance(double expected, double actual, boolean anyZero) {
    if (Double.compare(expected, actual) == 0) {
      return 0;
    }
    if (expected == actual) {
      return anyZero ? 0 : Double.POSITIVE_INFINITY;
    }
    boolean finite = Double.isFinite(expected) && Double.isFinite(actual);
    return finite ? Math.abs(expected - actual) : Double.POSITIVE_INFINITY;
  }

  private double ulp(double value) {
    return switch (type.part()) {
      case F16 -> Math.max(0x1p-24, Math.ulp((float) value) * 0x1p13);
      case F32 -> Math.ulp((float) value);
      default -> Math.ulp(value);
    };
  }
}
