package dev.sinter.benchmarks;

import dev.sinter.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line of {@link AllTables}, and those that it makes for the programs that it runs.
 *
 * @param help only print {@link #USAGE}
 * @param out the folder of the results
 * @param device as in {@code Device.find}; empty for the default
 * @param largest no sizes above this
 * @param seconds measuring time of a row
 * @param peers rows of other systems
 */
record AllArguments(
    boolean help,
    Path out,
    Optional<String> device,
    int largest,
    double seconds,
    Optional<Path> peers) {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Checks the workloads, then runs PeerTable with everything and FusionTable. Each one's text and
      JSON lines go to a folder; progress goes to the standard error stream.

        --out DIR      the folder, made if it is missing (default: tables)
        --device NAME  jvm, opencl:gpu:0, opencl:cpu:0, or part of a name (default: the best)
        --largest N    no sizes above this (default: 268435456)
        --seconds S    measuring time of each row, half as much for warm-up (default: 0.5)
        --peers FILE   compares with the JSON lines of other systems
        --help         this text
      """;

  private static final int LARGEST = 1 << 28;

  /**
   * Reads a command line.
   *
   * @throws UsageException if it has an unknown option, or a value is missing or malformed
   */
  static AllArguments parse(String... args) {
    Options options = new Options(args);
    AllArguments arguments =
        new AllArguments(
            false, Path.of("tables"), Optional.empty(), LARGEST, 0.5, Optional.empty());
    while (options.hasNext()) {
      arguments = arguments.with(options.next(), options);
    }
    return arguments;
  }

  private AllArguments with(String option, Options options) {
    return switch (option) {
      case "--help", "-h" -> new AllArguments(true, out, device, largest, seconds, peers);
      case "--out" -> new AllArguments(help, options.path(), device, largest, seconds, peers);
      case "--device" ->
          new AllArguments(help, out, Optional.of(options.value()), largest, seconds, peers);
      case "--largest" -> {
        int most = options.count(options.value(), FusionArguments.SMALLEST);
        yield new AllArguments(help, out, device, most, seconds, peers);
      }
      case "--seconds" -> new AllArguments(help, out, device, largest, options.positive(), peers);
      case "--peers" ->
          new AllArguments(help, out, device, largest, seconds, Optional.of(options.path()));
      default -> throw options.unknown();
    };
  }

  /** The device asked for, or the default. */
  Device place() {
    return device.map(Device::find).orElseGet(Device::current);
  }

  /** The command line of {@link PeerTable} that checks. */
  String[] check(Device on) {
    int size = Math.min(PeerArguments.CHECKED_SIZE, largest - largest % Reduced.ROW);
    String sizes = Integer.toString(size);
    return new String[] {"--check", "--unfused", "--device", on.id(), "--sizes", sizes};
  }

  /** The command line of {@link PeerTable} that measures. */
  String[] peer(Device on) {
    String sizes =
        PeerArguments.SIZES.stream()
            .filter(size -> size <= largest)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    List<String> words = new ArrayList<>(measuring(on, "peer.jsonl"));
    words.addAll(List.of("--kernels", "--sizes", sizes));
    if (on.id().startsWith("opencl:")) {
      words.add("--hand");
    }
    peers.ifPresent(file -> words.addAll(List.of("--peers", file.toString())));
    return words.toArray(String[]::new);
  }

  /** The command line of {@link FusionTable}. */
  String[] fusion(Device on) {
    List<String> words = new ArrayList<>(measuring(on, "fusion.jsonl"));
    words.addAll(List.of("--largest", Integer.toString(largest)));
    return words.toArray(String[]::new);
  }

  private List<String> measuring(Device on, String json) {
    return Arrays.asList(
        "--device",
        on.id(),
        "--seconds",
        Double.toString(seconds),
        "--json",
        out.resolve(json).toString());
  }
}
