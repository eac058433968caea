package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that runs in a process of its own, since what it tries is read once in each. */
public final class OwnProcess {
  private OwnProcess() {}

  /** The lines that a main class of the tests prints under these options; it must end with 0. */
  public static List<String> lines(Class<?> main, String... options)
      throws IOException, InterruptedException {
    return lines(command(main, classPath(), options));
  }

  /** What {@code java} is told, for a process that differs in more than its options. */
  public static ProcessBuilder command(Class<?> main, String classPath, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, main.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** That of this process. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The lines that a process prints; it must end with 0. */
  public static List<String> lines(ProcessBuilder builder)
      throws IOException, InterruptedException {
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      List<String> lines =
          new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertEquals(0, process.waitFor());
      return lines;
    }
  }
}
