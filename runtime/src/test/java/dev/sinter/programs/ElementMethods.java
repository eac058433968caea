package dev.sinter.programs;

import java.util.List;

/** The names of element-wise operations that programs are written with. */
final class ElementMethods {
  static final List<String> UNARY =
      names(
          """
          neg abs sign sqrt floor ceil rint round trunc not isNaN isInfinite isFinite reciprocal
          square rsqrt neg abs real imag conj""");

  /** Those of which Java leaves bits open. */
  static final List<String> FUNCTIONS =
      names(
          """
          exp log sin cos tanh sigmoid erf expm1 log1p cbrt exp2 log2 log10 tan asin acos atan sinh
          cosh asinh acosh atanh erfc gamma lgamma arg""");

  /** Such functions of two operands. */
  static final List<String> OF_TWO = names("atan2 hypot pow");

  static final List<String> BINARY =
      names(
          """
          add sub mul add sub mul div minimum maximum rem floorMod and or xor shl shr ushr pow
          copySign""");
  static final List<String> COMPARISONS = names("eq ne lt le gt ge");

  /** Those that take a number. */
  static final List<String> SCALARS =
      names(
          """
          add sub mul div rsub rdiv rem floorMod minimum maximum pow rpow and or xor shl shr ushr eq
          ne lt le gt ge copySign""");

  /** Those that take a boolean. */
  static final List<String> LOGICAL = names("and or xor eq ne");

  private ElementMethods() {}

  private static List<String> names(String text) {
    return List.of(text.split("\\s+"));
  }
}
