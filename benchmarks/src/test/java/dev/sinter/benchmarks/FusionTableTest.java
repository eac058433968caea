package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FusionTableTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void helpListsTheOptions() {
    assertEquals(0, FusionTable.run(out, out, "--help"));
    assertEquals(FusionTable.USAGE, printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, FusionTable.run(out, out, "--largest", "1"));
    assertTrue(
        printed.toString(StandardCharsets.UTF_8).contains("--largest takes whole numbers"),
        () -> printed.toString(StandardCharsets.UTF_8));
  }
}
