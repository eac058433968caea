package dev.sinter.exactness;

import dev.sinter.GeneratedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/operations.md is what the code says. */
final class OperationsPageTest {
  private static final Path DOCUMENT = Path.of("../docs/operations.md");
  private static final String BEGIN =
      "<!-- table of operations, written by OperationsPageTest -->\n";
  private static final String END = "<!-- end of the table of operations -->\n";

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            row(
                List.of(
                    "operation",
                    "types",
                    "in Java",
                    "JVM",
                    "OpenCL CPU",
                    "OpenCL GPU",
                    "in `@Fused` methods")));
    table.append(row(List.of("---", "---", "---", "---", "---", "---", "---")));
    Operations.onArrays()
        .forEach(operation -> table.append(row(new OperationRow(operation).cells())));
    return table.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** {@code -Dgolden.update=true} writes the table anew. */
  @Test
  void theDocumentHasTheTableOfOperations() throws IOException {
    GeneratedTable.assertStands(table(), DOCUMENT, BEGIN, END);
  }
}
