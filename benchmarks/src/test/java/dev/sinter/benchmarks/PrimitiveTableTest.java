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

class PrimitiveTableTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpListsTheOptionsAndOperations() {
    assertEquals(0, PrimitiveTable.run(out, out, "--help"));
    assertTrue(printed().contains("cum_sum, cum_sum_rows"), this::printed);
  }

  @Test
  void everyOperationIsTimedAndWritten() throws IOException {
    Path json = folder.resolve("rows.jsonl");
    Path peers = folder.resolve("peers.jsonl");
    Files.writeString(
        peers, "{\"workload\": \"sort\", \"system\": \"other\", \"n\": 1024, \"us\": 7.5}\n");
    int status =
        PrimitiveTable.run(
            out,
            out,
            "--device=jvm",
            "--sizes=1024",
            "--seconds=0.01",
            "--peers=" + peers,
            "--json=" + json);
    assertEquals(0, status, this::printed);
    List<String> timed =
        Files.readAllLines(json).stream()
            .map(line -> Row.parse(line).orElseThrow())
            .filter(row -> row.micros() > 0 && row.n() == 1024)
            .map(Row::workload)
            .toList();
    assertEquals(PrimitiveOperation.names(), timed);
    assertTrue(
        printed().lines().anyMatch(line -> line.startsWith("sort ") && line.contains("7.5 other")),
        this::printed);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, PrimitiveTable.run(out, out, "--only", "sorts"));
    assertTrue(printed().contains("no operation 'sorts'"), this::printed);
  }
}
