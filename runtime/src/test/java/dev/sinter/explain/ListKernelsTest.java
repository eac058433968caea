package dev.sinter.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the runtime's jar. */
final class ListKernelsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aFolderWithoutKernelsSaysWhatMayBeMissing() {
    assertEquals(0, run("list", folder.toString()));
    assertTrue(text(out).startsWith("0 kernels\n"), text(out));
    assertTrue(text(out).contains("sinter-processor"), text(out));
  }

  @Test
  void aWrongCommandLineShowsTheRightOne() {
    assertEquals(2, run());
    assertEquals(2, run("show", "x"));
    assertTrue(text(errors).contains("usage: java -jar"), text(errors));
  }

  @Test
  void whatCantBeReadIsNamed() throws IOException {
    assertEquals(1, run("list", folder.resolve("absent").toString()));
    Path manifests = Files.createDirectories(folder.resolve("META-INF/sinter"));
    Files.writeString(manifests.resolve("p.A.json"), "damaged");
    assertEquals(1, run("list", folder.toString()));
    assertTrue(text(errors).contains("p.A.json"), text(errors));
  }

  private int run(String... arguments) {
    return ListKernels.run(print(out), print(errors), arguments);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
