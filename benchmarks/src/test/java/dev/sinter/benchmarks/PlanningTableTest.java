package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlanningTableTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpListsTheOptions() {
    assertEquals(0, PlanningTable.run(out, out, "--help"));
    assertEquals(PlanningTable.USAGE, printed());
  }

  @Test
  void everyFormHasALine() {
    assertEquals(0, PlanningTable.run(out, out, "--largest", "100", "--runs", "1"));
    for (PlannedGraph form : PlannedGraph.values()) {
      String name = form.name().toLowerCase(Locale.ROOT);
      assertTrue(printed().lines().anyMatch(line -> line.startsWith(name)), this::printed);
    }
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, PlanningTable.run(out, out, "--runs", "0"));
    assertTrue(printed().contains("--runs takes whole numbers from 1"), this::printed);
  }
}
