package dev.sinter.codegen;

import dev.sinter.ir.IrWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An overview of the kernels that were generated at build time. Immutable.
 *
 * @param manifests sorted by class name
 */
public record Listing(List<ManifestFile> manifests) {
  /** Sorts and copies the list. */
  public Listing {
    manifests = manifests.stream().sorted(Comparator.comparing(ManifestFile::className)).toList();
  }

  private record Column(String title, boolean right, Function<KernelEntry, String> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("kernel", false, KernelEntry::name),
          new Column("line", true, entry -> Integer.toString(entry.line())),
          new Column("read B", true, entry -> Long.toString(entry.bytesRead())),
          new Column("write B", true, entry -> Long.toString(entry.bytesWritten())),
          new Column("ops", true, entry -> Long.toString(entry.flops())),
          new Column("ops/B", true, entry -> decimal(entry.intensity())),
          new Column("types", false, Listing::types),
          new Column("precision", false, entry -> lower(entry.precision())),
          new Column("inlined", false, entry -> String.join(" ", entry.inlined())),
          new Column("signature", false, KernelEntry::signature));

  private static final String LEGEND =
      "B: bytes of arrays per element; ops: nominal operations per element (an addition 1, a"
          + " division 4, exp 20, a loop's body once)\n";

  private static final String EMPTY =
      "0 kernels\nnothing lies in META-INF/sinter: were the classes compiled with sinter-processor"
          + " on the processor path?\n";

  /** The kernels of everything that a class loader, its parents and the module path hold. */
  public static Listing of(ClassLoader loader) {
    return new Listing(ManifestRoots.of(loader));
  }

  /**
   * The kernels in a jar or a folder of classes, or in the jars of a folder.
   *
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public static Listing of(Path jarOrFolder) {
    return new Listing(ManifestRoots.of(jarOrFolder));
  }

  /** All kernels, in the order of classes and ids. */
  public List<KernelEntry> kernels() {
    return manifests.stream().flatMap(manifest -> manifest.kernels().stream()).toList();
  }

  /**
   * As a table: per kernel, bytes of array memory per element, nominal operations per element (an
   * addition counts 1, a division 4, a transcendental function 20, loops once), operations per
   * byte. A line below explains the headings; without kernels it says what may be missing.
   */
  public String text() {
    if (kernels().isEmpty()) {
      return EMPTY;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(Column::title).toList());
    for (KernelEntry entry : kernels()) {
      rows.add(COLUMNS.stream().map(column -> column.value().apply(entry)).toList());
    }
    int[] widths = new int[COLUMNS.size()];
    rows.forEach(row -> widen(widths, row));
    String table = rows.stream().map(row -> line(widths, row)).collect(Collectors.joining());
    return rows.size() - 1 + (rows.size() == 2 ? " kernel\n" : " kernels\n") + table + LEGEND;
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private static String line(int[] widths, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(COLUMNS.get(i).right() ? padding + row.get(i) : row.get(i) + padding);
      line.append("  ");
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static String types(KernelEntry entry) {
    return entry.types().stream().map(IrWriter::label).collect(Collectors.joining(" "));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @Override
  public String toString() {
    return text();
  }
}
