package dev.sinter;

import dev.sinter.capture.Arranging;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Engine;
import dev.sinter.capture.Indexing;
import dev.sinter.capture.Joining;
import dev.sinter.capture.Ordering;
import dev.sinter.capture.Padding;
import dev.sinter.capture.Products;
import dev.sinter.capture.Reducing;
import dev.sinter.capture.Scans;
import dev.sinter.capture.Views;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Growth;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.memory.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable array of up to 8 dimensions, row-major, on one {@link Device}. Operations are lazy:
 * they record what is to be computed, and a read, {@link #eval()} or {@link Sinter#eval} computes
 * it in as few kernels as possible.
 *
 * <p>Types follow Java's binary numeric promotion ({@link DType#promote}); a Java scalar never
 * widens a floating array ({@code f32.mul(0.1)} is F32), beside an integer array it promotes as in
 * Java, beside U32 and U64 an integer takes their type if it is not negative. Shapes broadcast as
 * in NumPy. Values are Java's, bit for bit, wherever Java defines them; an integer division by zero
 * throws {@link ArithmeticException} when an affected value is read. Functions such as {@link
 * #exp()} compute in F64 on integer arrays. Errors of shape and type are thrown by the operation
 * itself.
 *
 * <p>Safe to share between threads. {@link #close()} ends this handle and lets its memory go as
 * soon as nothing needs it; {@link Scope} closes many at once; arrays that become unreachable are
 * cleaned up eventually.
 *
 * <p>This class is long because it is the whole vocabulary; each method is one line over {@link
 * Capture}, {@link Views} or {@link HostReads}.
 */
public final class Array {
  private final Handle handle;
  private final Device device;

  private Array(Device device, Parts parts) {
    this.device = device;
    this.handle = new Handle(parts);
    Scope.register(this);
  }

  /** An array over a new node; evaluates it if the graph below has grown too large to keep. */
  static Array make(Device device, Node node) {
    return make(device, Parts.real(node));
  }

  /** As {@link #make(Device, Node)}, of complex elements too. */
  static Array make(Device device, Parts parts) {
    Array array = new Array(device, parts);
    array.evaluateIfLarge(parts.re());
    Node im = parts.im();
    if (im != null) {
      array.evaluateIfLarge(im);
    }
    return array;
  }

  private void evaluateIfLarge(Node node) {
    Growth growth = device.engine().tooLarge(node);
    if (growth != null) {
      eval();
      node.grown(growth);
    }
  }

  // ---- Making arrays. All copy their argument unless they say otherwise.

  /** A F32 array [n] of these values. */
  public static Array of(float... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A F32 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, float[] values) {
    return Sources.copy(DType.F32, shape, values);
  }

  /** A 0-d F32 array. */
  public static Array scalar(float value) {
    return make(Device.current(), Capture.constant(DType.F32, Sources.bits(value)));
  }

  /**
   * A F32 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(float[] values) {
    return Sources.wrap(DType.F32, values);
  }

  /** A F64 array [n] of these values. */
  public static Array of(double... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A F64 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, double[] values) {
    return Sources.copy(DType.F64, shape, values);
  }

  /** A 0-d F64 array. */
  public static Array scalar(double value) {
    return make(Device.current(), Capture.constant(DType.F64, Sources.bits(value)));
  }

  /**
   * A F64 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(double[] values) {
    return Sources.wrap(DType.F64, values);
  }

  /** A I32 array [n] of these values. */
  public static Array of(int... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A I32 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, int[] values) {
    return Sources.copy(DType.I32, shape, values);
  }

  /** A 0-d I32 array. */
  public static Array scalar(int value) {
    return make(Device.current(), Capture.constant(DType.I32, Sources.bits(value)));
  }

  /**
   * A I32 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(int[] values) {
    return Sources.wrap(DType.I32, values);
  }

  /** A I64 array [n] of these values. */
  public static Array of(long... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A I64 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, long[] values) {
    return Sources.copy(DType.I64, shape, values);
  }

  /** A 0-d I64 array. */
  public static Array scalar(long value) {
    return make(Device.current(), Capture.constant(DType.I64, Sources.bits(value)));
  }

  /**
   * A I64 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(long[] values) {
    return Sources.wrap(DType.I64, values);
  }

  /** An I8 array [n] of these values. */
  public static Array of(byte... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * An I8 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, byte[] values) {
    return Sources.copy(DType.I8, shape, values);
  }

  /** A 0-d I8 array. */
  public static Array scalar(byte value) {
    return make(Device.current(), Capture.constant(DType.I8, Sources.bits(value)));
  }

  /**
   * An I8 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(byte[] values) {
    return Sources.wrap(DType.I8, values);
  }

  /** An I16 array [n] of these values. */
  public static Array of(short... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * An I16 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, short[] values) {
    return Sources.copy(DType.I16, shape, values);
  }

  /** A 0-d I16 array. */
  public static Array scalar(short value) {
    return make(Device.current(), Capture.constant(DType.I16, Sources.bits(value)));
  }

  /**
   * An I16 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(short[] values) {
    return Sources.wrap(DType.I16, values);
  }

  /** A U16 array [n] of these values. */
  public static Array of(char... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A U16 array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, char[] values) {
    return Sources.copy(DType.U16, shape, values);
  }

  /** A 0-d U16 array. */
  public static Array scalar(char value) {
    return make(Device.current(), Capture.constant(DType.U16, Sources.bits(value)));
  }

  /**
   * A U16 array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(char[] values) {
    return Sources.wrap(DType.U16, values);
  }

  /**
   * An array of type I8 or U8 whose bits are these values, in row-major order: U8 takes -1 for 255.
   *
   * @throws DTypeException for other types
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(DType type, Shape shape, byte[] values) {
    return Sources.copyBits(type, shape, values);
  }

  /**
   * An array in row-major order, of type I16 or F16 whose bits are these values, or of U8 with
   * these values, from 0 to 255.
   *
   * @throws DTypeException for other types, and for a value that the type doesn't hold
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(DType type, Shape shape, short[] values) {
    return Sources.copyBits(type, shape, values);
  }

  /**
   * An array in row-major order, of type I32 or U32 whose bits are these values, or of U8 or U16
   * with these values, from 0 to 255 or 65,535.
   *
   * @throws DTypeException for other types, and for a value that the type doesn't hold
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(DType type, Shape shape, int[] values) {
    return Sources.copyBits(type, shape, values);
  }

  /**
   * An array in row-major order, of type I64 or U64 whose bits are these values, or of U8, U16 or
   * U32 with these values, from 0 to 255, 65,535 or 4,294,967,295.
   *
   * @throws DTypeException for other types, and for a value that the type doesn't hold
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(DType type, Shape shape, long[] values) {
    return Sources.copyBits(type, shape, values);
  }

  /**
   * An array of type F16 or F32 of these values, in row-major order; F16 rounds to nearest even. Of
   * type C64 the values are re, im, re, im ….
   *
   * @throws DTypeException for other types
   * @throws ShapeException if the number of values is not the shape's size, twice that for C64
   */
  public static Array of(DType type, Shape shape, float[] values) {
    return type == DType.C64
        ? ComplexTransfer.copy(type, shape, values)
        : Sources.copyFloats(type, shape, values);
  }

  /**
   * An array of type F64, or of type C128 of these numbers: re, im, re, im …, in row-major order.
   *
   * @throws DTypeException for other types
   * @throws ShapeException if the number of values is not the shape's size, twice that for C128
   */
  public static Array of(DType type, Shape shape, double[] values) {
    return type == DType.C128
        ? ComplexTransfer.copy(type, shape, values)
        : Sources.copyBits(type, shape, values);
  }

  /**
   * Complex numbers {@code re + i im}, broadcast: C64 of two arrays of type F32 or F16, C128 of all
   * others.
   *
   * @throws DTypeException if one of them is BOOL or complex
   */
  public static Array complex(Array re, Array im) {
    return Argument.given(re, "re").derive(ComplexTransfer.join(re.node(), re.with(im, "im")));
  }

  /** A BOOL array [n] of these values. */
  public static Array of(boolean... values) {
    return of(Sources.vector(values), values);
  }

  /**
   * A BOOL array [n] over {@code values}, not copied where the device allows: don't write to it
   * while arrays use it.
   */
  public static Array wrap(boolean[] values) {
    return Sources.wrap(DType.BOOL, values);
  }

  /**
   * A BOOL array of this shape, values in row-major order.
   *
   * @throws ShapeException if the number of values is not the shape's size
   */
  public static Array of(Shape shape, boolean[] values) {
    return Sources.copy(DType.BOOL, shape, values);
  }

  /** A 0-d BOOL array. */
  public static Array scalar(boolean value) {
    return make(Device.current(), Capture.constant(DType.BOOL, Sources.bits(value)));
  }

  /**
   * A F32 array [rows, columns].
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Array of(float[][] rows) {
    return Sources.copyRows(DType.F32, rows);
  }

  /**
   * A F64 array [rows, columns].
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Array of(double[][] rows) {
    return Sources.copyRows(DType.F64, rows);
  }

  /**
   * An I32 array [rows, columns].
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Array of(int[][] rows) {
    return Sources.copyRows(DType.I32, rows);
  }

  /**
   * An I64 array [rows, columns].
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Array of(long[][] rows) {
    return Sources.copyRows(DType.I64, rows);
  }

  /**
   * A BOOL array [rows, columns].
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Array of(boolean[][] rows) {
    return Sources.copyRows(DType.BOOL, rows);
  }

  /**
   * An array over the remaining bytes of a direct buffer in native byte order, not copied where the
   * device allows: don't write to it while arrays use it.
   *
   * @throws SinterException if the buffer is on the heap, in foreign byte order, or too short
   */
  public static Array wrap(ByteBuffer direct, DType type, Shape shape) {
    return Sources.wrap(direct, type, shape);
  }

  /**
   * An array whose elements are all {@code value}. Takes no memory.
   *
   * @throws DTypeException if the type doesn't hold the value: an integer out of its range, or one
   *     that is not whole for an integer type, other than 0 and 1 for BOOL, a finite one that F16
   *     or F32 would make infinite. Floating types round to nearest even
   */
  public static Array full(DType type, Shape shape, Number value) {
    return full("full", type, shape, value);
  }

  /** An array whose elements are all {@code value}, 0 or 1 in a numeric type. Takes no memory. */
  public static Array full(DType type, Shape shape, boolean value) {
    return full(type, shape, value ? 1 : 0);
  }

  private static Array full(String what, DType type, Shape shape, Number value) {
    return generated(type, Sources.full(what, Sources.partType(type), shape, value));
  }

  /** Values of a type's parts, of a complex one the real parts. */
  private static Array generated(DType type, Node values) {
    Parts real = Parts.real(values);
    return make(Device.current(), type.isComplex() ? real.cast(type) : real);
  }

  /** All zero (false). */
  public static Array zeros(DType type, Shape shape) {
    return full("zeros", type, shape, 0);
  }

  /** All one (true). */
  public static Array ones(DType type, Shape shape) {
    return full("ones", type, shape, 1);
  }

  /** The row-major positions 0, 1, 2, …, converted to {@code type}. Takes no memory. */
  public static Array iota(DType type, Shape shape) {
    Node positions =
        new Node(
            DType.I64,
            Argument.given(shape, "shape"),
            new Definition.Position(Definition.Position.FLAT));
    return generated(type, Capture.convert(positions, Sources.partType(type)));
  }

  /**
   * {@code count} evenly spaced values [count], {@code first + i * ((last - first) / (count - 1))}
   * computed in F64, the last one exactly {@code last}; then converted to {@code type}.
   */
  public static Array linspace(DType type, double first, double last, long count) {
    return generated(type, Sources.linspace(Sources.partType(type), first, last, count));
  }

  // ---- Element-wise operations.

  /** {@code this + other}; integers wrap. */
  public Array add(Array other) {
    return apply(Op.ADD, other);
  }

  /** {@code this + value}; integers wrap. */
  public Array add(int value) {
    return apply(Op.ADD, operand(value));
  }

  /** {@code this + value}; integers wrap. */
  public Array add(long value) {
    return apply(Op.ADD, operand(value));
  }

  /** {@code this + value}; integers wrap. */
  public Array add(float value) {
    return apply(Op.ADD, operand(value));
  }

  /** {@code this + value}; integers wrap. */
  public Array add(double value) {
    return apply(Op.ADD, operand(value));
  }

  /** {@code this - other}; integers wrap. */
  public Array sub(Array other) {
    return apply(Op.SUB, other);
  }

  /** {@code this - value}; integers wrap. */
  public Array sub(int value) {
    return apply(Op.SUB, operand(value));
  }

  /** {@code this - value}; integers wrap. */
  public Array sub(long value) {
    return apply(Op.SUB, operand(value));
  }

  /** {@code this - value}; integers wrap. */
  public Array sub(float value) {
    return apply(Op.SUB, operand(value));
  }

  /** {@code this - value}; integers wrap. */
  public Array sub(double value) {
    return apply(Op.SUB, operand(value));
  }

  /** As {@link #sub(Array)} with the operands swapped: value first. */
  public Array rsub(int value) {
    return reversed(Op.SUB, operand(value));
  }

  /** As {@link #sub(Array)} with the operands swapped: value first. */
  public Array rsub(long value) {
    return reversed(Op.SUB, operand(value));
  }

  /** As {@link #sub(Array)} with the operands swapped: value first. */
  public Array rsub(float value) {
    return reversed(Op.SUB, operand(value));
  }

  /** As {@link #sub(Array)} with the operands swapped: value first. */
  public Array rsub(double value) {
    return reversed(Op.SUB, operand(value));
  }

  /** {@code this * other}; integers wrap. */
  public Array mul(Array other) {
    return apply(Op.MUL, other);
  }

  /** {@code this * value}; integers wrap. */
  public Array mul(int value) {
    return apply(Op.MUL, operand(value));
  }

  /** {@code this * value}; integers wrap. */
  public Array mul(long value) {
    return apply(Op.MUL, operand(value));
  }

  /** {@code this * value}; integers wrap. */
  public Array mul(float value) {
    return apply(Op.MUL, operand(value));
  }

  /** {@code this * value}; integers wrap. */
  public Array mul(double value) {
    return apply(Op.MUL, operand(value));
  }

  /** {@code this / other}; integers truncate, division by zero throws at the read. */
  public Array div(Array other) {
    return apply(Op.DIV, other);
  }

  /** {@code this / value}; integers truncate, division by zero throws at the read. */
  public Array div(int value) {
    return apply(Op.DIV, operand(value));
  }

  /** {@code this / value}; integers truncate, division by zero throws at the read. */
  public Array div(long value) {
    return apply(Op.DIV, operand(value));
  }

  /** {@code this / value}; integers truncate, division by zero throws at the read. */
  public Array div(float value) {
    return apply(Op.DIV, operand(value));
  }

  /** {@code this / value}; integers truncate, division by zero throws at the read. */
  public Array div(double value) {
    return apply(Op.DIV, operand(value));
  }

  /** As {@link #div(Array)} with the operands swapped: value first. */
  public Array rdiv(int value) {
    return reversed(Op.DIV, operand(value));
  }

  /** As {@link #div(Array)} with the operands swapped: value first. */
  public Array rdiv(long value) {
    return reversed(Op.DIV, operand(value));
  }

  /** As {@link #div(Array)} with the operands swapped: value first. */
  public Array rdiv(float value) {
    return reversed(Op.DIV, operand(value));
  }

  /** As {@link #div(Array)} with the operands swapped: value first. */
  public Array rdiv(double value) {
    return reversed(Op.DIV, operand(value));
  }

  /** {@code this % other}, Java's truncated remainder. */
  public Array rem(Array other) {
    return apply(Op.REM, other);
  }

  /** {@code this % value}, Java's truncated remainder. */
  public Array rem(int value) {
    return apply(Op.REM, operand(value));
  }

  /** {@code this % value}, Java's truncated remainder. */
  public Array rem(long value) {
    return apply(Op.REM, operand(value));
  }

  /** {@code this % value}, Java's truncated remainder. */
  public Array rem(float value) {
    return apply(Op.REM, operand(value));
  }

  /** {@code this % value}, Java's truncated remainder. */
  public Array rem(double value) {
    return apply(Op.REM, operand(value));
  }

  /**
   * The remainder with the divisor's sign: {@code Math.floorMod} on integers, NumPy's {@code mod}
   * on floats.
   */
  public Array floorMod(Array other) {
    return derive(Capture.floorMod(node(), with(other, "other")));
  }

  /** As {@link #floorMod(Array)}. */
  public Array floorMod(int value) {
    return derive(Capture.floorMod(node(), Capture.scalar(dtype(), value)));
  }

  /** As {@link #floorMod(Array)}. */
  public Array floorMod(long value) {
    return derive(Capture.floorMod(node(), Capture.scalar(dtype(), value)));
  }

  /** As {@link #floorMod(Array)}. */
  public Array floorMod(float value) {
    return derive(Capture.floorMod(node(), Capture.scalar(dtype(), value)));
  }

  /** As {@link #floorMod(Array)}. */
  public Array floorMod(double value) {
    return derive(Capture.floorMod(node(), Capture.scalar(dtype(), value)));
  }

  /** {@code Math.pow(this, other)}. */
  public Array pow(Array other) {
    return apply(Op.POW, other);
  }

  /** {@code Math.pow(this, value)}. */
  public Array pow(int value) {
    return apply(Op.POW, operand(value));
  }

  /** {@code Math.pow(this, value)}. */
  public Array pow(long value) {
    return apply(Op.POW, operand(value));
  }

  /** {@code Math.pow(this, value)}. */
  public Array pow(float value) {
    return apply(Op.POW, operand(value));
  }

  /** {@code Math.pow(this, value)}. */
  public Array pow(double value) {
    return apply(Op.POW, operand(value));
  }

  /** As {@link #pow(Array)} with the operands swapped: value first. */
  public Array rpow(int value) {
    return reversed(Op.POW, operand(value));
  }

  /** As {@link #pow(Array)} with the operands swapped: value first. */
  public Array rpow(long value) {
    return reversed(Op.POW, operand(value));
  }

  /** As {@link #pow(Array)} with the operands swapped: value first. */
  public Array rpow(float value) {
    return reversed(Op.POW, operand(value));
  }

  /** As {@link #pow(Array)} with the operands swapped: value first. */
  public Array rpow(double value) {
    return reversed(Op.POW, operand(value));
  }

  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  public Array minimum(Array other) {
    return apply(Op.MIN, other);
  }

  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  public Array minimum(int value) {
    return apply(Op.MIN, operand(value));
  }

  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  public Array minimum(long value) {
    return apply(Op.MIN, operand(value));
  }

  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  public Array minimum(float value) {
    return apply(Op.MIN, operand(value));
  }

  /** {@code Math.min}: NaN wins, -0.0 is below 0.0. */
  public Array minimum(double value) {
    return apply(Op.MIN, operand(value));
  }

  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  public Array maximum(Array other) {
    return apply(Op.MAX, other);
  }

  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  public Array maximum(int value) {
    return apply(Op.MAX, operand(value));
  }

  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  public Array maximum(long value) {
    return apply(Op.MAX, operand(value));
  }

  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  public Array maximum(float value) {
    return apply(Op.MAX, operand(value));
  }

  /** {@code Math.max}: NaN wins, 0.0 is above -0.0. */
  public Array maximum(double value) {
    return apply(Op.MAX, operand(value));
  }

  /** {@code Math.atan2(this, other)}. */
  public Array atan2(Array other) {
    return apply(Op.ATAN2, other);
  }

  /** {@code Math.atan2(this, value)}. */
  public Array atan2(int value) {
    return apply(Op.ATAN2, operand(value));
  }

  /** {@code Math.atan2(this, value)}. */
  public Array atan2(long value) {
    return apply(Op.ATAN2, operand(value));
  }

  /** {@code Math.atan2(this, value)}. */
  public Array atan2(float value) {
    return apply(Op.ATAN2, operand(value));
  }

  /** {@code Math.atan2(this, value)}. */
  public Array atan2(double value) {
    return apply(Op.ATAN2, operand(value));
  }

  /** {@code Math.hypot(this, other)}. */
  public Array hypot(Array other) {
    return apply(Op.HYPOT, other);
  }

  /** {@code Math.hypot(this, value)}. */
  public Array hypot(int value) {
    return apply(Op.HYPOT, operand(value));
  }

  /** {@code Math.hypot(this, value)}. */
  public Array hypot(long value) {
    return apply(Op.HYPOT, operand(value));
  }

  /** {@code Math.hypot(this, value)}. */
  public Array hypot(float value) {
    return apply(Op.HYPOT, operand(value));
  }

  /** {@code Math.hypot(this, value)}. */
  public Array hypot(double value) {
    return apply(Op.HYPOT, operand(value));
  }

  /**
   * The magnitude of this with the sign of other. As with {@code Math.copySign}, either sign may
   * come out where that is NaN, on one device another one than on another.
   */
  public Array copySign(Array other) {
    return apply(Op.COPY_SIGN, other);
  }

  /** The magnitude of this with the sign of value. */
  public Array copySign(int value) {
    return apply(Op.COPY_SIGN, operand(value));
  }

  /** The magnitude of this with the sign of value. */
  public Array copySign(long value) {
    return apply(Op.COPY_SIGN, operand(value));
  }

  /** The magnitude of this with the sign of value. */
  public Array copySign(float value) {
    return apply(Op.COPY_SIGN, operand(value));
  }

  /** The magnitude of this with the sign of value. */
  public Array copySign(double value) {
    return apply(Op.COPY_SIGN, operand(value));
  }

  /** {@code min(max(this, low), high)}: NaN stays NaN. */
  public Array clamp(Array low, Array high) {
    return ordered().maximum(Argument.given(low, "low")).minimum(Argument.given(high, "high"));
  }

  /** {@code min(max(this, low), high)}: NaN stays NaN. */
  public Array clamp(int low, int high) {
    return ordered().maximum(low).minimum(high);
  }

  /** {@code min(max(this, low), high)}: NaN stays NaN. */
  public Array clamp(long low, long high) {
    return ordered().maximum(low).minimum(high);
  }

  /** {@code min(max(this, low), high)}: NaN stays NaN. */
  public Array clamp(float low, float high) {
    return ordered().maximum(low).minimum(high);
  }

  /** {@code min(max(this, low), high)}: NaN stays NaN. */
  public Array clamp(double low, double high) {
    return ordered().maximum(low).minimum(high);
  }

  /** This, if an operation that is made of others has a meaning for its elements. */
  private Array ordered() {
    if (dtype().isComplex()) {
      throw ComplexRefusal.of(dtype());
    }
    Capture.requireNumbers(dtype());
    return this;
  }

  /** {@code this * factor + addend}, rounded once ({@code Math.fma}); integers wrap. */
  public Array fma(Array factor, Array addend) {
    return fma(with(factor, "factor"), with(addend, "addend"));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(int factor, Array addend) {
    return fma(Capture.scalar(typeWith(addend, "addend"), factor), with(addend, "addend"));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(Array factor, int addend) {
    return fma(with(factor, "factor"), Capture.scalar(typeWith(factor, "factor"), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(int factor, int addend) {
    return fma(Capture.scalar(dtype(), factor), Capture.scalar(dtype(), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(long factor, Array addend) {
    return fma(Capture.scalar(typeWith(addend, "addend"), factor), with(addend, "addend"));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(Array factor, long addend) {
    return fma(with(factor, "factor"), Capture.scalar(typeWith(factor, "factor"), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(long factor, long addend) {
    return fma(Capture.scalar(dtype(), factor), Capture.scalar(dtype(), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(float factor, Array addend) {
    return fma(Capture.scalar(typeWith(addend, "addend"), factor), with(addend, "addend"));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(Array factor, float addend) {
    return fma(with(factor, "factor"), Capture.scalar(typeWith(factor, "factor"), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(float factor, float addend) {
    return fma(Capture.scalar(dtype(), factor), Capture.scalar(dtype(), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(double factor, Array addend) {
    return fma(Capture.scalar(typeWith(addend, "addend"), factor), with(addend, "addend"));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(Array factor, double addend) {
    return fma(with(factor, "factor"), Capture.scalar(typeWith(factor, "factor"), addend));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Array fma(double factor, double addend) {
    return fma(Capture.scalar(dtype(), factor), Capture.scalar(dtype(), addend));
  }

  private Array fma(Node factor, Node addend) {
    return derive(Capture.fma(node(), factor, addend));
  }

  /**
   * What a scalar beside this and an operand adapts to; no type at all is left to the operation.
   */
  private DType typeWith(Array operand, String parameter) {
    DType other = Argument.given(operand, parameter).dtype();
    boolean numbers = dtype() != DType.BOOL && other != DType.BOOL;
    return numbers && !other.isComplex() ? DType.promote(dtype(), other) : dtype();
  }

  /** {@code -this}; integers wrap. */
  public Array neg() {
    return apply(Op.NEG);
  }

  /** {@code Math.abs}: MIN_VALUE stays. */
  public Array abs() {
    return apply(Op.ABS);
  }

  /** The real part, in F32 or F64; a real array itself. */
  public Array real() {
    return derive(parts().re());
  }

  /** The imaginary part, in F32 or F64; 0 of a real array. */
  public Array imag() {
    return derive(parts().imaginary());
  }

  /** {@code re - i im}; a real array itself. */
  public Array conj() {
    Parts parts = parts();
    return derive(
        parts.isComplex()
            ? Parts.complex(parts.re(), Complex.conjugated(parts.imaginary()))
            : parts);
  }

  /** The angle {@code atan2(im, re)} from -π to π; of a real array 0, or π where negative. */
  public Array arg() {
    return derive(Capture.apply(Op.ATAN2, parts().imaginary(), parts().re()));
  }

  /** -1, 0 or 1: {@code Math.signum} or {@code Integer.signum}. */
  public Array sign() {
    return apply(Op.SIGN);
  }

  /** Square root, correctly rounded. */
  public Array sqrt() {
    return apply(Op.SQRT);
  }

  /** Cube root. */
  public Array cbrt() {
    return apply(Op.CBRT);
  }

  /** {@code 1 / sqrt(this)}. */
  public Array rsqrt() {
    return apply(Op.RSQRT);
  }

  /** e to this power. */
  public Array exp() {
    return apply(Op.EXP);
  }

  /** 2 to this power. */
  public Array exp2() {
    return apply(Op.EXP2);
  }

  /** {@code exp(this) - 1}, accurate near 0. */
  public Array expm1() {
    return apply(Op.EXPM1);
  }

  /** Natural logarithm. */
  public Array log() {
    return apply(Op.LOG);
  }

  /** Logarithm to base 2. */
  public Array log2() {
    return apply(Op.LOG2);
  }

  /** Logarithm to base 10. */
  public Array log10() {
    return apply(Op.LOG10);
  }

  /** {@code log(1 + this)}, accurate near 0. */
  public Array log1p() {
    return apply(Op.LOG1P);
  }

  /** Sine of radians. */
  public Array sin() {
    return apply(Op.SIN);
  }

  /** Cosine of radians. */
  public Array cos() {
    return apply(Op.COS);
  }

  /** Tangent of radians. */
  public Array tan() {
    return apply(Op.TAN);
  }

  /** Arc sine, radians. */
  public Array asin() {
    return apply(Op.ASIN);
  }

  /** Arc cosine, radians. */
  public Array acos() {
    return apply(Op.ACOS);
  }

  /** Arc tangent, radians. */
  public Array atan() {
    return apply(Op.ATAN);
  }

  /** Hyperbolic sine. */
  public Array sinh() {
    return apply(Op.SINH);
  }

  /** Hyperbolic cosine. */
  public Array cosh() {
    return apply(Op.COSH);
  }

  /** Hyperbolic tangent. */
  public Array tanh() {
    return apply(Op.TANH);
  }

  /** Inverse hyperbolic sine. */
  public Array asinh() {
    return apply(Op.ASINH);
  }

  /** Inverse hyperbolic cosine. */
  public Array acosh() {
    return apply(Op.ACOSH);
  }

  /** Inverse hyperbolic tangent. */
  public Array atanh() {
    return apply(Op.ATANH);
  }

  /** {@code 1 / (1 + exp(-this))}. */
  public Array sigmoid() {
    return apply(Op.SIGMOID);
  }

  /** Error function. */
  public Array erf() {
    return apply(Op.ERF);
  }

  /** {@code 1 - erf(this)}, accurate in the tail. */
  public Array erfc() {
    return apply(Op.ERFC);
  }

  /** Gamma function. */
  public Array gamma() {
    return apply(Op.GAMMA);
  }

  /** Logarithm of the absolute value of the gamma function. */
  public Array lgamma() {
    return apply(Op.LGAMMA);
  }

  /** Largest integer not above, still floating. */
  public Array floor() {
    return apply(Op.FLOOR);
  }

  /** Smallest integer not below, still floating. */
  public Array ceil() {
    return apply(Op.CEIL);
  }

  /** Nearest integer, ties to even, still floating. */
  public Array rint() {
    return apply(Op.RINT);
  }

  /** {@code Math.round}: I32 from F16 and F32, I64 from F64; NaN is 0, saturates. */
  public Array round() {
    return apply(Op.ROUND);
  }

  /** Nearest integer towards 0, still floating. */
  public Array trunc() {
    return apply(Op.TRUNC);
  }

  /** Logical on BOOL, bitwise on integers. */
  public Array not() {
    return apply(Op.NOT);
  }

  /** BOOL: whether NaN. */
  public Array isNaN() {
    return apply(Op.IS_NAN);
  }

  /** BOOL: whether infinite. */
  public Array isInfinite() {
    return apply(Op.IS_INFINITE);
  }

  /** BOOL: whether neither NaN nor infinite. */
  public Array isFinite() {
    return apply(Op.IS_FINITE);
  }

  /** {@code 1 / this}; of integers an integer division, as in Java. */
  public Array reciprocal() {
    return rdiv(1);
  }

  /** {@code this * this}. */
  public Array square() {
    return mul(this);
  }

  /** BOOL: {@code this == other}; false for NaN. */
  public Array eq(Array other) {
    return apply(Op.EQ, other);
  }

  /** BOOL: {@code this == value}; false for NaN. */
  public Array eq(int value) {
    return apply(Op.EQ, operand(value));
  }

  /** BOOL: {@code this == value}; false for NaN. */
  public Array eq(long value) {
    return apply(Op.EQ, operand(value));
  }

  /** BOOL: {@code this == value}; false for NaN. */
  public Array eq(float value) {
    return apply(Op.EQ, operand(value));
  }

  /** BOOL: {@code this == value}; false for NaN. */
  public Array eq(double value) {
    return apply(Op.EQ, operand(value));
  }

  /** BOOL: {@code this != other}; true for NaN. */
  public Array ne(Array other) {
    return apply(Op.NE, other);
  }

  /** BOOL: {@code this != value}; true for NaN. */
  public Array ne(int value) {
    return apply(Op.NE, operand(value));
  }

  /** BOOL: {@code this != value}; true for NaN. */
  public Array ne(long value) {
    return apply(Op.NE, operand(value));
  }

  /** BOOL: {@code this != value}; true for NaN. */
  public Array ne(float value) {
    return apply(Op.NE, operand(value));
  }

  /** BOOL: {@code this != value}; true for NaN. */
  public Array ne(double value) {
    return apply(Op.NE, operand(value));
  }

  /** BOOL: {@code this < other}; false for NaN. */
  public Array lt(Array other) {
    return apply(Op.LT, other);
  }

  /** BOOL: {@code this < value}; false for NaN. */
  public Array lt(int value) {
    return apply(Op.LT, operand(value));
  }

  /** BOOL: {@code this < value}; false for NaN. */
  public Array lt(long value) {
    return apply(Op.LT, operand(value));
  }

  /** BOOL: {@code this < value}; false for NaN. */
  public Array lt(float value) {
    return apply(Op.LT, operand(value));
  }

  /** BOOL: {@code this < value}; false for NaN. */
  public Array lt(double value) {
    return apply(Op.LT, operand(value));
  }

  /** BOOL: {@code this <= other}; false for NaN. */
  public Array le(Array other) {
    return apply(Op.LE, other);
  }

  /** BOOL: {@code this <= value}; false for NaN. */
  public Array le(int value) {
    return apply(Op.LE, operand(value));
  }

  /** BOOL: {@code this <= value}; false for NaN. */
  public Array le(long value) {
    return apply(Op.LE, operand(value));
  }

  /** BOOL: {@code this <= value}; false for NaN. */
  public Array le(float value) {
    return apply(Op.LE, operand(value));
  }

  /** BOOL: {@code this <= value}; false for NaN. */
  public Array le(double value) {
    return apply(Op.LE, operand(value));
  }

  /** BOOL: {@code this > other}; false for NaN. */
  public Array gt(Array other) {
    return apply(Op.GT, other);
  }

  /** BOOL: {@code this > value}; false for NaN. */
  public Array gt(int value) {
    return apply(Op.GT, operand(value));
  }

  /** BOOL: {@code this > value}; false for NaN. */
  public Array gt(long value) {
    return apply(Op.GT, operand(value));
  }

  /** BOOL: {@code this > value}; false for NaN. */
  public Array gt(float value) {
    return apply(Op.GT, operand(value));
  }

  /** BOOL: {@code this > value}; false for NaN. */
  public Array gt(double value) {
    return apply(Op.GT, operand(value));
  }

  /** BOOL: {@code this >= other}; false for NaN. */
  public Array ge(Array other) {
    return apply(Op.GE, other);
  }

  /** BOOL: {@code this >= value}; false for NaN. */
  public Array ge(int value) {
    return apply(Op.GE, operand(value));
  }

  /** BOOL: {@code this >= value}; false for NaN. */
  public Array ge(long value) {
    return apply(Op.GE, operand(value));
  }

  /** BOOL: {@code this >= value}; false for NaN. */
  public Array ge(float value) {
    return apply(Op.GE, operand(value));
  }

  /** BOOL: {@code this >= value}; false for NaN. */
  public Array ge(double value) {
    return apply(Op.GE, operand(value));
  }

  /** As with an array of this value; for BOOL arrays. */
  public Array eq(boolean value) {
    return apply(Op.EQ, Sources.bool(value));
  }

  /** As with an array of this value; for BOOL arrays. */
  public Array ne(boolean value) {
    return apply(Op.NE, Sources.bool(value));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array and(Array other) {
    return apply(Op.AND, other);
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array and(int value) {
    return apply(Op.AND, operand(value));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array and(long value) {
    return apply(Op.AND, operand(value));
  }

  /** Logical, for BOOL arrays. */
  public Array and(boolean value) {
    return derive(Capture.apply(Op.AND, node(), Sources.bool(value)));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array or(Array other) {
    return apply(Op.OR, other);
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array or(int value) {
    return apply(Op.OR, operand(value));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array or(long value) {
    return apply(Op.OR, operand(value));
  }

  /** Logical, for BOOL arrays. */
  public Array or(boolean value) {
    return derive(Capture.apply(Op.OR, node(), Sources.bool(value)));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array xor(Array other) {
    return apply(Op.XOR, other);
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array xor(int value) {
    return apply(Op.XOR, operand(value));
  }

  /** Logical on BOOL (both sides are evaluated), bitwise on integers. */
  public Array xor(long value) {
    return apply(Op.XOR, operand(value));
  }

  /** Logical, for BOOL arrays. */
  public Array xor(boolean value) {
    return derive(Capture.apply(Op.XOR, node(), Sources.bool(value)));
  }

  /** {@code this << count}, the count masked as in Java. */
  public Array shl(Array count) {
    return apply(Op.SHL, count, "count");
  }

  /** {@code this << count}, the count masked as in Java. */
  public Array shl(int count) {
    return derive(Capture.apply(Op.SHL, node(), Capture.constant(DType.I32, count)));
  }

  /** {@code this << count}, the count masked as in Java. */
  public Array shl(long count) {
    return derive(Capture.apply(Op.SHL, node(), Capture.constant(DType.I64, count)));
  }

  /** {@code this >> count}, the count masked as in Java. */
  public Array shr(Array count) {
    return apply(Op.SHR, count, "count");
  }

  /** {@code this >> count}, the count masked as in Java. */
  public Array shr(int count) {
    return derive(Capture.apply(Op.SHR, node(), Capture.constant(DType.I32, count)));
  }

  /** {@code this >> count}, the count masked as in Java. */
  public Array shr(long count) {
    return derive(Capture.apply(Op.SHR, node(), Capture.constant(DType.I64, count)));
  }

  /** {@code this >>> count}, the count masked as in Java. */
  public Array ushr(Array count) {
    return apply(Op.USHR, count, "count");
  }

  /** {@code this >>> count}, the count masked as in Java. */
  public Array ushr(int count) {
    return derive(Capture.apply(Op.USHR, node(), Capture.constant(DType.I32, count)));
  }

  /** {@code this >>> count}, the count masked as in Java. */
  public Array ushr(long count) {
    return derive(Capture.apply(Op.USHR, node(), Capture.constant(DType.I64, count)));
  }

  /**
   * {@code condition ? a : b} for every element; only the chosen side's element errors count.
   *
   * @param condition BOOL
   */
  public static Array where(Array condition, Array a, Array b) {
    return Argument.given(condition, "condition")
        .select(condition.partsWith(a, "a"), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, Array a, int b) {
    return Argument.given(condition, "condition").select(condition.partsWith(a, "a"), a.choice(b));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, int a, Array b) {
    return Argument.given(condition, "condition")
        .select(Argument.given(b, "b").choice(a), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, Array a, long b) {
    return Argument.given(condition, "condition").select(condition.partsWith(a, "a"), a.choice(b));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, long a, Array b) {
    return Argument.given(condition, "condition")
        .select(Argument.given(b, "b").choice(a), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, Array a, float b) {
    return Argument.given(condition, "condition").select(condition.partsWith(a, "a"), a.choice(b));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, float a, Array b) {
    return Argument.given(condition, "condition")
        .select(Argument.given(b, "b").choice(a), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, Array a, double b) {
    return Argument.given(condition, "condition").select(condition.partsWith(a, "a"), a.choice(b));
  }

  /** {@code condition ? a : b}. */
  public static Array where(Array condition, double a, Array b) {
    return Argument.given(condition, "condition")
        .select(Argument.given(b, "b").choice(a), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}, BOOL. */
  public static Array where(Array condition, Array a, boolean b) {
    return Argument.given(condition, "condition")
        .select(condition.partsWith(a, "a"), Sources.bool(b));
  }

  /** {@code condition ? a : b}, BOOL. */
  public static Array where(Array condition, boolean a, Array b) {
    return Argument.given(condition, "condition")
        .select(Sources.bool(a), condition.partsWith(b, "b"));
  }

  /** {@code condition ? a : b}, BOOL. */
  public static Array where(Array condition, boolean a, boolean b) {
    return where(condition, Sources.bool(a), Sources.bool(b));
  }

  /** {@code condition ? a : b}, I32. */
  public static Array where(Array condition, int a, int b) {
    return where(condition, Capture.scalar(DType.I32, a), Capture.scalar(DType.I32, b));
  }

  /** {@code condition ? a : b}, I64. */
  public static Array where(Array condition, long a, long b) {
    return where(condition, Capture.scalar(DType.I64, a), Capture.scalar(DType.I64, b));
  }

  /** {@code condition ? a : b}, F32. */
  public static Array where(Array condition, float a, float b) {
    return where(condition, Capture.scalar(DType.F32, a), Capture.scalar(DType.F32, b));
  }

  /** {@code condition ? a : b}, F64. */
  public static Array where(Array condition, double a, double b) {
    return where(condition, Capture.scalar(DType.F64, a), Capture.scalar(DType.F64, b));
  }

  private static Array where(Array condition, Node a, Node b) {
    return Argument.given(condition, "condition").select(Parts.real(a), b);
  }

  /** Java's conversion of every element; to BOOL: {@code != 0} (NaN is true); from BOOL: 0 or 1. */
  public Array cast(DType type) {
    return derive(parts().cast(Argument.given(type, "type")));
  }

  /**
   * The same bits as another type of the same width: I32 and F32, I64 and F64.
   *
   * @throws DTypeException if the widths differ
   */
  public Array bitcast(DType type) {
    return derive(Capture.bitcast(node(), Argument.given(type, "type")));
  }

  // ---- Shape operations: index maps, fused into what uses them.

  /** The same elements in row-major order; the sizes must agree. */
  public Array reshape(Shape shape) {
    Argument.given(shape, "shape");
    return derive(parts().map(node -> Views.reshape(node, shape)));
  }

  /** As {@link #reshape(Shape)}; one extent may be -1: it follows from the others. */
  public Array reshape(long... dims) {
    return reshape(Sources.inferred(shape(), dims));
  }

  /** Stretches axes of extent 1, and adds axes in front. */
  public Array broadcastTo(Shape shape) {
    Argument.given(shape, "shape");
    return derive(parts().map(node -> Views.broadcastTo(node, shape)));
  }

  /** Axis k of the result is axis {@code order[k]}; without arguments the axes are reversed. */
  public Array transpose(int... order) {
    Argument.given(order, "order");
    return derive(parts().map(node -> Views.transpose(node, order)));
  }

  /** A new axis of extent 1 at position {@code axis} of the result. */
  public Array expandDims(int axis) {
    return derive(parts().map(node -> Views.expandDims(node, axis)));
  }

  /** Drops the axes named, which must have extent 1; without arguments all such axes. */
  public Array squeeze(int... axes) {
    Argument.given(axes, "axes");
    return derive(parts().map(node -> Views.squeeze(node, axes)));
  }

  /**
   * A part of every axis; axes beyond the slices are taken whole. No copy: what uses it reads
   * there.
   *
   * @throws ShapeException naming axis, position and extent, if a slice reaches outside
   */
  public Array slice(Slice... slices) {
    Argument.each(slices, "slices");
    return derive(parts().map(node -> Views.slice(node, slices)));
  }

  /** These axes backwards; without arguments all of them. */
  public Array flip(int... axes) {
    Argument.given(axes, "axes");
    return derive(parts().map(node -> Views.flip(node, axes)));
  }

  /**
   * Elements moved {@code shift} places along an axis; those beyond its end enter at its other end.
   * No copy: what uses it reads there.
   *
   * @throws ShapeException if there is no such axis
   */
  public Array roll(long shift, int axis) {
    return derive(parts().map(node -> Arranging.roll(node, shift, axis)));
  }

  /**
   * As {@link #roll(long, int)}, along several axes; shifts of an axis that is named again add up.
   *
   * @throws ShapeException if there are not as many shifts as axes
   */
  public Array roll(long[] shifts, int... axes) {
    Argument.given(shifts, "shifts");
    Argument.given(axes, "axes");
    return derive(parts().map(node -> Arranging.roll(node, shifts, axes)));
  }

  /** The elements in row-major order, moved {@code shift} places around the end. */
  public Array roll(long shift) {
    return derive(parts().map(node -> Arranging.rollFlat(node, shift)));
  }

  /**
   * This array {@code reps} times along its last axes, one count per axis; more counts than axes
   * make new axes in front. No copy: what uses it reads the same elements again.
   *
   * @throws ShapeException if a count is negative, or the result has more than 8 axes
   */
  public Array tile(long... reps) {
    Argument.given(reps, "reps");
    return derive(parts().map(node -> Arranging.tile(node, reps)));
  }

  /**
   * This array continued along an axis by {@code before} elements in front and {@code after} behind
   * that are {@code value}, in the array's type. No copy.
   *
   * @throws ShapeException if there is no such axis, or an amount is negative
   * @throws DTypeException if the type doesn't hold the value, see {@link #full(DType, Shape,
   *     Number)}
   */
  public Array pad(int axis, long before, long after, Number value) {
    Parts constant = padding(value);
    return derive(Joined.zip(parts(), constant, (n, v) -> Padding.pad(n, axis, before, after, v)));
  }

  /**
   * As {@link #pad(int, long, long, Number)}, along every axis.
   *
   * @throws ShapeException if there is not one amount per axis
   */
  public Array pad(long[] before, long[] after, Number value) {
    Argument.given(before, "before");
    Argument.given(after, "after");
    Parts constant = padding(value);
    return derive(Joined.zip(parts(), constant, (n, v) -> Padding.pad(n, before, after, v)));
  }

  /**
   * This array continued along an axis with its own elements. No copy.
   *
   * @throws ShapeException if there is no such axis, an amount is negative, or the axis is empty
   */
  public Array pad(int axis, long before, long after, PadMode mode) {
    Argument.given(mode, "mode");
    return derive(parts().map(node -> Padding.pad(node, axis, before, after, mode)));
  }

  /**
   * As {@link #pad(int, long, long, PadMode)}, along every axis.
   *
   * @throws ShapeException if there is not one amount per axis
   */
  public Array pad(long[] before, long[] after, PadMode mode) {
    Argument.given(before, "before");
    Argument.given(after, "after");
    Argument.given(mode, "mode");
    return derive(parts().map(node -> Padding.pad(node, before, after, mode)));
  }

  /**
   * Arrays one after the other along an axis, in the type to which Java promotes them; equal types
   * stay. No copy: what uses it reads each element from its array. Beyond 8 arrays, joined ones are
   * joined again, and may be stored where that costs less.
   *
   * @param axis of the arrays, negative from the end
   * @throws ShapeException naming the array, if extents of other axes differ
   * @throws DTypeException if some are BOOL and some are not
   */
  public static Array concat(int axis, Array... arrays) {
    Argument.each(arrays, "arrays");
    return make(device(arrays), Joined.of(parts(arrays), nodes -> Joining.concat(axis, nodes)));
  }

  /**
   * Arrays of one shape along a new axis; see {@link #concat}.
   *
   * @param axis of the result, negative from the end
   * @throws ShapeException naming the array, if shapes differ
   * @throws DTypeException if some are BOOL and some are not
   */
  public static Array stack(int axis, Array... arrays) {
    Argument.each(arrays, "arrays");
    return make(device(arrays), Joined.of(parts(arrays), nodes -> Joining.stack(axis, nodes)));
  }

  private static Device device(Array... arrays) {
    return arrays.length == 0 ? Device.current() : arrays[0].device;
  }

  private static List<Parts> parts(Array... arrays) {
    return Arrays.stream(arrays).map(array -> array.partsFor(arrays[0])).toList();
  }

  private Parts padding(Number value) {
    Node constant = Sources.full("pad", dtype().part(), Shape.of(), value);
    return dtype().isComplex() ? Parts.real(constant).cast(dtype()) : Parts.real(constant);
  }

  // ---- Reductions, fused with what produces their input and with what uses their results row by
  // row.

  /**
   * Sum on the fixed tree: the same bits on every device; I64 for integers and BOOL, U64 for U32
   * and U64 (wrapping). Over everything; 0-d.
   */
  public Array sum() {
    return reduce(ReduceOp.SUM, false);
  }

  /**
   * Sum on the fixed tree: the same bits on every device; I64 for integers and BOOL, U64 for U32
   * and U64 (wrapping). Over these axes, negative from the end, which disappear; without axes over
   * everything.
   */
  public Array sum(int... axes) {
    return sum(false, axes);
  }

  /**
   * Sum on the fixed tree: the same bits on every device; I64 for integers and BOOL, U64 for U32
   * and U64 (wrapping). Reduced axes stay with extent 1 if {@code keepDims}; without axes over
   * everything.
   */
  public Array sum(boolean keepDims, int... axes) {
    return reduce(ReduceOp.SUM, keepDims, axes);
  }

  /**
   * Product on the fixed tree; I64 for integers and BOOL, U64 for U32 and U64 (wrapping). Over
   * everything; 0-d.
   */
  public Array prod() {
    return reduce(ReduceOp.PROD, false);
  }

  /**
   * Product on the fixed tree; I64 for integers and BOOL, U64 for U32 and U64 (wrapping). Over
   * these axes, negative from the end, which disappear; without axes over everything.
   */
  public Array prod(int... axes) {
    return prod(false, axes);
  }

  /**
   * Product on the fixed tree; I64 for integers and BOOL, U64 for U32 and U64 (wrapping). Reduced
   * axes stay with extent 1 if {@code keepDims}; without axes over everything.
   */
  public Array prod(boolean keepDims, int... axes) {
    return reduce(ReduceOp.PROD, keepDims, axes);
  }

  /** Smallest; NaN wins. Over everything; 0-d. */
  public Array min() {
    return derive(Capture.reduce(ReduceOp.MIN, node(), null, false));
  }

  /**
   * Smallest; NaN wins. Over these axes, negative from the end, which disappear; without axes over
   * everything.
   */
  public Array min(int... axes) {
    return min(false, axes);
  }

  /**
   * Smallest; NaN wins. Reduced axes stay with extent 1 if {@code keepDims}; without axes over
   * everything.
   */
  public Array min(boolean keepDims, int... axes) {
    return derive(Capture.reduce(ReduceOp.MIN, node(), axesOrAll(axes), keepDims));
  }

  /** Largest; NaN wins. Over everything; 0-d. */
  public Array max() {
    return derive(Capture.reduce(ReduceOp.MAX, node(), null, false));
  }

  /**
   * Largest; NaN wins. Over these axes, negative from the end, which disappear; without axes over
   * everything.
   */
  public Array max(int... axes) {
    return max(false, axes);
  }

  /**
   * Largest; NaN wins. Reduced axes stay with extent 1 if {@code keepDims}; without axes over
   * everything.
   */
  public Array max(boolean keepDims, int... axes) {
    return derive(Capture.reduce(ReduceOp.MAX, node(), axesOrAll(axes), keepDims));
  }

  /**
   * Arithmetic mean: the tree's sum divided by the count; F64 for integers. Over everything; 0-d.
   */
  public Array mean() {
    return reduce(ReduceOp.MEAN, false);
  }

  /**
   * Arithmetic mean: the tree's sum divided by the count; F64 for integers. Over these axes,
   * negative from the end, which disappear; without axes over everything.
   */
  public Array mean(int... axes) {
    return mean(false, axes);
  }

  /**
   * Arithmetic mean: the tree's sum divided by the count; F64 for integers. Reduced axes stay with
   * extent 1 if {@code keepDims}; without axes over everything.
   */
  public Array mean(boolean keepDims, int... axes) {
    return reduce(ReduceOp.MEAN, keepDims, axes);
  }

  /**
   * Population variance, {@code mean((x - mean)²)}, in one stable pass, with the same bits on every
   * device; integers compute in F64. NaN if an element is infinite. For the variance of a sample
   * multiply by {@code n / (n - 1)}. Over everything; 0-d.
   */
  public Array var() {
    return var(ReduceOptions.DEFAULT);
  }

  /**
   * Population variance, {@code mean((x - mean)²)}, in one stable pass, with the same bits on every
   * device; integers compute in F64. NaN if an element is infinite. For the variance of a sample
   * multiply by {@code n / (n - 1)}. Over these axes, negative from the end, which disappear;
   * without axes over everything.
   */
  public Array var(int... axes) {
    return var(ReduceOptions.DEFAULT, axes);
  }

  /**
   * Population variance, {@code mean((x - mean)²)}, in one stable pass, with the same bits on every
   * device; integers compute in F64. NaN if an element is infinite. For the variance of a sample
   * multiply by {@code n / (n - 1)}. Reduced axes stay with extent 1 if {@code keepDims}; without
   * axes over everything.
   */
  public Array var(boolean keepDims, int... axes) {
    return var(ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  /** As {@link #var(int...)}, with options. */
  public Array var(ReduceOptions options, int... axes) {
    Argument.given(options, "options");
    Parts z = parts();
    return derive(
        z.isComplex()
            ? ComplexReduction.variance(z, axesOrAll(axes), options)
            : Reducing.reduce(ReduceOp.VAR, z.re(), axesOrAll(axes), options));
  }

  /** The square root of {@link #var()}. Over everything; 0-d. */
  public Array std() {
    return std(ReduceOptions.DEFAULT);
  }

  /**
   * The square root of {@link #var()}. Over these axes, negative from the end, which disappear;
   * without axes over everything.
   */
  public Array std(int... axes) {
    return std(ReduceOptions.DEFAULT, axes);
  }

  /**
   * The square root of {@link #var()}. Reduced axes stay with extent 1 if {@code keepDims}; without
   * axes over everything.
   */
  public Array std(boolean keepDims, int... axes) {
    return std(ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  /** As {@link #std(int...)}, with options. */
  public Array std(ReduceOptions options, int... axes) {
    Argument.given(options, "options");
    Parts z = parts();
    return derive(
        z.isComplex()
            ? ComplexReduction.deviation(z, axesOrAll(axes), options)
            : Reducing.deviation(z.re(), axesOrAll(axes), options));
  }

  /** Euclidean norm, {@code sqrt(sum(x²))}; integers compute in F64. Over everything; 0-d. */
  public Array norm() {
    return norm(ReduceOptions.DEFAULT);
  }

  /**
   * Euclidean norm, {@code sqrt(sum(x²))}; integers compute in F64. Over these axes, negative from
   * the end, which disappear; without axes over everything.
   */
  public Array norm(int... axes) {
    return norm(ReduceOptions.DEFAULT, axes);
  }

  /**
   * Euclidean norm, {@code sqrt(sum(x²))}; integers compute in F64. Reduced axes stay with extent 1
   * if {@code keepDims}; without axes over everything.
   */
  public Array norm(boolean keepDims, int... axes) {
    return norm(ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  /** As {@link #norm(int...)}, with options. */
  public Array norm(ReduceOptions options, int... axes) {
    Argument.given(options, "options");
    Parts z = parts();
    return derive(
        z.isComplex()
            ? ComplexReduction.norm(z, axesOrAll(axes), options)
            : Reducing.norm(z.re(), axesOrAll(axes), options));
  }

  /**
   * Row-major position within the reduced axes of the element that {@code min} gives, I64: NaN
   * before all (so it is the first NaN), -0.0 below 0.0; of several the first. Over everything;
   * 0-d.
   */
  public Array argMin() {
    return argMin(ReduceOptions.DEFAULT);
  }

  /**
   * Row-major position within the reduced axes of the element that {@code min} gives, I64: NaN
   * before all (so it is the first NaN), -0.0 below 0.0; of several the first. Over these axes,
   * negative from the end, which disappear; without axes over everything.
   */
  public Array argMin(int... axes) {
    return argMin(ReduceOptions.DEFAULT, axes);
  }

  /**
   * Row-major position within the reduced axes of the element that {@code min} gives, I64: NaN
   * before all (so it is the first NaN), -0.0 below 0.0; of several the first. Reduced axes stay
   * with extent 1 if {@code keepDims}; without axes over everything.
   */
  public Array argMin(boolean keepDims, int... axes) {
    return argMin(ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  /** As {@link #argMin(int...)}, with options. */
  public Array argMin(ReduceOptions options, int... axes) {
    Argument.given(options, "options");
    return derive(Reducing.position(false, node(), axesOrAll(axes), options));
  }

  /**
   * Row-major position within the reduced axes of the element that {@code max} gives, I64: NaN
   * before all (so it is the first NaN), 0.0 above -0.0; of several the first. Over everything;
   * 0-d.
   */
  public Array argMax() {
    return argMax(ReduceOptions.DEFAULT);
  }

  /**
   * Row-major position within the reduced axes of the element that {@code max} gives, I64: NaN
   * before all (so it is the first NaN), 0.0 above -0.0; of several the first. Over these axes,
   * negative from the end, which disappear; without axes over everything.
   */
  public Array argMax(int... axes) {
    return argMax(ReduceOptions.DEFAULT, axes);
  }

  /**
   * Row-major position within the reduced axes of the element that {@code max} gives, I64: NaN
   * before all (so it is the first NaN), 0.0 above -0.0; of several the first. Reduced axes stay
   * with extent 1 if {@code keepDims}; without axes over everything.
   */
  public Array argMax(boolean keepDims, int... axes) {
    return argMax(ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  /** As {@link #argMax(int...)}, with options. */
  public Array argMax(ReduceOptions options, int... axes) {
    Argument.given(options, "options");
    return derive(Reducing.position(true, node(), axesOrAll(axes), options));
  }

  /**
   * The sum of products of two vectors, 0-d; I64 for integers, U64 for U32 and U64, F16 as F32
   * inside. The products are those of {@link #mul(Array)}: they wrap in the arrays' own type. Of
   * complex vectors neither is conjugated.
   *
   * @throws ShapeException if they are not vectors of one length
   */
  public Array dot(Array other) {
    Parts a = parts();
    Parts b = partsWith(other, "other");
    Products.requireAxes(a.re().shape(), b.re().shape());
    return derive(
        a.isComplex() || b.isComplex()
            ? ComplexReduction.dot(a, b)
            : Parts.real(Reducing.dot(a.re(), b.re())));
  }

  /** As {@link #sum(int...)}, with options. */
  public Array sum(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.SUM, Argument.given(options, "options"), axes);
  }

  /** As {@link #prod(int...)}, with options. */
  public Array prod(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.PROD, Argument.given(options, "options"), axes);
  }

  /** As {@link #min(int...)}, with options. */
  public Array min(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.MIN, Argument.given(options, "options"), axes);
  }

  /** As {@link #max(int...)}, with options. */
  public Array max(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.MAX, Argument.given(options, "options"), axes);
  }

  /** As {@link #mean(int...)}, with options. */
  public Array mean(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.MEAN, Argument.given(options, "options"), axes);
  }

  /** As {@link #count(int...)}, with options. */
  public Array count(ReduceOptions options, int... axes) {
    return reduce(ReduceOp.COUNT, Argument.given(options, "options"), axes);
  }

  private static int @Nullable [] axesOrAll(int... axes) {
    return Argument.given(axes, "axes").length == 0 ? null : axes;
  }

  /** I64: how many elements are not zero (NaN is not zero). Over everything; 0-d. */
  public Array count() {
    return reduce(ReduceOp.COUNT, false);
  }

  /**
   * I64: how many elements are not zero (NaN is not zero). Over these axes, negative from the end,
   * which disappear; without axes over everything.
   */
  public Array count(int... axes) {
    return count(false, axes);
  }

  /**
   * I64: how many elements are not zero (NaN is not zero). Reduced axes stay with extent 1 if
   * {@code keepDims}; without axes over everything.
   */
  public Array count(boolean keepDims, int... axes) {
    return reduce(ReduceOp.COUNT, keepDims, axes);
  }

  /** BOOL: whether an element is not zero. Over everything; 0-d. */
  public Array any() {
    return reduce(ReduceOp.ANY, false);
  }

  /**
   * BOOL: whether an element is not zero. Over these axes, negative from the end, which disappear;
   * without axes over everything.
   */
  public Array any(int... axes) {
    return any(false, axes);
  }

  /**
   * BOOL: whether an element is not zero. Reduced axes stay with extent 1 if {@code keepDims};
   * without axes over everything.
   */
  public Array any(boolean keepDims, int... axes) {
    return reduce(ReduceOp.ANY, keepDims, axes);
  }

  /** BOOL: whether no element is zero. Over everything; 0-d. */
  public Array all() {
    return reduce(ReduceOp.ALL, false);
  }

  /**
   * BOOL: whether no element is zero. Over these axes, negative from the end, which disappear;
   * without axes over everything.
   */
  public Array all(int... axes) {
    return all(false, axes);
  }

  /**
   * BOOL: whether no element is zero. Reduced axes stay with extent 1 if {@code keepDims}; without
   * axes over everything.
   */
  public Array all(boolean keepDims, int... axes) {
    return reduce(ReduceOp.ALL, keepDims, axes);
  }

  // ---- Scans. Operations with kernels of their own: they read their operand from memory. The
  // order
  // of additions and products is fixed by the position alone, so bits are the same on every device.

  /** As {@link #cumSum(int)} over all elements in row-major order; the result is 1-d. */
  public Array cumSum() {
    return derive(parts().map(node -> Scans.flat(ReduceOp.SUM, node, false)));
  }

  /**
   * The sum of each element and those before it along an axis; integers and BOOL give I64, U32 and
   * U64 give U64. Complex elements part by part.
   *
   * @param axis negative from the end
   * @throws ShapeException if there is no such axis
   */
  public Array cumSum(int axis) {
    return cumSum(axis, false);
  }

  /**
   * As {@link #cumSum(int)}; if {@code exclusive}, of the elements before each one alone: the first
   * result is 0.
   */
  public Array cumSum(int axis, boolean exclusive) {
    return derive(parts().map(node -> Scans.scan(ReduceOp.SUM, node, axis, exclusive)));
  }

  /** As {@link #cumProd(int)} over all elements in row-major order; the result is 1-d. */
  public Array cumProd() {
    return dtype().isComplex()
        ? ComplexReduction.cumProd(this)
        : derive(Scans.flat(ReduceOp.PROD, node(), false));
  }

  /**
   * The product of each element and those before it along an axis; integers and BOOL give I64, U32
   * and U64 give U64. Complex elements by doubling: log2(n) rounds, each over all elements.
   *
   * @param axis negative from the end
   * @throws ShapeException if there is no such axis
   */
  public Array cumProd(int axis) {
    return cumProd(axis, false);
  }

  /**
   * As {@link #cumProd(int)}; if {@code exclusive}, of the elements before each one alone: the
   * first result is 1.
   */
  public Array cumProd(int axis, boolean exclusive) {
    return dtype().isComplex()
        ? ComplexReduction.cumProd(this, axis, exclusive)
        : derive(Scans.scan(ReduceOp.PROD, node(), axis, exclusive));
  }

  /** As {@link #cumMin(int)} over all elements in row-major order; the result is 1-d. */
  public Array cumMin() {
    return derive(Scans.flat(ReduceOp.MIN, node(), false));
  }

  /**
   * The least of each element and those before it along an axis; NaN wins, -0.0 is below 0.0.
   *
   * @param axis negative from the end
   * @throws ShapeException if there is no such axis
   */
  public Array cumMin(int axis) {
    return derive(Scans.scan(ReduceOp.MIN, node(), axis, false));
  }

  /**
   * As {@link #cumMin(int)}; if {@code exclusive}, of the elements before each one alone: the first
   * result is the largest value of the type (infinity).
   */
  public Array cumMin(int axis, boolean exclusive) {
    return derive(Scans.scan(ReduceOp.MIN, node(), axis, exclusive));
  }

  /** As {@link #cumMax(int)} over all elements in row-major order; the result is 1-d. */
  public Array cumMax() {
    return derive(Scans.flat(ReduceOp.MAX, node(), false));
  }

  /**
   * The greatest of each element and those before it along an axis; NaN wins, 0.0 is above -0.0.
   *
   * @param axis negative from the end
   * @throws ShapeException if there is no such axis
   */
  public Array cumMax(int axis) {
    return derive(Scans.scan(ReduceOp.MAX, node(), axis, false));
  }

  /**
   * As {@link #cumMax(int)}; if {@code exclusive}, of the elements before each one alone: the first
   * result is the smallest value of the type (-infinity).
   */
  public Array cumMax(int axis, boolean exclusive) {
    return derive(Scans.scan(ReduceOp.MAX, node(), axis, exclusive));
  }

  // ---- Ordering. Stable; -0.0 below 0.0; NaN last in either direction, and canonical.

  /** The elements in ascending order along the last axis. */
  public Array sort() {
    return sort(-1);
  }

  /**
   * The elements in ascending order along an axis, NaN last.
   *
   * @param axis negative from the end
   * @throws ShapeException if there is no such axis
   */
  public Array sort(int axis) {
    return sort(axis, false);
  }

  /** As {@link #sort(int)}, in descending order if so wanted; NaN is last all the same. */
  public Array sort(int axis, boolean descending) {
    return derive(Ordering.sort(node(), axis, descending, false));
  }

  /** As {@link #argSort(int)} along the last axis. */
  public Array argSort() {
    return argSort(-1);
  }

  /**
   * The positions, I64, that the elements of {@link #sort(int)} have along the axis; equal elements
   * keep their order.
   */
  public Array argSort(int axis) {
    return argSort(axis, false);
  }

  /** The positions, I64, that the elements of {@link #sort(int, boolean)} have along the axis. */
  public Array argSort(int axis, boolean descending) {
    return derive(Ordering.sort(node(), axis, descending, true));
  }

  /** The {@code count} largest elements along the last axis, the largest first. */
  public Array topK(long count) {
    return topK(count, -1, true);
  }

  /**
   * The first {@code count} of {@link #sort(int, boolean)}: the largest or smallest elements along
   * an axis.
   *
   * @throws ShapeException if the axis is shorter than {@code count}
   */
  public Array topK(long count, int axis, boolean largest) {
    return derive(Ordering.top(node(), count, axis, largest, false));
  }

  /** The positions, I64, that the elements of {@link #topK(long)} have. */
  public Array argTopK(long count) {
    return argTopK(count, -1, true);
  }

  /** The positions, I64, that the elements of {@link #topK(long, int, boolean)} have. */
  public Array argTopK(long count, int axis, boolean largest) {
    return derive(Ordering.top(node(), count, axis, largest, true));
  }

  /**
   * The distinct elements in ascending order, 1-d. NaNs are one, -0.0 and 0.0 are two, as for
   * {@link Double#equals}. How many there are depends on the values, so this evaluates the array.
   */
  public Array unique() {
    Array sorted = reshape(shape().size()).sort();
    if (sorted.shape().size() < 2) {
      return sorted.eval();
    }
    HiddenCosts.beforeCount(this);
    Array ranks = derive(Ordering.ranks(sorted.node()));
    Sinter.eval(sorted, ranks);
    long count = 1 + ranks.getLong(-1);
    return derive(Indexing.distinct(sorted.node(), ranks.node(), count)).eval();
  }

  // ---- Matrix products, and elements by index.

  /**
   * The matrix product in the common type, which for integers wraps. The last two axes are
   * matrices, [m, k] and [k, n]; those before broadcast. A 1-d operand is a row on the left and a
   * column on the right, and that axis is gone from the result. Products are added one by one in
   * the order of k, as three nested loops do. Complex operands are products of their parts'
   * matrices.
   *
   * @throws ShapeException if the inner extents differ, an operand is 0-d, or batches don't
   *     broadcast
   * @throws DTypeException for BOOL
   */
  public Array matmul(Array other) {
    Parts a = parts();
    Parts b = partsWith(other, "other");
    return derive(
        a.isComplex() || b.isComplex()
            ? ComplexReduction.matmul(a, b)
            : Parts.real(Products.matmul(a.re(), b.re())));
  }

  /**
   * The elements at {@code indices} along an axis; the indices' axes take its place. Negative
   * indices count from the end. No copy: what uses it reads there. An index out of range is an
   * {@link IndexOutOfBoundsException} when a result that depends on it is read.
   *
   * @param indices integers of any shape
   * @param axis negative from the end
   * @throws DTypeException if the indices are no integers
   * @throws ShapeException if there is no such axis, it is empty, or the result has more than 8
   */
  public Array take(Array indices, int axis) {
    Node positions = indices(indices);
    return derive(parts().map(node -> Indexing.take(node, positions, axis)));
  }

  /**
   * The elements at {@code indices} along an axis, each line of the array with its own indices:
   * {@code result[x…, i, y…] = this[x…, indices[x…, i, y…], y…]}, NumPy's {@code take_along_axis}.
   * So {@code a.takeAlong(a.argSort(axis), axis)} is {@code a.sort(axis)}. Other axes than this one
   * broadcast, the array's as the indices'. Negative indices count from the end. No copy: what uses
   * it reads there. An index out of range is an {@link IndexOutOfBoundsException} when a result
   * that depends on it is read.
   *
   * @param indices integers, with as many axes as this array
   * @param axis negative from the end
   * @throws DTypeException if the indices are no integers
   * @throws ShapeException if there is no such axis, it is empty, or shapes don't fit
   */
  public Array takeAlong(Array indices, int axis) {
    Node positions = indices(indices);
    return derive(parts().map(node -> Indexing.takeAlong(node, positions, axis)));
  }

  /**
   * This array with {@code values} at {@code indices} into its elements in row-major order; see
   * {@link #put(Array, Array, int)}.
   *
   * @param values broadcasts to the indices' shape
   */
  public Array put(Array indices, Array values) {
    Node at = indices(indices);
    return into(values, (node, part) -> Indexing.putFlat(node, at, part, false));
  }

  /**
   * This array with {@code values} in the places that indices name along an axis. Of equal indices
   * the last one counts. Negative ones count from the end. One out of range is an {@link
   * IndexOutOfBoundsException} when the result is read.
   *
   * @param indices integers, 1-d
   * @param values broadcasts to this shape, with as many elements along the axis as there are
   *     indices
   * @param axis negative from the end
   * @throws DTypeException if the indices are no integers, or values don't widen to this type
   * @throws ShapeException if there is no such axis, or shapes don't fit
   */
  public Array put(Array indices, Array values, int axis) {
    Node at = indices(indices);
    return into(values, (node, part) -> Indexing.put(node, at, part, axis, false));
  }

  /** As {@link #put(Array, Array)}, with values added as in {@link #putAdd(Array, Array, int)}. */
  public Array putAdd(Array indices, Array values) {
    Node at = indices(indices);
    return into(values, (node, part) -> Indexing.putFlat(node, at, part, true));
  }

  /**
   * As {@link #put(Array, Array, int)}, with values added to what is there: those of equal indices
   * one by one, in ascending order of their position, so that bits are the same on every device.
   *
   * @throws DTypeException for BOOL too
   */
  public Array putAdd(Array indices, Array values, int axis) {
    Node at = indices(indices);
    return into(values, (node, part) -> Indexing.put(node, at, part, axis, true));
  }

  // ---- Values.

  /**
   * Computes this array if that has not been done; gives this. Element errors are thrown by reads.
   */
  public Array eval() {
    Parts parts = parts();
    if (!parts.isEvaluated()) {
      HiddenCosts.beforeEvaluation(device, parts.nodes());
      device.engine().evaluate(parts.nodes(), Scope.currentPrecision());
    }
    return this;
  }

  /**
   * All elements, row-major, widened to {@code float} as in Java; narrowing is a {@link
   * DTypeException}.
   */
  public float[] toFloatArray() {
    return dtype().isComplex()
        ? ComplexTransfer.toFloats(this)
        : HostReads.toFloats(this, 0, HostReads.length(this));
  }

  /** The only element, widened to {@code float}. */
  public float toFloat() {
    HostReads.requireSingle(this, DType.F32, "Float");
    return HostReads.toFloats(this, 0, 1)[0];
  }

  /**
   * One element, widened to {@code float}; negative positions count from the end. A pending array
   * is evaluated whole, not for this element alone.
   */
  public float getFloat(long... index) {
    return HostReads.toFloats(this, HostReads.position(this, index), 1)[0];
  }

  /**
   * All elements, row-major, widened to {@code double} as in Java; narrowing is a {@link
   * DTypeException}.
   */
  public double[] toDoubleArray() {
    return dtype().isComplex()
        ? ComplexTransfer.toDoubles(this)
        : HostReads.toDoubles(this, 0, HostReads.length(this));
  }

  /** The only element, widened to {@code double}. */
  public double toDouble() {
    HostReads.requireSingle(this, DType.F64, "Double");
    return HostReads.toDoubles(this, 0, 1)[0];
  }

  /**
   * One element, widened to {@code double}; negative positions count from the end. A pending array
   * is evaluated whole, not for this element alone.
   */
  public double getDouble(long... index) {
    return HostReads.toDoubles(this, HostReads.position(this, index), 1)[0];
  }

  /**
   * All elements, row-major, widened to {@code int} as in Java; narrowing is a {@link
   * DTypeException}.
   */
  public int[] toIntArray() {
    return HostReads.toInts(this, 0, HostReads.length(this));
  }

  /** The only element, widened to {@code int}. */
  public int toInt() {
    HostReads.requireSingle(this, DType.I32, "Int");
    return HostReads.toInts(this, 0, 1)[0];
  }

  /**
   * One element, widened to {@code int}; negative positions count from the end. A pending array is
   * evaluated whole, not for this element alone.
   */
  public int getInt(long... index) {
    return HostReads.toInts(this, HostReads.position(this, index), 1)[0];
  }

  /**
   * All elements, row-major, widened to {@code long} as in Java; narrowing is a {@link
   * DTypeException}.
   */
  public long[] toLongArray() {
    return HostReads.toLongs(this, 0, HostReads.length(this));
  }

  /** The only element, widened to {@code long}. */
  public long toLong() {
    HostReads.requireSingle(this, DType.I64, "Long");
    return HostReads.toLongs(this, 0, 1)[0];
  }

  /**
   * One element, widened to {@code long}; negative positions count from the end. A pending array is
   * evaluated whole, not for this element alone.
   */
  public long getLong(long... index) {
    return HostReads.toLongs(this, HostReads.position(this, index), 1)[0];
  }

  /**
   * All elements, row-major, widened to {@code boolean} as in Java; narrowing is a {@link
   * DTypeException}.
   */
  public boolean[] toBooleanArray() {
    return HostReads.toBooleans(this, 0, HostReads.length(this));
  }

  /** The only element, widened to {@code boolean}. */
  public boolean toBoolean() {
    HostReads.requireSingle(this, DType.BOOL, "Boolean");
    return HostReads.toBooleans(this, 0, 1)[0];
  }

  /**
   * One element, widened to {@code boolean}; negative positions count from the end. A pending array
   * is evaluated whole, not for this element alone.
   */
  public boolean getBoolean(long... index) {
    return HostReads.toBooleans(this, HostReads.position(this, index), 1)[0];
  }

  /**
   * All elements of an I8 array, row-major; of a U8 array its bits, of BOOL 0 and 1.
   *
   * @throws DTypeException for other types
   */
  public byte[] toByteArray() {
    return HostReads.toBytes(this);
  }

  /**
   * All elements, row-major: values of I16, I8 and U8, the bits of F16.
   *
   * @throws DTypeException for other types
   */
  public short[] toShortArray() {
    return HostReads.toShorts(this);
  }

  /**
   * All elements of a U16 or U8 array, row-major.
   *
   * @throws DTypeException for other types
   */
  public char[] toCharArray() {
    return HostReads.toChars(this);
  }

  /**
   * The elements of an array [rows, columns], widened to {@code float} as by {@link
   * #toFloatArray()}.
   *
   * @throws ShapeException if it has not two axes
   * @throws DTypeException if the type doesn't widen
   */
  public float[][] toFloatArray2D() {
    return HostRows.toFloats(this);
  }

  /**
   * The elements of an array [rows, columns], widened to {@code double} as by {@link
   * #toDoubleArray()}.
   *
   * @throws ShapeException if it has not two axes
   * @throws DTypeException if the type doesn't widen
   */
  public double[][] toDoubleArray2D() {
    return HostRows.toDoubles(this);
  }

  /**
   * The elements of an array [rows, columns], widened to {@code int} as by {@link #toIntArray()}.
   *
   * @throws ShapeException if it has not two axes
   * @throws DTypeException if the type doesn't widen
   */
  public int[][] toIntArray2D() {
    return HostRows.toInts(this);
  }

  /**
   * The elements of an array [rows, columns], widened to {@code long} as by {@link #toLongArray()}.
   *
   * @throws ShapeException if it has not two axes
   * @throws DTypeException if the type doesn't widen
   */
  public long[][] toLongArray2D() {
    return HostRows.toLongs(this);
  }

  /**
   * The elements of an array [rows, columns], widened to {@code boolean} as by {@link
   * #toBooleanArray()}.
   *
   * @throws ShapeException if it has not two axes
   * @throws DTypeException if the type doesn't widen
   */
  public boolean[][] toBooleanArray2D() {
    return HostRows.toBooleans(this);
  }

  /**
   * Writes all elements into a direct buffer in native byte order, from its position on, and
   * advances it.
   *
   * @throws SinterException if the buffer is on the heap, in foreign byte order, or too short
   */
  public void copyTo(ByteBuffer direct) {
    if (dtype().isComplex()) {
      ComplexTransfer.copyTo(this, direct);
    } else {
      HostReads.copyTo(this, direct);
    }
  }

  /** Prints the values to standard output, long axes with head and tail, in the manner of NumPy. */
  public void print() {
    System.out.println(ValueText.values(this));
  }

  /**
   * The same elements on another device. Evaluates this array, copies it at once and waits for
   * that; on the device where it lives already nothing is copied. Element errors are thrown by
   * reads of the copy too.
   *
   * @throws DTypeException if the device lacks the type
   * @throws OutOfDeviceMemoryException if there is no room, or more elements than a Java array
   *     holds, which the copy passes through
   */
  public Array to(Device target) {
    return Argument.given(target, "target") == device
        ? derive(parts())
        : make(target, Mixing.copied(this, target));
  }

  // ---- Looking, without evaluating.

  /** The extents. */
  public Shape shape() {
    return parts().re().shape();
  }

  /** The type of the elements. */
  public DType dtype() {
    return parts().type();
  }

  /** Where the array lives. */
  public Device device() {
    return device;
  }

  /** Whether the values are in memory. */
  public boolean isEvaluated() {
    return parts().isEvaluated();
  }

  /** As {@link #explain(Format)} in {@link Format#TEXT}. */
  public String explain() {
    return explain(Format.TEXT);
  }

  /**
   * The kernels that would compute this array now: what each reads, computes and writes, and why
   * they are not fewer. Evaluates and compiles nothing; {@link Sinter#explain} does it for several.
   */
  public String explain(Format format) {
    return Sinter.explain(Argument.given(format, "format"), this);
  }

  /** Type, shape, state and device, as in {@code Array F32 [3] pending on jvm}; never evaluates. */
  @Override
  public String toString() {
    if (handle.isClosed()) {
      return "Array closed";
    }
    String state = isEvaluated() ? "evaluated" : "pending";
    return "Array " + dtype() + " " + shape() + " " + state + " on " + device.id();
  }

  /**
   * Ends this handle: it can't be used any more. Arrays made from it keep what they need; the
   * memory goes back as soon as nothing needs it. Closing twice does nothing.
   */
  public void close() {
    handle.close();
  }

  // ---- Inside.

  Handle handle() {
    return handle;
  }

  /**
   * The node, for operations that complex elements don't have.
   *
   * @throws DTypeException if they are complex
   */
  Node node() {
    return realNode(parts());
  }

  private static Node realNode(Parts parts) {
    if (parts.isComplex()) {
      throw ComplexRefusal.of(parts.type());
    }
    return parts.re();
  }

  Parts parts() {
    return handle.parts();
  }

  /** The node, for an operation together with {@code other}, on whose device it is computed. */
  Node nodeFor(Array other) {
    return realNode(Mixing.parts(this, other));
  }

  private Parts partsFor(Array other) {
    return Mixing.parts(this, other);
  }

  private Node with(Array operand, String parameter) {
    return Argument.given(operand, parameter).nodeFor(this);
  }

  private Node indices(Array indices) {
    if (Argument.given(indices, "indices").dtype().isComplex()) {
      throw ComplexRefusal.ofIndices(indices.dtype());
    }
    return indices.nodeFor(this);
  }

  /** What becomes of this array when values go into it, part by part. */
  private Array into(Array values, BinaryOperator<Node> operation) {
    Parts parts = parts();
    Parts given = partsWith(values, "values");
    if (given.isComplex() && !given.type().widensTo(parts.type())) {
      String mend =
          parts.isComplex()
              ? parts.type() + ") on the values"
              : given.type() + ") on the array, or real(), imag() or abs() on the values";
      throw new DTypeException(
          Caller.method()
              + " of "
              + given.type()
              + " into "
              + parts.type()
              + ": write cast(DType."
              + mend);
    }
    return derive(Joined.zip(parts, given, operation));
  }

  private Parts partsWith(Array operand, String parameter) {
    return Argument.given(operand, parameter).partsFor(this);
  }

  /** The evaluated elements. */
  Buffer buffer() {
    eval();
    return (Buffer) ((Definition.Leaf) node().definition()).storage();
  }

  Engine engine() {
    return device.engine();
  }

  private Array apply(Op op) {
    Parts parts = parts();
    return derive(
        parts.isComplex() ? Complex.apply(op, parts) : Parts.real(Capture.apply(op, parts.re())));
  }

  private Array apply(Op op, Array other) {
    return apply(op, other, "other");
  }

  private Array apply(Op op, Array other, String parameter) {
    return derive(apply(op, parts(), partsWith(other, parameter)));
  }

  private Array apply(Op op, Node scalar) {
    return derive(apply(op, parts(), Parts.real(scalar)));
  }

  private Array reversed(Op op, Node scalar) {
    return derive(apply(op, Parts.real(scalar), parts()));
  }

  private static Parts apply(Op op, Parts a, Parts b) {
    return a.isComplex() || b.isComplex()
        ? Complex.apply(op, a, b)
        : Parts.real(Capture.apply(op, a.re(), b.re()));
  }

  private Array select(Parts a, Parts b) {
    return derive(
        a.isComplex() || b.isComplex()
            ? Complex.select(node(), a, b)
            : Parts.real(Capture.apply(Op.SELECT, node(), a.re(), b.re())));
  }

  private Array select(Parts a, Node b) {
    return select(a, Parts.real(b));
  }

  private Array select(Node a, Parts b) {
    return select(Parts.real(a), b);
  }

  private Node operand(int value) {
    return Capture.scalar(dtype().part(), value);
  }

  private Node choice(int value) {
    Scalars.requireFinite("where", dtype().part(), value);
    return operand(value);
  }

  private Node operand(long value) {
    return Capture.scalar(dtype().part(), value);
  }

  private Node choice(long value) {
    Scalars.requireFinite("where", dtype().part(), (double) value);
    return operand(value);
  }

  private Node operand(float value) {
    return Capture.scalar(dtype().part(), value);
  }

  private Node choice(float value) {
    Scalars.requireFinite("where", dtype().part(), value);
    return operand(value);
  }

  private Node operand(double value) {
    return Capture.scalar(dtype().part(), value);
  }

  private Node choice(double value) {
    Scalars.requireFinite("where", dtype().part(), value);
    return operand(value);
  }

  private Array reduce(ReduceOp op, boolean keepDims, int... axes) {
    return reduce(op, ReduceOptions.DEFAULT.keepingDims(keepDims), axes);
  }

  private Array reduce(ReduceOp op, ReduceOptions options, int... axes) {
    Parts parts = parts();
    return parts.isComplex()
        ? ComplexReduction.reduce(op, this, axesOrAll(axes), options)
        : derive(Reducing.reduce(op, parts.re(), axesOrAll(axes), options));
  }

  private Array derive(Parts parts) {
    return make(device, parts);
  }

  private Array derive(Node node) {
    return make(device, node);
  }
}
