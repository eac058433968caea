package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sinter.codegen.DeviceClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Oclgrind, a simulator that sees every access, finds nothing in kernels of every memory pattern:
 * no access outside a buffer, no race, no use of what was never written. It runs in a process of
 * its own, as the only OpenCL driver. Skipped where it is not installed, unless {@code
 * sinter.test.require} names oclgrind.
 */
final class OclgrindTest {
  private static final Path DRIVER = Path.of("/usr/lib/oclgrind/liboclgrind-rt-icd.so");

  /** A loaded machine needs most of it. */
  private static final long SECONDS = 540;

  /** Later Java warns of libraries that are loaded without this option. */
  private static final int NATIVE_ACCESS_WARNS = 21;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(DeviceClass.class)
  void findsNothing(DeviceClass deviceClass) throws IOException, InterruptedException {
    List<Message> messages = new ArrayList<>(run(deviceClass.name()));
    messages.removeIf(OclgrindTest::isOclgrinds);
    assertEquals(List.of(), messages);
  }

  @Test
  void findsWhatIsWrongOnPurpose() throws IOException, InterruptedException {
    List<Message> messages = run("wrong");
    assertTrue(says(messages, "outside", "Invalid read"), messages::toString);
    assertTrue(says(messages, "outside", "Invalid write"), messages::toString);
    assertTrue(says(messages, "race", "Write-write data race"), messages::toString);
    assertTrue(says(messages, "uninitialised", "uninitialized value"), messages::toString);
    // This is not wrong. Once oclgrind knows that, isOclgrinds can go.
    assertTrue(says(messages, "filled", "uninitialized value"), messages::toString);
  }

  private static boolean says(List<Message> messages, String name, String part) {
    return messages.stream().anyMatch(m -> m.test().equals(name) && m.text().contains(part));
  }

  /** What oclgrind said, and the case it said it of. */
  private record Message(String test, String text) {
    @Override
    public String toString() {
      return test + "\n" + text + "\n";
    }
  }

  /**
   * What oclgrind 21.10 says by mistake. To it, a buffer of several elements that
   * clEnqueueFillBuffer has filled is not initialised: it forgets what it knew of the buffer with
   * every element filled ({@link #findsWhatIsWrongOnPurpose}). Of the product's buffers only the
   * errors of elements are filled like this, and kernels use them in atomic_min and atomic_and
   * alone.
   */
  private static boolean isOclgrinds(Message message) {
    return message.text().startsWith("Uninitialized value written to global memory")
        && (message.text().contains("atomic_min(errors + ")
            || message.text().contains("atomic_and(errors + "));
  }

  private List<Message> run(String argument) throws IOException, InterruptedException {
    boolean absent = !Files.exists(DRIVER);
    assertFalse(
        absent && System.getProperty("sinter.test.require", "").contains("oclgrind"),
        "sinter.test.require names oclgrind, but there is no " + DRIVER);
    assumeFalse(absent, "oclgrind is not installed");
    Files.writeString(
        Files.createDirectory(folder.resolve("vendors")).resolve("o.icd"), DRIVER + "\n");
    Path output = folder.resolve("output");
    Process process = start(argument, output);
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String text = Files.readString(output);
    String last = text.substring(Math.max(0, text.length() - 2000));
    assertTrue(ended, () -> "did not end in " + SECONDS + " s: " + last);
    assertEquals(0, process.exitValue(), last);
    assertTrue(text.endsWith(OclgrindMain.END + "\n"), last);
    return messages(text);
  }

  private Process start(String argument, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() > NATIVE_ACCESS_WARNS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-ea",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            OclgrindMain.class.getName(),
            argument));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private Map<String, String> environment() {
    return Map.of(
        "OCL_ICD_VENDORS",
        folder.resolve("vendors").toString(),
        "OCLGRIND_DATA_RACES",
        "1",
        "OCLGRIND_UNINITIALIZED",
        "1",
        // Cases with every reduction of a type at once need more than the planner would take.
        "OCLGRIND_LOCAL_MEM_SIZE",
        "65536",
        // It crashes while it watches optimised kernels.
        "OCLGRIND_BUILD_OPTIONS",
        "-cl-opt-disable",
        "OCLGRIND_MAX_ERRORS",
        "300");
  }

  /** Messages are paragraphs that begin without an indentation; more paragraphs may follow. */
  private static List<Message> messages(String output) {
    List<Message> messages = new ArrayList<>();
    String test = "before the first case";
    StringBuilder text = new StringBuilder();
    for (String line : output.split("\n", -1)) {
      boolean begins = !line.isBlank() && !Character.isWhitespace(line.charAt(0));
      if (begins && !text.isEmpty()) {
        messages.add(new Message(test, text.toString()));
        text.setLength(0);
      }
      if (line.startsWith(OclgrindMain.CASE)) {
        test = line.substring(OclgrindMain.CASE.length());
      } else if (!line.isBlank() && !line.equals(OclgrindMain.END)) {
        text.append(line).append('\n');
      }
    }
    if (!text.isEmpty()) {
      messages.add(new Message(test, text.toString()));
    }
    return messages;
  }
}
