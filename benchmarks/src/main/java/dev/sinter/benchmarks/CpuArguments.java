package dev.sinter.benchmarks;

import dev.sinter.Device;
import java.util.Optional;

/**
 * The command line of {@link CpuTable}.
 *
 * @param help only print {@link #USAGE}
 * @param elements of each input
 * @param device the OpenCL device, as in {@code Device.find}
 * @param seconds measuring time of a table
 * @param repeat how often both tables are measured
 */
record CpuArguments(
    boolean help, int elements, Optional<String> device, double seconds, int repeat) {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times two loops on the processor: Sinter on OpenCL and on the JVM, gcc, a plain Java loop.

        --elements N   elements of each input (default: 10000000)
        --device NAME  the OpenCL device (default: opencl:cpu:0, or none if that is not there)
        --seconds S    measuring time of each table, half as much for warm-up (default: 5)
        --repeat R     how often both tables are measured (default: 1)
        --help         this text
      """;

  private static final int ELEMENTS = 10_000_000;

  /**
   * Reads a command line.
   *
   * @throws UsageException if it has an unknown option, or a value is missing or malformed
   */
  static CpuArguments parse(String... args) {
    Options options = new Options(args);
    CpuArguments arguments = new CpuArguments(false, ELEMENTS, Optional.empty(), 5, 1);
    while (options.hasNext()) {
      arguments = arguments.with(options.next(), options);
    }
    return arguments;
  }

  private CpuArguments with(String option, Options options) {
    return switch (option) {
      case "--help", "-h" -> new CpuArguments(true, elements, device, seconds, repeat);
      case "--elements" ->
          new CpuArguments(help, options.count(options.value(), 2), device, seconds, repeat);
      case "--device" ->
          new CpuArguments(help, elements, Optional.of(options.value()), seconds, repeat);
      case "--seconds" -> new CpuArguments(help, elements, device, options.positive(), repeat);
      case "--repeat" ->
          new CpuArguments(help, elements, device, seconds, options.count(options.value(), 1));
      default -> throw options.unknown();
    };
  }

  /** The OpenCL device; none if it was not asked for and is not there. */
  Optional<Device> openCl() {
    if (device.isPresent()) {
      return device.map(Device::find);
    }
    return Device.all().stream().filter(known -> known.id().equals("opencl:cpu:0")).findFirst();
  }
}
