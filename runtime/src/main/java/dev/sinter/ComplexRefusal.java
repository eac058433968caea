package dev.sinter;

import dev.sinter.ir.Caller;

/** The fault of an operation that has no complex meaning, with what to write instead. */
final class ComplexRefusal {
  private ComplexRefusal() {}

  /**
   * For the method of {@link Array} that was called; for {@code where} of its condition.
   *
   * @param type of the complex operand
   */
  static DTypeException of(DType type) {
    String method = Caller.method();
    return new DTypeException(
        method.equals("where")
            ? "where needs a BOOL condition, not "
                + type
                + ": compare first, for example with ne(0)"
            : method + " is not defined for " + type + advice(method));
  }

  /** Indices that are complex, whatever the array. */
  static DTypeException ofIndices(DType type) {
    return new DTypeException(
        Caller.method() + ": indices are " + type + ", not integers: write real().cast(DType.I32)");
  }

  private static String advice(String method) {
    return switch (method) {
      case "lt", "le", "gt", "ge", "minimum", "maximum", "clamp", "min", "max" ->
          noOrder("compare");
      case "argMin", "argMax", "cumMin", "cumMax" -> noOrder("use");
      case "sort", "argSort", "topK", "argTopK", "unique" -> noOrder("sort by");
      case "and", "or", "xor", "not" -> ": use it on BOOL and integers, for example on ne(0)";
      case "shl", "shr", "ushr" -> ": use it on integers";
      case "fma" -> ": write mul(factor).add(addend)";
      case "bitcast" -> ": take the bits of real() and of imag()";
      case "sigmoid" -> ": write neg().exp().add(1).reciprocal()";
      case "cbrt" -> ": write pow(1.0 / 3), the principal root";
      case "wrap" ->
          ": copy with Array.of(type, shape, values), or wrap the parts and write Array.complex(re, im)";
      case "erf",
          "erfc",
          "gamma",
          "lgamma",
          "floor",
          "ceil",
          "rint",
          "round",
          "trunc",
          "rem",
          "floorMod",
          "copySign",
          "atan2",
          "hypot" ->
          ", only for real numbers: use it on real(), imag(), abs() or arg()";
      case "complex" -> ", which has both parts already: give real arrays";
      default -> ": compute it from real() and imag(), abs() or arg()";
    };
  }

  private static String noOrder(String verb) {
    return ", complex numbers have no order: " + verb + " abs(), real() or imag()";
  }
}
