package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.IrWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many elements one C expression computes, and the C types that follow from it.
 *
 * <p>A BOOL is an {@code int}: 0 or 1 in a scalar, 0 or -1 in each lane of a vector, as OpenCL's
 * comparisons give it. Both forms obey {@code & | ^} and {@code ?:}, and {@code & 1} gives the
 * number. In memory a BOOL is a {@code uchar}, 0 or 1. An F16 is a {@code ushort} with its bits
 * everywhere: half-precision arithmetic is an extension that not every device has.
 *
 * @param count 1, 4 or 16
 */
record Lanes(int count) {
  static final Lanes ONE = new Lanes(1);

  boolean vector() {
    return count > 1;
  }

  /** What is appended to a scalar type's name: nothing, {@code 4} or {@code 16}. */
  String suffix() {
    return vector() ? Integer.toString(count) : "";
  }

  /** The type of a value: {@code float4}. */
  String type(DType type) {
    return scalar(type) + suffix();
  }

  /** The type of one lane of a value. */
  static String scalar(DType type) {
    return switch (type) {
      case BOOL, I32 -> "int";
      case I8 -> "char";
      case U8 -> "uchar";
      case I16 -> "short";
      case U16, F16 -> "ushort";
      case U32 -> "uint";
      case I64 -> "long";
      case U64 -> "ulong";
      case F32 -> "float";
      case F64 -> "double";
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** The type of an element in memory. */
  static String memory(DType type) {
    return type == DType.BOOL ? "uchar" : scalar(type);
  }

  /** The signed integer type as wide as the value: what comparing two of them gives in a vector. */
  String bits(DType type) {
    return integer(type) + suffix();
  }

  /** The unsigned integer type as wide as the value. */
  String unsigned(DType type) {
    return "u" + integer(type) + suffix();
  }

  private static String integer(DType type) {
    return switch (type) {
      case I8, U8 -> "char";
      case I16, U16, F16 -> "short";
      case BOOL, I32, U32, F32 -> "int";
      case I64, U64, F64 -> "long";
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** The same scalar in every lane; a BOOL's is 0 or 1. */
  String splat(DType type, String scalar) {
    if (!vector()) {
      return scalar;
    }
    return "(" + type(type) + ")(" + (type == DType.BOOL ? "-" : "") + scalar + ")";
  }

  /** A BOOL as the condition of a {@code ?:} between values of {@code type}. */
  String condition(String bool, DType type) {
    return !vector() || bits(type).startsWith("int")
        ? bool
        : "convert_" + bits(type) + "(" + bool + ")";
  }

  /** The comparison of two values of {@code type} as a BOOL. */
  String bool(String comparison, DType type) {
    boolean same = !vector() || bits(type).startsWith("int");
    return (same ? "" : "convert_int" + suffix()) + "(" + comparison + ")";
  }

  /** One lane of a value. */
  String lane(String value, int lane) {
    return vector() ? value + ".s" + Integer.toHexString(lane) : value;
  }

  /** Distinguishes a helper's forms: {@code f32x4}, {@code f32}. */
  String tag(DType type) {
    return IrWriter.label(type) + (vector() ? "x" + count : "");
  }

  /** The numbers of the lanes: {@code 0, 1, 2, 3}. */
  String numbers() {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
