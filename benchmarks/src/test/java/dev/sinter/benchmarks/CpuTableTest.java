package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CpuTableTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void allWaysGiveTheSameResults() {
    int status = CpuTable.run(out, out, "--elements=10000", "--seconds=0.01");
    assertEquals(0, status, this::text);
    assertTrue(text().contains("jvm exact"), this::text);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(2, CpuTable.run(out, out, "--elements", "many"));
    assertTrue(text().contains("--elements takes whole numbers from 2"), this::text);
  }
}
