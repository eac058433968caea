package dev.sinter;

/** The fault of an operation that has no complex meaning, with what to write instead. */
final class ComplexRefusal {
  private static final String PARTS =
      "compute it from real() and imag() and put the parts together with Array.complex(re, im)";

  private ComplexRefusal() {}

  /**
   * For a method of {@link Array}.
   *
   * @param operation its name, with or without its class: {@code put}, {@code Array.put}
   * @param type of the complex operand
   */
  static DTypeException of(String operation, DType type) {
    String method = operation.substring(operation.lastIndexOf('.') + 1);
    return new DTypeException(operation + " is not defined for " + type + advice(method));
  }

  /** Indices that are complex, whatever the array. */
  static DTypeException ofIndices(String operation, DType type) {
    return new DTypeException(
        operation + ": indices are " + type + ", not integers: write real().cast(DType.I32)");
  }

  private static String advice(String method) {
    return switch (method) {
      case "put", "putAdd" ->
          ": do it with real() and with imag(), of the array and of the values, and join the two"
              + " with Array.complex(re, im)";
      case "cumSum" ->
          ": do it with real() and with imag() and join the two with Array.complex(re, im)";
      case "lt", "le", "gt", "ge", "minimum", "maximum", "clamp", "min", "max" ->
          noOrder("compare");
      case "argMin", "argMax", "cumMin", "cumMax" -> noOrder("use");
      case "sort", "argSort", "topK", "argTopK", "unique" -> noOrder("sort by");
      case "and", "or", "xor", "not", "shl", "shr", "ushr", "floorMod" ->
          ": use it on BOOL and integers, for example on ne(0)";
      case "fma" -> ": write mul(factor).add(addend)";
      case "dot" -> ": write mul(other).sum()";
      case "matmul" ->
          ": with a + bi and c + di its parts are a.matmul(c).sub(b.matmul(d)) and"
              + " a.matmul(d).add(b.matmul(c)); join them with Array.complex(re, im)";
      case "norm" -> ": write abs().norm()";
      case "var" -> ": add those of real() and imag()";
      case "std" -> ": write real().var().add(imag().var()).sqrt()";
      case "bitcast" -> ": take the bits of real() and of imag()";
      case "complex" -> ", which has both parts already: give real arrays";
      default -> ": " + PARTS + ", or take abs() or arg()";
    };
  }

  private static String noOrder(String verb) {
    return ", complex numbers have no order: " + verb + " abs(), real() or imag()";
  }
}
