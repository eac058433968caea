package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionTableTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void helpListsTheOptions() {
    assertEquals(0, FusionTable.run(out, out, "--help"));
    assertEquals(FusionArguments.USAGE, printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, FusionTable.run(out, out, "--largest", "1"));
    assertTrue(
        printed.toString(StandardCharsets.UTF_8).contains("--largest takes whole numbers"),
        () -> printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void fusedAndForcedTimesAreWritten() throws IOException {
    Path json = folder.resolve("rows.jsonl");
    int status =
        FusionTable.run(
            out, out, "--device=jvm", "--largest=1024", "--seconds=0.01", "--json=" + json);
    assertEquals(0, status, () -> printed.toString(StandardCharsets.UTF_8));
    List<String> systems =
        Files.readAllLines(json).stream()
            .map(line -> Row.parse(line).orElseThrow())
            .filter(row -> row.micros() > 0 && row.n() == 1024)
            .map(Row::system)
            .toList();
    assertEquals(List.of("sinter exact", "sinter unfused", "copy"), systems);
  }
}
