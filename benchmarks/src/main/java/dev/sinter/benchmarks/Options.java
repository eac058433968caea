package dev.sinter.benchmarks;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads words of a command line; options are written {@code --name value} or {@code --name=value}.
 */
final class Options {
  private final Iterator<String> words;
  private String last = "";

  Options(String... args) {
    this.words = Arrays.stream(args).flatMap(Options::split).iterator();
  }

  private static Stream<String> split(String word) {
    return word.startsWith("--") ? Arrays.stream(word.split("=", 2)) : Stream.of(word);
  }

  boolean hasNext() {
    return words.hasNext();
  }

  /** The next option. */
  String next() {
    last = words.next();
    return last;
  }

  /** The error for an option that nobody knows. */
  UsageException unknown() {
    return new UsageException("unknown option '" + last + "': --help lists the options");
  }

  /** The value of the option read last. */
  String value() {
    String value = words.hasNext() ? words.next() : "";
    if (value.isBlank() || value.startsWith("--")) {
      throw new UsageException(last + " needs a value: --help lists the options");
    }
    return value;
  }

  /** The value as words with commas between them. */
  List<String> list() {
    return Arrays.stream(value().split(",")).map(String::strip).distinct().toList();
  }

  /** The value as a positive number. */
  double positive() {
    String value = value();
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // the message below says it
    }
    throw new UsageException(last + " takes a number above 0, not '" + value + "'");
  }

  /** The value as the name of a file or folder. */
  Path path() {
    try {
      return Path.of(value());
    } catch (InvalidPathException invalid) {
      throw new UsageException(last + " takes a file name: " + invalid.getMessage());
    }
  }

  /** A whole number, digits in groups allowed ({@code 4_194_304}), from {@code least} on. */
  int count(String text, int least) {
    try {
      int count = Integer.parseInt(text.replace("_", ""));
      if (count >= least) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // the message below says it
    }
    throw new UsageException(
        last + " takes whole numbers from " + least + " to 2,147,483,647, not '" + text + "'");
  }
}
