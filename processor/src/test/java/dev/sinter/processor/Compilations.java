package dev.sinter.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Single runs of javac with the processor, in memory. Builds of several steps are a {@link
 * Project}.
 */
final class Compilations {
  private Compilations() {}

  /** What becomes of one source file. */
  static Compilation of(String source) {
    String name = Project.fileName(source).replace(".java", "").replace('/', '.');
    return Compiler.javac()
        .withOptions("-parameters")
        .withProcessors(new FusedProcessor())
        .compile(JavaFileObjects.forSourceString(name, source));
  }

  /** The same, without an error. */
  static Compilation succeeding(String source) {
    Compilation compilation = of(source);
    if (compilation.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError("compilation failed: " + messages(compilation));
    }
    return compilation;
  }

  /** Errors, warnings and notes, a line each. */
  static String messages(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(
            each ->
                each.getKind() + " " + each.getLineNumber() + " " + each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  /** The text of a generated class. */
  static String generatedClass(Compilation compilation, String name) {
    return text(
        compilation
            .generatedSourceFile(name)
            .orElseThrow(() -> new AssertionError(name + " was not generated")));
  }

  /** The text of a generated resource. */
  static String resource(Compilation compilation, String path) {
    return text(
        compilation
            .generatedFile(StandardLocation.CLASS_OUTPUT, path)
            .orElseThrow(() -> new AssertionError(path + " was not generated")));
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
