package dev.sinter.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles every block of Java in the documents with the processor, as a user would, and runs it.
 * The blocks of one document see each other's classes. Pages on diagnostics show code that does not
 * compile; the processor's tests know them.
 */
final class DocumentsTest {
  /** Tests run in the module's folder. */
  private static final Path ROOT = Path.of("..");

  @TestFactory
  Stream<DynamicTest> samplesRunAsTheDocumentSays(@TempDir Path work) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : documents()) {
      List<Sample> samples = Sample.in(document);
      if (!samples.isEmpty()) {
        String name = ROOT.relativize(document).toString();
        Path folder = Files.createDirectories(work.resolve(name));
        tests.add(DynamicTest.dynamicTest(name, () -> compileAndRun(samples, folder)));
      }
    }
    return tests.stream();
  }

  @Test
  void theReadmeHasSamples() throws IOException {
    assertFalse(Sample.in(ROOT.resolve("README.md")).isEmpty());
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .filter(path -> !path.startsWith(ROOT.resolve("docs/diagnostics")))
          .sorted()
          .toList();
    }
  }

  private static void compileAndRun(List<Sample> samples, Path folder) throws Exception {
    Path classes = compile(samples, folder);
    URL[] classPath = {classes.toUri().toURL()};
    ClassLoader parent = DocumentsTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(classPath, parent)) {
      for (Sample sample : samples) {
        if (sample.runs()) {
          String printed = run(loader.loadClass(sample.typeName()));
          sample
              .prints()
              .ifPresent(text -> assertEquals(text, printed, "sample at line " + sample.line()));
        }
      }
    }
  }

  private static Path compile(List<Sample> samples, Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> sources = new ArrayList<>();
    for (Sample sample : samples) {
      sources.add(Files.writeString(folder.resolve(sample.typeName() + ".java"), sample.source()));
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "--release",
            "17",
            "-d",
            classes.toString(),
            "-classpath",
            classPath,
            "-processorpath",
            classPath);
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          javac
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(compiled, messages::toString);
    }
    return classes;
  }

  private static String run(Class<?> type) throws Exception {
    Method main = type.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException failure) {
      throw new AssertionError(type.getSimpleName() + " failed", failure.getCause());
    } finally {
      System.setOut(console);
    }
    return printed.toString(UTF_8);
  }
}
