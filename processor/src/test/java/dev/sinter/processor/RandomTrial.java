package dev.sinter.processor;

import dev.sinter.Device;
import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares random methods, run as plain Java, with what the interpreter and the devices make of
 * them. Failures begin with who fails: {@code javac}, {@code processor}, {@code interpreter} or the
 * id of a device.
 *
 * @param folder for what is compiled; emptied every time
 */
record RandomTrial(List<Device> devices, Path folder) {
  /** Methods of a class, which one run of javac compiles. */
  static final int PER_CLASS = 40;

  private static final int SAMPLES = 60;

  /** The class of a seed. */
  static Fragment source(long seed) {
    return new RandomMethods(new SplittableRandom(seed)).fragment("R", PER_CLASS);
  }

  /** What is wrong with a class. */
  List<String> failures(Fragment source, long seed) {
    clear();
    String text = source.toString();
    Project project = new Project(folder);
    Project.Result result = project.compile(text);
    if (!result.succeeded()) {
      return rejections(result);
    }
    if (!text.contains("@Fused")) {
      return List.of();
    }
    List<String> failures = new ArrayList<>(interpreted(project, seed));
    SplittableRandom random = new SplittableRandom(seed);
    failures.addAll(DeviceDifferential.differences(devices, project, text, random));
    return failures;
  }

  /** The smallest class found in that time which fails as {@code source} does, and how. */
  String shrunk(Fragment source, long seed, Duration time) {
    String kind = kind(failures(source, seed).get(0));
    Predicate<Fragment> fails =
        candidate -> failures(candidate, seed).stream().anyMatch(each -> kind(each).equals(kind));
    Fragment small = Shrinker.shrink(source, fails, time);
    return small + String.join("\n", failures(small, seed));
  }

  private static String kind(String failure) {
    return failure.substring(0, failure.indexOf(' '));
  }

  /** Java that javac accepts but the processor does not, or what is no Java at all. */
  private static List<String> rejections(Project.Result result) {
    return result.messages().stream()
        .filter(each -> each.startsWith("ERROR"))
        .map(each -> (each.contains("[Fused") ? "processor " : "javac ") + each)
        .toList();
  }

  private static List<String> interpreted(Project project, long seed) {
    List<String> failures = new ArrayList<>();
    try {
      Class<?> type = project.loader().loadClass("random.R");
      for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
        try {
          Differential.of(type, entry).compare(SAMPLES, new SplittableRandom(seed));
        } catch (AssertionError difference) {
          failures.add("interpreter " + difference.getMessage());
        }
      }
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
    return failures;
  }

  private void clear() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
