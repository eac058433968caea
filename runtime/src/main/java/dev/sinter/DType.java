package dev.sinter;

import java.util.Arrays;
import java.util.List;

/**
 * The type of an array's elements.
 *
 * <p>Arithmetic follows Java's binary numeric promotion ({@link #promote(DType, DType)}): {@link
 * #I8}, {@link #I16}, {@link #U16} and {@link #U8} take part as an {@code int}, {@link #BOOL} takes
 * part in no arithmetic. {@link #U32} and {@link #U64} keep their type among themselves, with
 * unsigned division, remainder, order and right shift. {@link #F16} computes as {@code float};
 * every result is rounded back to F16.
 */
public enum DType {
  /** {@code boolean}, one byte, 0 or 1. */
  BOOL(1, boolean.class),
  /** {@code byte}, -128..127. */
  I8(1, byte.class),
  /**
   * An unsigned byte, 0..255; read and written as Java {@code byte} bits or widened to {@code int}.
   */
  U8(1, byte.class),
  /** {@code short}, -32768..32767. */
  I16(2, short.class),
  /** {@code char} as a number, 0..65535. */
  U16(2, char.class),
  /** {@code int}. */
  I32(4, int.class),
  /** The bits of an {@code int} as 0..2^32-1. */
  U32(4, int.class),
  /** {@code long}. */
  I64(8, long.class),
  /** The bits of a {@code long} as 0..2^64-1. */
  U64(8, long.class),
  /**
   * IEEE 754 binary16, 11 significant bits, up to 65504; its bits lie in a {@code short}. Every
   * operation converts to {@code float}, computes, and rounds to nearest even, which makes + - * /
   * and sqrt correctly rounded.
   */
  F16(2, short.class),
  /** {@code float}. */
  F32(4, float.class),
  /** {@code double}. */
  F64(8, double.class),
  /**
   * A complex number of two F32, real and imaginary part. An {@link Array} of it is two real arrays
   * that are computed together; kernels see the parts alone.
   */
  C64(8, float.class),
  /** A complex number of two F64, as {@link #C64}. */
  C128(16, double.class);

  private static final List<DType> REALS =
      Arrays.stream(values()).filter(type -> !type.isComplex()).toList();

  private final int bytes;
  private final Class<?> javaType;

  DType(int bytes, Class<?> javaType) {
    this.bytes = bytes;
    this.javaType = javaType;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /**
   * The Java primitive that holds one element's bits: {@code byte} for {@link #U8}, {@code int} for
   * {@link #U32}, {@code long} for {@link #U64}, {@code short} for {@link #F16}; for {@link #C64}
   * and {@link #C128} that of a part.
   */
  public Class<?> javaType() {
    return javaType;
  }

  /** Whether this is {@link #F16}, {@link #F32} or {@link #F64}. */
  public boolean isFloating() {
    return this == F16 || this == F32 || this == F64;
  }

  /** Whether this is {@link #C64} or {@link #C128}. */
  public boolean isComplex() {
    return this == C64 || this == C128;
  }

  /** All types but the complex ones, in order: those that kernels know. */
  public static List<DType> reals() {
    return REALS;
  }

  /** The type of a complex type's real and imaginary part; every other type itself. */
  public DType part() {
    return this == C64 ? F32 : this == C128 ? F64 : this;
  }

  /**
   * The fault of code below {@link Array} that meets a complex type: such an array is two nodes of
   * its {@link #part()} there.
   */
  public IllegalStateException isTwoNodes() {
    return new IllegalStateException(this + ": complex values are two real nodes");
  }

  /** Whether this is an integer type; {@link #BOOL} is none. */
  public boolean isInteger() {
    return this != BOOL && !isFloating() && !isComplex();
  }

  /** Whether this is an integer type without negative values. */
  public boolean isUnsigned() {
    return this == U8 || this == U16 || this == U32 || this == U64;
  }

  /** Whether arithmetic is defined: every type but {@link #BOOL}. */
  public boolean isNumeric() {
    return this != BOOL;
  }

  /**
   * The type of an operation on a single operand of this type (JLS 5.6.1): integers below 32 bits
   * become {@link #I32}.
   */
  public DType promote() {
    return isInteger() && bytes < 4 ? I32 : this;
  }

  /** The type in which kernels compute: as {@link #promote()}, and {@link #F32} for F16. */
  public DType compute() {
    return this == F16 ? F32 : promote();
  }

  /**
   * The type of {@code a op b}, as Java has it where Java has the types (JLS 5.6.2): the wider
   * floating type, or the wider integer type from I32 on. F16 with an integer is F32. U32 with a
   * signed integer (which includes U8 and U16, that compute as {@code int}) is I64. Beside a
   * complex type the parts are promoted: C64 with F64 is C128. See docs/dtypes.md for the whole
   * table.
   *
   * @throws DTypeException if exactly one of the two is {@link #BOOL}, or one is {@link #U64} and
   *     the other an integer that is neither U32 nor U64
   */
  public static DType promote(DType a, DType b) {
    if (Argument.given(a, "a") == Argument.given(b, "b")) {
      return a.promote();
    }
    if (a == BOOL || b == BOOL) {
      throw new DTypeException(
          a
              + " and "
              + b
              + " have no common type: write cast(DType."
              + (a == BOOL ? b : a)
              + ") on the BOOL operand, or ne(0) on the other");
    }
    if (a.isComplex() || b.isComplex()) {
      return promote(a.part(), b.part()) == F64 ? C128 : C64;
    }
    if (a.isFloating() || b.isFloating()) {
      return floating(a, b);
    }
    return integer(a.promote(), b.promote());
  }

  private static DType floating(DType a, DType b) {
    if (a == F64 || b == F64) {
      return F64;
    }
    return F32;
  }

  private static DType integer(DType a, DType b) {
    if (a == b) {
      return a;
    }
    if (a == U64 || b == U64) {
      if (a == U32 || b == U32) {
        return U64;
      }
      throw new DTypeException(
          a
              + " and "
              + b
              + " have no common integer type: write cast(DType.U64) or cast(DType.I64) on one of them,"
              + " or cast(DType.F64) for approximate values");
    }
    return I64;
  }

  /**
   * Whether a read, an argument or an assignment converts {@code this} to {@code target} without a
   * cast: an integer to every integer type that holds all its values, any integer to F32 and F64
   * (rounded, as in JLS 5.1.2), and a floating or complex type to a wider one.
   */
  public boolean widensTo(DType target) {
    if (this == Argument.given(target, "target")) {
      return true;
    }
    if (this == BOOL || target == BOOL || target == F16) {
      return false;
    }
    if (isComplex() || target.isComplex()) {
      return this == C64 && target == C128;
    }
    if (target.isFloating()) {
      return isInteger() || bytes < target.bytes;
    }
    if (isFloating()) {
      return false;
    }
    return bytes < target.bytes && (isUnsigned() || !target.isUnsigned());
  }

  /**
   * The type of a Java primitive: {@code byte}, {@code short} and {@code char} are I8, I16 and U16;
   * {@code boolean int long float double} are BOOL, I32, I64, F32, F64.
   *
   * @throws DTypeException for every other class
   */
  public static DType of(Class<?> primitive) {
    Argument.given(primitive, "primitive");
    for (DType type : values()) {
      // The first of those that share a Java type holds the values that Java means.
      if (type.javaType == primitive) {
        return type;
      }
    }
    throw new DTypeException("no element type for Java type " + primitive.getName());
  }
}
