package dev.sinter.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A project in a folder, compiled in several steps as a build tool would. */
final class Project {
  private final Path output;

  /** Compiles into {@code output}, which is also on the class path, first. */
  Project(Path output) {
    this.output = output;
  }

  /** What one run of javac said. */
  record Result(boolean succeeded, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    /** Errors, warnings and notes, {@code kind line message}, in the order in which they came. */
    List<String> messages() {
      return diagnostics.stream()
          .map(
              each ->
                  each.getKind() + " " + each.getLineNumber() + " " + each.getMessage(Locale.ROOT))
          .toList();
    }

    Result requireSuccess() {
      if (!succeeded) {
        throw new AssertionError("compilation failed: " + String.join("\n", messages()));
      }
      return this;
    }
  }

  /** Compiles sources, each the text of one file, with the processor. */
  Result compile(String... sources) {
    return compile(List.of(), List.of(new FusedProcessor()), sources);
  }

  Result compile(List<String> options, List<Processor> processors, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<Path> classPath = new ArrayList<>(List.of(output));
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(System.getProperty("java.class.path"))
          .forEach(entry -> classPath.add(Path.of(entry)));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      List<JavaFileObject> units = Stream.of(sources).map(Project::unit).toList();
      List<String> all = new ArrayList<>(List.of("-parameters"));
      all.addAll(processors.isEmpty() ? List.of("-proc:none") : List.of());
      all.addAll(options);
      var task = compiler.getTask(null, files, diagnostics, all, null, units);
      task.setProcessors(processors);
      return new Result(task.call(), diagnostics.getDiagnostics());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JavaFileObject unit(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + fileName(source)), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** The path that belongs to the package and the first type of a source. */
  static String fileName(String source) {
    if (source.stripLeading().startsWith("module ")) {
      return "module-info.java";
    }
    var pack = Pattern.compile("(?m)^package ([\\w.]+);").matcher(source);
    var type =
        Pattern.compile("(?m)^[\\w ]*(?:class|interface|enum|record) (\\w+)").matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in " + source);
    }
    String folder = pack.find() ? pack.group(1).replace('.', '/') + "/" : "";
    return folder + type.group(1) + ".java";
  }

  /** A loader of the project's classes. */
  ClassLoader loader() {
    try {
      URL[] urls = {output.toUri().toURL()};
      return new URLClassLoader(urls, Project.class.getClassLoader());
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Every file of the output by its name relative to it, but no class files. */
  Map<String, String> resources() {
    Map<String, String> resources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".class")) {
          String name = output.relativize(file).toString().replace('\\', '/');
          resources.put(name, Files.readString(file));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return resources;
  }
}
