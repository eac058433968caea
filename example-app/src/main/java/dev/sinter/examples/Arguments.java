package dev.sinter.examples;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The demo's command line.
 *
 * @param device the device asked for, as in {@code Device.find}; empty for the default
 * @param factor how much larger than normal the programs' inputs are
 * @param out the folder for pictures
 * @param programs what to run, in order
 * @param help whether only to print {@link #USAGE}
 */
record Arguments(
    Optional<String> device, double factor, Path out, List<Program> programs, boolean help) {
  /** Largest factor: beyond it the inputs no longer fit Java arrays. */
  private static final double MAX_FACTOR = 40;

  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Runs Sinter's example programs.

        --device NAME  the device: jvm, opencl, opencl:gpu:0, or part of a name (default: the best)
        --size SIZE    small, normal, large, or a factor such as 0.5 (default: normal);
                       airports and quakes always take all their data
        --out DIR      the folder for pictures (default: target/demo, outside a build sinter-demo)
        --only LIST    some of the programs, with commas between them (default: all)
        --help         this text

      Programs: %s
      """
          .formatted(Program.labels());

  /**
   * Reads a command line; options are written {@code --name value} or {@code --name=value}.
   *
   * @throws UsageException if it has an unknown option, or a value is missing or malformed
   */
  static Arguments parse(String... args) {
    Optional<String> device = Optional.empty();
    double factor = 1;
    Path out = defaultOut();
    List<Program> programs = List.of(Program.values());
    Iterator<String> words = Arrays.stream(args).flatMap(Arguments::split).iterator();
    while (words.hasNext()) {
      String option = words.next();
      switch (option) {
        case "--device" -> device = Optional.of(value(option, words));
        case "--size" -> factor = factor(value(option, words));
        case "--out" -> out = path(value(option, words));
        case "--only" -> programs = programs(value(option, words));
        case "--help", "-h" -> {
          return new Arguments(device, factor, out, programs, true);
        }
        default ->
            throw new UsageException("unknown option '" + option + "': --help lists the options");
      }
    }
    return new Arguments(device, factor, out, programs, false);
  }

  /** {@code --name=value} as two words, anything else as it is. */
  private static Stream<String> split(String word) {
    return word.startsWith("--") ? Arrays.stream(word.split("=", 2)) : Stream.of(word);
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new UsageException(option + " needs a value: --help lists the options");
    }
    String value = words.next();
    if (value.isBlank() || value.startsWith("--")) {
      throw new UsageException(option + " needs a value, not '" + value + "'");
    }
    return value;
  }

  private static double factor(String size) {
    return switch (size) {
      case "small" -> 0.02;
      case "normal" -> 1;
      case "large" -> 4;
      default -> {
        double factor = number(size);
        if (!(factor > 0 && factor <= MAX_FACTOR)) {
          throw new UsageException(
              "--size takes small, normal, large or a factor above 0 and up to 40, not '"
                  + size
                  + "'");
        }
        yield factor;
      }
    };
  }

  /** NaN for what is no number. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static Path path(String out) {
    try {
      return Path.of(out);
    } catch (InvalidPathException invalid) {
      throw new UsageException("--out takes a folder: " + invalid.getMessage());
    }
  }

  private static List<Program> programs(String labels) {
    return Arrays.stream(labels.split(",")).map(String::strip).map(Program::of).distinct().toList();
  }

  private static Path defaultOut() {
    if (Files.isDirectory(Path.of("example-app", "target"))) {
      return Path.of("example-app", "target", "demo");
    }
    return Files.isDirectory(Path.of("target", "classes"))
        ? Path.of("target", "demo")
        : Path.of("sinter-demo");
  }
}
