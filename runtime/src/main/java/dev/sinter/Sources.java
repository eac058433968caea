package dev.sinter;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Plural;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Half;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.memory.Buffer;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How arrays get their first elements. */
final class Sources {
  private static final String WRAP = "Array.wrap";

  private Sources() {}

  /** The shape [n] of n values. */
  static Shape vector(Object values) {
    return Shape.of(length(values));
  }

  private static int length(Object values) {
    return java.lang.reflect.Array.getLength(Argument.given(values, "values"));
  }

  static Array copy(DType type, Shape shape, Object values) {
    requireSize(Argument.given(shape, "shape"), length(values));
    Device device = supporting(type);
    return leaf(device, shape, backend(device).upload(type, values), "Array.of");
  }

  /**
   * Elements whose bits lie in an array of the type's Java type, or, unsigned ones, whose values
   * lie in an array of a wider one.
   */
  static Array copyBits(DType type, Shape shape, Object values) {
    Argument.given(type, "type");
    Argument.given(shape, "shape");
    Class<?> given = Argument.given(values, "values").getClass().componentType();
    if (type.javaType() == given) {
      return copy(type, shape, values);
    }
    DType source = DType.of(given);
    if (!type.isUnsigned() || !source.isInteger() || source.bytes() <= type.bytes()) {
      throw new DTypeException(
          type
              + " lies in "
              + type.javaType()
              + "[], not in "
              + given
              + "[]: give one of those"
              + others(type)
              + made(type, given));
    }
    requireSize(shape, length(values));
    return copy(type, shape, narrowed(type, values));
  }

  private static String others(DType type) {
    if (type == DType.F16) {
      return ", or values in float[]";
    }
    boolean wider = type.isUnsigned() && type != DType.U64;
    return wider ? ", or values in a wider integer array" : "";
  }

  /** Which array of these Java values a cast makes one of {@code type}. */
  private static String made(DType type, Class<?> given) {
    if (!type.isComplex()) {
      return ", or make an " + DType.of(given) + " array and cast(DType." + type + ")";
    }
    boolean isFloating = given == float.class || given == double.class;
    return isFloating
        ? ", or make a "
            + (given == float.class ? DType.C64 : DType.C128)
            + " array and cast(DType."
            + type
            + ")"
        : " with re, im, re, im …";
  }

  /** The bits of values of an unsigned type in an array of its own Java type. */
  private static Object narrowed(DType type, Object values) {
    int length = length(values);
    long greatest = (1L << (8 * type.bytes())) - 1;
    Object bits = java.lang.reflect.Array.newInstance(type.javaType(), length);
    for (int i = 0; i < length; i++) {
      long value = java.lang.reflect.Array.getLong(values, i);
      if (value < 0 || value > greatest) {
        throw new DTypeException(
            "value "
                + i
                + " is "
                + value
                + ", and "
                + type
                + " holds whole numbers from 0 to "
                + greatest
                + ": give one of these, or make an "
                + DType.of(values.getClass().componentType())
                + " array and cast(DType."
                + type
                + "), which keeps the low bits");
      }
      switch (type) {
        case U8 -> ((byte[]) bits)[i] = (byte) value;
        case U16 -> ((char[]) bits)[i] = (char) value;
        default -> ((int[]) bits)[i] = (int) value; // U32, the widest that a long is wider than.
      }
    }
    return bits;
  }

  /** F16 and F32 elements, rounded to nearest even. */
  static Array copyFloats(DType type, Shape shape, float[] values) {
    if (type != DType.F16) {
      return copyBits(type, shape, values);
    }
    Argument.given(shape, "shape");
    Argument.given(values, "values");
    short[] halves = new short[values.length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (short) Half.ofFloat(values[i]);
    }
    return copy(type, shape, halves);
  }

  static Array wrap(DType type, Object values) {
    Shape shape = vector(values);
    Device device = supporting(type);
    return leaf(device, shape, backend(device).wrap(type, values), WRAP);
  }

  static Array wrap(ByteBuffer direct, DType type, Shape shape) {
    requireDirect(direct, type, shape, "wrap");
    Device device = supporting(type);
    return leaf(device, shape, backend(device).wrap(type, direct, shape.size()), WRAP);
  }

  static Array copyRows(DType type, Object[] rows) {
    Argument.each(rows, "rows");
    int columns = rows.length == 0 ? 0 : java.lang.reflect.Array.getLength(rows[0]);
    Object flat =
        java.lang.reflect.Array.newInstance(
            type.javaType(), Math.multiplyExact(rows.length, columns));
    for (int row = 0; row < rows.length; row++) {
      int length = java.lang.reflect.Array.getLength(rows[row]);
      if (length != columns) {
        throw new ShapeException(
            "rows differ in length: row 0 has "
                + Plural.elements(columns)
                + ", row "
                + row
                + " has "
                + length);
      }
      System.arraycopy(rows[row], 0, flat, row * columns, columns);
    }
    return copy(type, Shape.of(rows.length, columns), flat);
  }

  static BigInteger bytes(DType type, Shape shape) {
    return BigInteger.valueOf(shape.size()).multiply(BigInteger.valueOf(type.bytes()));
  }

  static void requireDirect(ByteBuffer direct, DType type, Shape shape, String what) {
    Argument.given(direct, "direct");
    Argument.given(type, "type");
    Argument.given(shape, "shape");
    if (!direct.isDirect()) {
      throw new SinterException(
          what + " needs a direct buffer, not one on the heap: use ByteBuffer.allocateDirect");
    }
    if (direct.order() != ByteOrder.nativeOrder()) {
      throw new SinterException(
          what + " needs native byte order: call order(ByteOrder.nativeOrder())");
    }
    BigInteger needed = bytes(type, shape);
    if (BigInteger.valueOf(direct.remaining()).compareTo(needed) < 0) {
      throw new ShapeException(
          what
              + " of "
              + type
              + " "
              + shape
              + " needs "
              + needed
              + " bytes, the buffer has "
              + direct.remaining());
    }
  }

  /**
   * A constant of this type and shape.
   *
   * @param what the operation, for the message
   * @throws DTypeException if the type doesn't hold the value
   */
  static Node full(String what, DType type, Shape shape, Number value) {
    Argument.given(shape, "shape");
    Argument.given(value, "value");
    return Capture.constant(type, shape, Scalars.bits(what, type, value));
  }

  static Node linspace(DType type, double first, double last, long count) {
    if (count < 1) {
      throw new ShapeException("linspace needs at least 1 value, not " + count);
    }
    Shape shape = Shape.of(count);
    Node position = new Node(DType.I64, shape, new Definition.Position(Definition.Position.FLAT));
    Node step = number(count == 1 ? 0 : (last - first) / (count - 1));
    Node value =
        Capture.apply(
            Op.ADD,
            number(first),
            Capture.apply(Op.MUL, Capture.convert(position, DType.F64), step));
    Node isLast =
        Capture.apply(Op.EQ, position, Capture.constant(DType.I64, count == 1 ? -1 : count - 1));
    return Capture.convert(Capture.apply(Op.SELECT, isLast, number(last), value), type);
  }

  static Shape inferred(Shape from, long... dims) {
    Argument.given(dims, "dims");
    int unknown = -1;
    long known = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] == -1 && unknown < 0) {
        unknown = axis;
      } else {
        known *= dims[axis];
      }
    }
    if (unknown < 0) {
      return Shape.of(dims);
    }
    if (known <= 0 || from.size() % known != 0) {
      throw new ShapeException(
          "reshape from "
              + from
              + " to "
              + java.util.Arrays.toString(dims)
              + ": no extent fits in place of -1");
    }
    long[] filled = dims.clone();
    filled[unknown] = from.size() / known;
    return Shape.of(filled);
  }

  static Node bool(boolean value) {
    return Capture.constant(DType.BOOL, bits(value));
  }

  static long bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  static long bits(int value) {
    return value;
  }

  static long bits(long value) {
    return value;
  }

  static long bits(boolean value) {
    return value ? 1 : 0;
  }

  private static Node number(double value) {
    return Capture.constant(DType.F64, bits(value));
  }

  private static Array leaf(Device device, Shape shape, Memory memory, String label) {
    Buffer buffer =
        new Buffer(
            backend(device),
            memory,
            label + " " + memory.type() + " " + shape,
            null,
            label.equals(WRAP));
    return Array.make(device, new Node(memory.type(), shape, new Definition.Leaf(buffer)));
  }

  /** The type of {@code type}'s parts, which the current device must support. */
  static DType partType(DType type) {
    DType part = Argument.given(type, "type").part();
    supporting(part);
    return part;
  }

  private static Device supporting(DType type) {
    if (type.isComplex()) {
      throw new DTypeException(
          type
              + " arrays are made of interleaved values with Array.of(type, shape, values), or of two"
              + " arrays with Array.complex(re, im)");
    }
    Device device = Device.current();
    if (!device.supports(type)) {
      throw new DTypeException(
          device
              + " does not support "
              + type
              + ": use another type, or another device with Scope.on(Device.jvm())");
    }
    return device;
  }

  private static Backend backend(Device device) {
    return device.engine().backend();
  }

  private static void requireSize(Shape shape, long length) {
    if (shape.size() != length) {
      throw new ShapeException(
          "shape "
              + shape
              + " has "
              + Plural.elements(shape.size())
              + ", "
              + Plural.of(length, "value was", "values were")
              + " given");
    }
  }
}
