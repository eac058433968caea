package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a process chooses its default device; each case is a process of its own. */
final class DefaultDeviceTest {
  /** Prints what making an array gives, twice. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(Array.of(1).device().id());
        } catch (DeviceException error) {
          System.out.println(error.getMessage());
        }
      }
    }
  }

  private static List<String> run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream output = process.getInputStream()) {
      List<String> lines =
          new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertEquals(0, process.waitFor());
      return lines;
    }
  }

  @Test
  void thePropertyNamesTheDevice() throws Exception {
    assertEquals(List.of("jvm", "jvm"), run("-Dsinter.device=jvm"));
  }

  @Test
  void aWrongNameIsAClearErrorEveryTime() throws Exception {
    List<String> lines = run("-Dsinter.device=abacus");
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(line.contains("device \"abacus\" not found: there are"), line);
    }
  }
}
