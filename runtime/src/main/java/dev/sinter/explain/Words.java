package dev.sinter.explain;

import dev.sinter.DType;
import dev.sinter.Launch;
import dev.sinter.ir.Growth;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures and terms as people read them; English, whatever the default locale. */
final class Words {
  private static final List<String> BINARY = List.of("KiB", "MiB", "GiB", "TiB");
  private static final List<String> DECIMAL = List.of("k", "M", "G", "T");

  private Words() {}

  /** As in {@code 512 B}, {@code 3.9 KiB}. */
  static String bytes(long bytes) {
    return bytes < 1024 ? bytes + " B" : scaled(bytes, 1024, BINARY);
  }

  /** As in {@code 12 flop}, {@code 1.2 Mflop}. */
  static String flops(long flops) {
    return (flops < 1000 ? flops + " " : scaled(flops, 1000, DECIMAL)) + "flop";
  }

  private static String scaled(long value, int base, List<String> units) {
    double scaled = (double) value / base;
    int unit = 0;
    while (scaled >= base && unit < units.size() - 1) {
      scaled /= base;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", scaled, units.get(unit));
  }

  /** As in {@code 0.25 flop/B}; empty where nothing moves. */
  static String intensity(Explanation.Kernel kernel) {
    return kernel.moves() ? String.format(Locale.ROOT, "%.2f flop/B", kernel.intensity()) : "";
  }

  /** As in {@code F32, 1 value}. */
  static String values(DType type, long values) {
    return type + ", " + values + (values == 1 ? " value" : " values");
  }

  /** As in {@code 1 kernel}, {@code 2 kernels}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The most frequent first: {@code add 3, mul 3, exp}. */
  static List<String> operations(Explanation.Kernel kernel) {
    return kernel.operations().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " " + entry.getValue()))
        .toList();
  }

  /** Why capture evaluated an array, and how to choose the place. */
  static String growth(Growth growth) {
    String why =
        growth.operations() > 0
            ? String.format(
                Locale.ROOT, "%,d pending operations were more than are kept", growth.operations())
            : "pending operations kept "
                + bytes(growth.pinnedBytes())
                + " of closed arrays on a device more than half full";
    return "evaluated by the operation that made it: "
        + why
        + "; eval() every so often, in a loop that builds on its own result, chooses the place";
  }

  static String layout(Layout layout) {
    return layout.name().toLowerCase(Locale.ROOT);
  }

  /** Where a kernel would come from. */
  static String origin(Launch.Origin origin) {
    return switch (origin) {
      case TEMPLATE -> "generated at build time";
      case MEMORY -> "cached in memory";
      case DISK -> "binary on disk";
      case COMPILED -> "to be compiled";
    };
  }

  /** The style class of a kernel in pictures. */
  static String tint(Launch.Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  /** As in {@code 2 kernels on jvm, exact}. */
  static String title(Explanation plan) {
    return count(plan.kernels().size(), "kernel")
        + " on "
        + plan.device()
        + ", "
        + plan.precision().name().toLowerCase(Locale.ROOT);
  }

  /** The reason, with its figures. */
  static String reason(Split split) {
    String detail = split.detail().isEmpty() ? "" : " (" + split.detail() + ")";
    return split.reason().text() + detail;
  }

  /** One word or two for pictures. */
  static String label(Split split) {
    return split.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As in {@code result 1}, or {@code kept for later kernels}. */
  static String destination(Explanation.Output output) {
    return output.results().isEmpty()
        ? "kept for later kernels"
        : output.results().stream()
            .map(result -> "result " + (result + 1))
            .collect(Collectors.joining(", "));
  }

  /** {@code 57 % less than 14.2 MiB in 7 operations one by one}. */
  static String saved(Explanation plan) {
    long saved = plan.unfusedBytes() - plan.bytesMoved();
    String share =
        saved < 0
            ? "no less than "
            : Math.round(100.0 * saved / Math.max(1, plan.unfusedBytes())) + " % less than ";
    return share
        + bytes(plan.unfusedBytes())
        + " in "
        + count(plan.unfusedOperations(), "operation")
        + " one by one";
  }

  /** Breaks at spaces, so that no line is longer than {@code width} unless a word is. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
