package dev.sinter.codegen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Expected texts in files: {@code src/test/resources/golden/<test class>/<method>.<extension>}.
 * {@code -Dgolden.update=true} writes them anew. A file that no test uses fails the class, if all
 * of its tests ran.
 */
public final class Golden implements BeforeEachCallback, AfterAllCallback {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private final Set<String> used = new TreeSet<>();
  private final Set<String> ran = new TreeSet<>();
  private Path folder = Path.of("");
  private String test = "";

  @Override
  public void beforeEach(ExtensionContext context) {
    folder = folder(context);
    test = context.getRequiredTestMethod().getName();
    ran.add(test);
  }

  private static Path folder(ExtensionContext context) {
    String name = context.getRequiredTestClass().getSimpleName();
    return Path.of("src/test/resources/golden").resolve(name);
  }

  /** Compares OpenCL C with the file of the running test. */
  void assertMatches(String actual) throws IOException {
    assertMatches(actual, "cl");
  }

  /** Compares with the running test's file of this extension. */
  public void assertMatches(String actual, String extension) throws IOException {
    Path file = folder.resolve(test + "." + extension);
    used.add(file.getFileName().toString());
    if (UPDATE) {
      Files.createDirectories(folder);
      Files.writeString(file, actual);
    }
    String expected = Files.exists(file) ? Files.readString(file) : "(there is no " + file + ")";
    assertEquals(expected, actual, () -> file + " differs; -Dgolden.update=true writes it anew");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Set<String> tests =
        Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .collect(Collectors.toSet());
    if (!ran.containsAll(tests) || !Files.exists(folder(context))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder(context))) {
      Set<String> present =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(used, present, "golden files that no test uses, or the reverse");
    }
  }
}
