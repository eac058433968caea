package dev.sinter.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The loops of {@code loops.c}, compiled by gcc and run in a process of their own, a run per call.
 * Times are the C program's own, without the way there and back.
 */
final class GccLoops implements AutoCloseable {
  private static final String SOURCE = "loops.c";

  private final Path folder;
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  /** gcc is not there, or did not compile the loops; the message says which. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  /**
   * What a run gave.
   *
   * @param micros its time, µs
   * @param value the count, or the sum of the prices
   */
  record Answer(double micros, double value) {}

  /**
   * Compiles and starts.
   *
   * @throws Unavailable if that cannot be done
   */
  GccLoops(int elements, int threads) throws Unavailable {
    try {
      this.folder = Files.createTempDirectory("sinter-benchmarks");
      Path program = compile(folder);
      ProcessBuilder builder =
          new ProcessBuilder(
              program.toString(), Integer.toString(elements), Integer.toString(threads));
      // Threads that spin between runs would take the processors from the others of the contest.
      builder.environment().put("OMP_WAIT_POLICY", "passive");
      this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      this.commands = process.outputWriter();
      this.answers = process.inputReader();
    } catch (IOException failure) {
      throw new Unavailable("the gcc loops do not start: " + failure.getMessage());
    }
  }

  private static Path compile(Path folder) throws IOException, Unavailable {
    Path source = folder.resolve(SOURCE);
    try (InputStream in = GccLoops.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException(SOURCE + " is missing beside GccLoops.class");
      }
      Files.copy(in, source);
    }
    Path program = folder.resolve("loops");
    Process gcc;
    try {
      gcc = new ProcessBuilder(command(source, program)).redirectErrorStream(true).start();
    } catch (IOException absent) {
      throw new Unavailable("gcc is not installed: its column stays empty");
    }
    String messages = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gcc.onExit().join().exitValue() != 0) {
      throw new Unavailable("gcc does not compile the loops: " + messages.strip());
    }
    return program;
  }

  private static List<String> command(Path source, Path program) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("gcc", "-O3", "-march=native", "-ffast-math", "-fopenmp"));
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (architecture.equals("amd64") || architecture.equals("x86_64")) {
      command.add("-mprefer-vector-width=512");
    }
    command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
    return command;
  }

  /** Runs {@code count} or {@code call} once. */
  Answer run(String loop) {
    try {
      commands.write(loop + "\n");
      commands.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "the gcc loops ended with " + process.onExit().join().exitValue());
      }
      String[] words = line.split(" ", -1);
      return new Answer(Double.parseDouble(words[0]) * 1e-3, Double.parseDouble(words[1]));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      commands.close(); // the program ends with its input
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
      Files.deleteIfExists(folder.resolve(SOURCE));
      Files.deleteIfExists(folder.resolve("loops"));
      Files.deleteIfExists(folder);
    } catch (IOException leftover) {
      throw new UncheckedIOException(leftover);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
