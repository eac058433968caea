package dev.sinter;

/**
 * The type of an array's elements.
 *
 * <p>Arithmetic follows Java's binary numeric promotion ({@link #promote}); {@link #U8} takes part
 * as an {@code int} in 0..255, {@link #BOOL} takes part in no arithmetic.
 */
public enum DType {
  /** {@code boolean}, one byte, 0 or 1. */
  BOOL(1, boolean.class),
  /**
   * An unsigned byte, 0..255; read and written as Java {@code byte} bits or widened to {@code int}.
   */
  U8(1, byte.class),
  /** {@code int}. */
  I32(4, int.class),
  /** {@code long}. */
  I64(8, long.class),
  /** {@code float}. */
  F32(4, float.class),
  /** {@code double}. */
  F64(8, double.class);

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

  /** The Java primitive that holds one element's bits ({@code byte} for {@link #U8}). */
  public Class<?> javaType() {
    return javaType;
  }

  /** Whether this is {@link #F32} or {@link #F64}. */
  public boolean isFloating() {
    return this == F32 || this == F64;
  }

  /** Whether this is an integer type; {@link #BOOL} is none. */
  public boolean isInteger() {
    return this == U8 || this == I32 || this == I64;
  }

  /** Whether arithmetic is defined: every type but {@link #BOOL}. */
  public boolean isNumeric() {
    return this != BOOL;
  }

  /** The type in which Java computes with a single operand of this type (JLS 5.6.1). */
  public DType promote() {
    return this == U8 ? I32 : this;
  }

  /**
   * The type in which Java computes {@code a op b} (JLS 5.6.2).
   *
   * @throws DTypeException if exactly one of the two is {@link #BOOL}
   */
  public static DType promote(DType a, DType b) {
    if (a == b) {
      return a.promote();
    }
    if (a == BOOL || b == BOOL) {
      throw new DTypeException(
          a
              + " and "
              + b
              + " have no common type: write cast(DType.I32) on the BOOL operand, or ne(0) on the other");
    }
    DType left = a.promote();
    DType right = b.promote();
    return left.ordinal() > right.ordinal() ? left : right;
  }

  /**
   * Whether Java widens {@code this} to {@code target} without a cast (JLS 5.1.2), as in an
   * assignment or a method argument.
   */
  public boolean widensTo(DType target) {
    if (this == target) {
      return true;
    }
    return this != BOOL && target != BOOL && target != U8 && ordinal() < target.ordinal();
  }

  /** The type of a Java primitive: {@code byte.class} maps to {@link #U8}. */
  public static DType of(Class<?> primitive) {
    for (DType type : values()) {
      if (type.javaType == primitive) {
        return type;
      }
    }
    throw new DTypeException("no element type for Java type " + primitive.getName());
  }
}
