package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;

/**
 * The unsigned integers by which elements are sorted: their order is that of the elements, with all
 * NaN at the end.
 */
record SortKeys(DType type, Primitive.Sort sort) {
  /** Bits of a digit. */
  static final int DIGIT = 8;

  /** How many bits differ between keys. */
  int bits() {
    return type == DType.BOOL ? 1 : 8 * type.bytes();
  }

  /** Passes by a digit each. */
  int passes() {
    return (bits() + DIGIT - 1) / DIGIT;
  }

  /** Size of a key. */
  int bytes() {
    return Math.max(Integer.BYTES, type.bytes());
  }

  /** What turns the order of keys around, or leaves it: an argument of {@code ENCODE, DECODE}. */
  long flip() {
    return !sort.descending() ? 0 : bits() == Long.SIZE ? -1L : (1L << bits()) - 1;
  }

  /** {@code T}, {@code K}, {@code BITS}, {@code INDICES}, {@code ENCODE} and {@code DECODE}. */
  Macros macros() {
    boolean wide = type.bytes() == 8;
    String ones = wide ? "0xffffffffffffffffUL" : "0xffffffffU";
    String sign = wide ? "0x8000000000000000UL" : "0x80000000U";
    Macros macros =
        new Macros()
            .type("T", type)
            .define("K", wide ? "ulong" : "uint")
            .define("BITS", bits())
            .define("INDICES", sort.indices() ? 1 : 0);
    String mask = wide ? ones : "0x" + Long.toHexString((1L << bits()) - 1) + "U";
    if (!type.isFloating()) {
      boolean signed = type.isInteger() && !type.isUnsigned();
      String bias =
          !signed ? "0U" : wide ? sign : "0x" + Long.toHexString(1L << (bits() - 1)) + "U";
      return macros
          .define("ENCODE(x, f)", "((((K)(x) & " + mask + ") ^ " + bias + ") ^ (K)(f))")
          .define("DECODE(k, f)", "((T)(((k) ^ (K)(f)) ^ " + bias + "))");
    }
    String quiet = wide ? "0x7ff8000000000000UL" : "0x7fc00000U";
    return macros
        .define("BITS_OF(b)", "((b) & " + sign + " ? ~(b) : (b) | " + sign + ")")
        .define("ENCODE(x, f)", "(isnan(x) ? " + ones + " : BITS_OF(as_K(x)) ^ (K)(f))")
        .define("PLAIN(k)", "((k) & " + sign + " ? (k) & ~" + sign + " : ~(k))")
        .define("as_K", wide ? "as_ulong" : "as_uint")
        .define("as_T", "as_" + Macros.scalar(type))
        .define("DECODE(k, f)", "as_T((k) == " + ones + " ? " + quiet + " : PLAIN((k) ^ (K)(f)))");
  }
}
