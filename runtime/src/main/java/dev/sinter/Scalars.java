package dev.sinter;

import dev.sinter.ir.Semantics;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Java numbers as elements of a type, refused where the type doesn't hold them. */
final class Scalars {
  private Scalars() {}

  /**
   * The bits of {@code value}: exact in BOOL and integers, rounded to nearest even in floating
   * types.
   *
   * @param what the operation, for the message
   * @throws DTypeException if an integer type doesn't hold it, or a finite one becomes infinite
   */
  static long bits(String what, DType type, Number value) {
    if (type.isFloating()) {
      requireDouble(what, value);
      requireFinite(what, type, value.doubleValue());
      return floating(type, value);
    }
    BigInteger whole = whole(value);
    if (whole == null || whole.compareTo(least(type)) < 0 || whole.compareTo(greatest(type)) > 0) {
      throw new DTypeException(
          what
              + ": "
              + value
              + " is no "
              + type
              + ", which holds whole numbers from "
              + least(type)
              + " to "
              + greatest(type)
              + ": give one of these, or convert with cast(DType."
              + type
              + ") from a type that holds it");
    }
    return whole.longValue();
  }

  /** Refuses a finite number that is infinite as a {@code double}. */
  private static void requireDouble(String what, Number value) {
    boolean meant = value instanceof Double || value instanceof Float;
    if (!meant && Double.isInfinite(value.doubleValue())) {
      throw new DTypeException(
          what
              + ": "
              + value
              + " is infinite in every floating type: give a number up to Double.MAX_VALUE, or an"
              + " infinity if it is meant");
    }
  }

  /**
   * Refuses a finite number that {@code type} would make infinite.
   *
   * @param type any; those that aren't floating take every number here
   */
  static void requireFinite(String what, DType type, double value) {
    if (!type.isFloating() || Double.isInfinite(value)) {
      return;
    }
    long rounded = Semantics.convert(DType.F64, type, Double.doubleToRawLongBits(value));
    long back = Semantics.convert(type, DType.F64, rounded);
    if (Double.isInfinite(Double.longBitsToDouble(back))) {
      throw new DTypeException(
          what
              + ": "
              + value
              + " is infinite in "
              + type
              + ": take F64, or C128 of complex numbers, or give an infinity if it is meant");
    }
  }

  private static long floating(DType type, Number value) {
    if (value instanceof Float single) {
      return Semantics.convert(DType.F32, type, Float.floatToRawIntBits(single));
    }
    return isPrimitiveInteger(value)
        ? Semantics.convert(DType.I64, type, value.longValue())
        : Semantics.convert(DType.F64, type, Double.doubleToRawLongBits(value.doubleValue()));
  }

  private static boolean isPrimitiveInteger(Number value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  /** The number, if it is whole. */
  private static @Nullable BigInteger whole(Number value) {
    if (isPrimitiveInteger(value)) {
      return BigInteger.valueOf(value.longValue());
    }
    if (value instanceof BigInteger big) {
      return big;
    }
    double number = value.doubleValue();
    boolean whole = !Double.isInfinite(number) && number == Math.rint(number);
    return whole ? new BigDecimal(number).toBigInteger() : null;
  }

  private static BigInteger least(DType type) {
    return type == DType.BOOL || type.isUnsigned()
        ? BigInteger.ZERO
        : BigInteger.ONE.shiftLeft(8 * type.bytes() - 1).negate();
  }

  private static BigInteger greatest(DType type) {
    int bits = type == DType.BOOL ? 1 : 8 * type.bytes() - (type.isUnsigned() ? 0 : 1);
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }
}
