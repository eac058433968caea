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

class AllTablesTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  private int run(String... args) {
    return AllTables.run(
        new PrintStream(printed, true, StandardCharsets.UTF_8),
        new PrintStream(progress, true, StandardCharsets.UTF_8),
        args);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8) + progress.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textAndMeasurementsOfEveryProgramAreKept() throws IOException {
    Path out = folder.resolve("new").resolve("tables");
    int status = run("--device=jvm", "--largest=1024", "--seconds=0.001", "--out=" + out);
    assertEquals(0, status, this::text);
    StringBuilder kept = new StringBuilder();
    for (String name : List.of("check.txt", "peer.txt", "fusion.txt")) {
      kept.append(Files.readString(out.resolve(name)));
    }
    assertEquals(kept.toString(), printed.toString(StandardCharsets.UTF_8));
    for (String name : List.of("peer.jsonl", "fusion.jsonl")) {
      for (String line : Files.readAllLines(out.resolve(name))) {
        assertTrue(progress.toString(StandardCharsets.UTF_8).contains(line) || isCopy(line), line);
      }
    }
  }

  /** Copies are what others are compared with, no rows of their own. */
  private static boolean isCopy(String line) {
    return Row.parse(line).orElseThrow().system().equals(Entrant.COPY.system());
  }

  @Test
  void helpListsTheOptions() {
    assertEquals(0, run("--help"));
    assertEquals(AllArguments.USAGE, printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, run("--largest", "1"));
    assertTrue(text().contains("--largest takes whole numbers from 1024"), this::text);
  }
}
