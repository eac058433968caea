package dev.sinter.exactness;

import dev.sinter.DType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on operands of some types gave.
 *
 * @param operation its name
 * @param operands their types, with commas between them
 * @param result its type
 * @param elements how many
 * @param crc32c of the result's bits, in which every NaN is the same; null unless Java fixes them
 * @param ulp the largest distance from what Java gives; 0 where Java fixes the bits
 */
record Entry(
    String operation,
    String operands,
    DType result,
    int elements,
    @Nullable String crc32c,
    double ulp) {

  /** Operation and operand types: unique in a recording. */
  String key() {
    return operation + " " + operands;
  }

  boolean isExact() {
    return crc32c != null;
  }

  /** As a line of the file. */
  String line() {
    String value =
        crc32c != null ? "crc32c " + crc32c : String.format(Locale.ROOT, "ulp %.3f", ulp);
    return String.join(" ", operation, operands, result.name(), elements + "", value);
  }

  static Entry parse(String line) {
    String[] words = line.split(" ", -1);
    boolean exact = words[4].equals("crc32c");
    return new Entry(
        words[0],
        words[1],
        DType.valueOf(words[2]),
        Integer.parseInt(words[3]),
        exact ? words[5] : null,
        exact ? 0 : Double.parseDouble(words[5]));
  }

  static String join(List<DType> types) {
    return String.join(",", types.stream().map(DType::name).toList());
  }
}
