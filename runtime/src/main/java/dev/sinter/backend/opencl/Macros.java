package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import java.util.Locale;

/** The macros by which the sources of primitives are typed. */
final class Macros {
  private final StringBuilder out = new StringBuilder();

  /** {@code #define name value}. */
  Macros define(String name, Object value) {
    out.append("#define ").append(name).append(' ').append(value).append('\n');
    return this;
  }

  /** {@code name} as the type of elements in memory; 64-bit floats are enabled. */
  Macros type(String name, DType type) {
    if (type == DType.F64 && out.indexOf("cl_khr_fp64") < 0) {
      out.append("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n");
    }
    return define(name, scalar(type));
  }

  /** {@code IDENTITY} and {@code COMBINE(a, b)} of a scan in {@code type}. */
  Macros combiner(ReduceOp op, DType type) {
    define(
        "IDENTITY", "(as_" + scalar(type) + "(" + literal(op.identity(type).bits(), type) + "))");
    if (type.isFloating() && (op == ReduceOp.MIN || op == ReduceOp.MAX)) {
      out.append(extreme(op, type));
    }
    return define("COMBINE(a, b)", combine(op, type));
  }

  private static String literal(long bits, DType type) {
    return type.bytes() == 8
        ? "0x" + Long.toHexString(bits) + "UL"
        : "0x" + Integer.toHexString((int) bits) + "U";
  }

  private static String combine(ReduceOp op, DType type) {
    return switch (op) {
      case SUM -> type.isFloating() ? "((a) + (b))" : "((T)((U)(a) + (U)(b)))";
      case PROD -> type.isFloating() ? "((a) * (b))" : "((T)((U)(a) * (U)(b)))";
      case MIN, MAX -> (type.isFloating() ? "extreme" : op.label()) + "(a, b)";
      case MEAN, COUNT, ANY, ALL, VAR, COMPENSATED_SUM ->
          throw new IllegalStateException(op + " is no scan");
    };
  }

  /** Java's min and max: NaN wins, -0.0 is below 0.0. */
  private static String extreme(ReduceOp op, DType type) {
    String bits = type == DType.F64 ? "ulong" : "uint";
    String scalar = scalar(type);
    return String.format(
        Locale.ROOT,
        """
        %1$s extreme(%1$s a, %1$s b) {
          const %1$s same = as_%1$s(as_%2$s(a) %3$s as_%2$s(b));
          return isunordered(a, b) ? a + b : a == b ? same : a %4$s b ? a : b;
        }
        """,
        scalar,
        bits,
        op == ReduceOp.MIN ? "|" : "&",
        op == ReduceOp.MIN ? "<" : ">");
  }

  /** The OpenCL C type of elements in memory. */
  static String scalar(DType type) {
    return switch (type) {
      case BOOL, U8 -> "uchar";
      case I8 -> "char";
      case I16 -> "short";
      case U16, F16 -> "ushort";
      case I32 -> "int";
      case U32 -> "uint";
      case I64 -> "long";
      case U64 -> "ulong";
      case F32 -> "float";
      case F64 -> "double";
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
