package dev.sinter.benchmarks;

import dev.sinter.Device;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of {@link FusionTable}.
 *
 * @param help only print {@link #USAGE}
 * @param device as in {@code Device.find}; empty for the default
 * @param largest no sizes above this
 * @param seconds measuring time of a row
 * @param repeat how often the second table is measured
 * @param json where rows are written
 */
record FusionArguments(
    boolean help,
    Optional<String> device,
    int largest,
    double seconds,
    int repeat,
    Optional<Path> json) {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times a fused count against the same evaluated step by step, and two loops against plain Java.

        --device NAME  jvm, opencl:gpu:0, opencl:cpu:0, or part of a name (default: the best)
        --largest N    no sizes above this (default: 67108864; the table ends at 268435456)
        --seconds S    measuring time of each row, half as much for warm-up (default: 1)
        --repeat R     how often the second table is measured (default: 1)
        --json FILE    writes the first table as JSON lines
        --help         this text
      """;

  /** The fewest points. */
  static final int SMALLEST = 1 << 10;

  private static final int LARGEST = 1 << 26;

  /**
   * Reads a command line.
   *
   * @throws UsageException if it has an unknown option, or a value is missing or malformed
   */
  static FusionArguments parse(String... args) {
    Options options = new Options(args);
    FusionArguments arguments =
        new FusionArguments(false, Optional.empty(), LARGEST, 1, 1, Optional.empty());
    while (options.hasNext()) {
      arguments = arguments.with(options.next(), options);
    }
    return arguments;
  }

  private FusionArguments with(String option, Options options) {
    return switch (option) {
      case "--help", "-h" -> new FusionArguments(true, device, largest, seconds, repeat, json);
      case "--device" ->
          new FusionArguments(help, Optional.of(options.value()), largest, seconds, repeat, json);
      case "--largest" ->
          new FusionArguments(
              help, device, options.count(options.value(), SMALLEST), seconds, repeat, json);
      case "--seconds" ->
          new FusionArguments(help, device, largest, options.positive(), repeat, json);
      case "--repeat" ->
          new FusionArguments(
              help, device, largest, seconds, options.count(options.value(), 1), json);
      case "--json" ->
          new FusionArguments(help, device, largest, seconds, repeat, Optional.of(options.path()));
      default -> throw options.unknown();
    };
  }

  /** The device asked for, or the default. */
  Device place() {
    return device.map(Device::find).orElseGet(Device::current);
  }
}
