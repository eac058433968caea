package dev.sinter.processor.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says to write in fused methods has a kernel form. */
final class OperationsPageTest {
  private static final Path DOCUMENT = Path.of("../docs/operations.md");
  private static final Pattern METHOD = Pattern.compile("\\b(Math|Fn|Float)\\.(\\w+)");

  @Test
  void everySpellingIsLifted() throws IOException {
    Set<String> lifted =
        Intrinsics.methods().stream()
            .map(method -> method.substring(0, method.indexOf('(')))
            .map(method -> method.replaceAll("^.*\\.(\\w+\\.\\w+)$", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("| `")) {
        Matcher method = METHOD.matcher(line.substring(line.lastIndexOf(" | ")));
        while (method.find()) {
          written.add(method.group());
        }
      }
    }
    assertTrue(written.size() > 60, () -> "the table was not found: " + written);
    written.removeAll(lifted);
    assertEquals(Set.of(), written, "has no kernel form");
  }
}
