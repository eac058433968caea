package dev.sinter.codegen.opencl;

import dev.sinter.ir.Expr;

/** Constants in C, bit for bit: hex floats, {@code as_float} for infinities and NaN. */
final class Literals {
  private Literals() {}

  /** The scalar literal; a BOOL as 0 or 1. */
  static String of(Expr.Constant constant) {
    return switch (constant.type()) {
      case BOOL -> constant.bits() != 0 ? "1" : "0";
      case I8, U8, I16, U16, F16 ->
          "(" + Lanes.scalar(constant.type()) + ")(" + constant.bits() + ")";
      case U32 -> Integer.toUnsignedString((int) constant.bits()) + "U";
      case U64 -> Long.toUnsignedString(constant.bits()) + "UL";
      case I32 ->
          constant.bits() == Integer.MIN_VALUE ? "(-2147483647 - 1)" : signed(constant.bits(), "");
      case I64 ->
          constant.bits() == Long.MIN_VALUE
              ? "(-9223372036854775807L - 1L)"
              : signed(constant.bits(), "L");
      case F32 -> ofFloat((int) constant.bits());
      case F64 -> ofDouble(constant.bits());
      case C64, C128 -> throw constant.type().isTwoNodes();
    };
  }

  private static String signed(long value, String suffix) {
    return value < 0 ? "(" + value + suffix + ")" : value + suffix;
  }

  private static String ofFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (!Float.isFinite(value)) {
      return "as_float(0x" + Integer.toHexString(bits) + ")";
    }
    return negative(
        value < 0 || bits == Integer.MIN_VALUE, hex(Float.toHexString(Math.abs(value))) + "f");
  }

  private static String ofDouble(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isFinite(value)) {
      return "as_double(0x" + Long.toHexString(bits) + "UL)";
    }
    return negative(value < 0 || bits == Long.MIN_VALUE, hex(Double.toHexString(Math.abs(value))));
  }

  /** {@code 0x1.0p3} as {@code 0x1p3}. */
  private static String hex(String text) {
    return text.replace(".0p", "p");
  }

  private static String negative(boolean negative, String magnitude) {
    return negative ? "(-" + magnitude + ")" : magnitude;
  }
}
