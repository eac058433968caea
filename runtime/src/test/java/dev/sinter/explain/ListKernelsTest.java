package dev.sinter.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  @Test
  void aMissingJarIsNamed() throws Exception {
    URL own = ListKernels.class.getProtectionDomain().getCodeSource().getLocation();
    Path alone = copied(Path.of(own.toURI()));
    Path manifests = Files.createDirectories(folder.resolve("META-INF/sinter"));
    Files.writeString(manifests.resolve("p.A.json"), "{}");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {alone.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Method run =
          loader
              .loadClass(ListKernels.class.getName())
              .getDeclaredMethod("run", PrintStream.class, PrintStream.class, String[].class);
      run.setAccessible(true);
      String[] arguments = {"list", folder.toString()};
      assertEquals(1, run.invoke(null, print(out), print(errors), arguments));
    }
    assertTrue(text(errors).contains("dev.sinter.fused."), text(errors));
    assertTrue(text(errors).contains("java -cp sinter-runtime.jar"), text(errors));
  }

  /** The runtime's classes without those of sinter-annotations, which may lie in one folder. */
  private Path copied(Path classes) throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path relative = classes.relativize(file);
        if (Files.isRegularFile(file) && !relative.startsWith("dev/sinter/fused")) {
          Path target = alone.resolve(relative);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    return alone;
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
