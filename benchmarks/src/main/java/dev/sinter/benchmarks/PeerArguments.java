package dev.sinter.benchmarks;

import dev.sinter.fused.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of {@link PeerTable}.
 *
 * @param help only print {@link #USAGE}
 * @param check compare results instead of times
 * @param device as in {@code Device.find}; empty for the default
 * @param sizes elements of each input; empty for the usual ones
 * @param workloads what to run
 * @param precisions EXACT, RELAXED or both
 * @param hand whether the hand-written kernels run too
 * @param unfused whether each workload is also run operation by operation
 * @param kernels whether device times are printed beside wall times
 * @param seconds measuring time of a row
 * @param json where rows are written
 * @param peers rows of other systems
 */
record PeerArguments(
    boolean help,
    boolean check,
    Optional<String> device,
    List<Integer> sizes,
    List<Workload> workloads,
    List<Precision> precisions,
    boolean hand,
    boolean unfused,
    boolean kernels,
    double seconds,
    Optional<Path> json,
    Optional<Path> peers) {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times Sinter at the workloads of the comparison with other array systems, or checks them.

        --device NAME     jvm, opencl:gpu:0, opencl:cpu:0, or part of a name (default: the best)
        --sizes LIST      elements of each input, multiples of 1024
                          (default: 1024,131072,4194304,67108864; with --check 16384)
        --only LIST       some of the workloads (default: all)
        --precision LIST  exact, relaxed (default: both)
        --hand            the hand-written OpenCL kernels too
        --unfused         each workload also with an evaluation after every operation
        --kernels         the time of the kernels by the device's own clock too
        --seconds S       measuring time of each row, half as much for warm-up (default: 1.5)
        --json FILE       writes the measurements as JSON lines
        --peers FILE      compares with the JSON lines of other systems
        --check           compares results with the reference interpreter and the hand-written
                          kernels instead of measuring; the exit status is 1 if they differ
        --help            this text

      Workloads: %s
      """
          .formatted(Workloads.tasks());

  /** The usual ones, elements. */
  static final List<Integer> SIZES = List.of(1 << 10, 1 << 17, 1 << 22, 1 << 26);

  /** The usual one of a check, elements. */
  static final int CHECKED_SIZE = 1 << 14;

  /** What is collected while words are read. */
  private static final class Draft {
    private boolean help;
    private boolean check;
    private boolean hand;
    private boolean unfused;
    private boolean kernels;
    private double seconds = 1.5;
    private Optional<String> device = Optional.empty();
    private Optional<Path> json = Optional.empty();
    private Optional<Path> peers = Optional.empty();
    private List<Integer> sizes = List.of();
    private List<Workload> workloads = Workloads.ALL;
    private List<Precision> precisions = List.of(Precision.EXACT, Precision.RELAXED);
  }

  /**
   * Reads a command line.
   *
   * @throws UsageException if it has an unknown option, or a value is missing or malformed
   */
  static PeerArguments parse(String... args) {
    Options options = new Options(args);
    Draft draft = new Draft();
    while (options.hasNext()) {
      read(options.next(), options, draft);
    }
    if (draft.unfused && !draft.precisions.contains(Precision.EXACT)) {
      throw new UsageException("--unfused is measured in EXACT: add it to --precision");
    }
    List<Integer> sizes = draft.check ? List.of(CHECKED_SIZE) : SIZES;
    return new PeerArguments(
        draft.help,
        draft.check,
        draft.device,
        draft.sizes.isEmpty() ? sizes : draft.sizes,
        draft.workloads,
        draft.precisions,
        draft.hand,
        draft.unfused,
        draft.kernels,
        draft.seconds,
        draft.json,
        draft.peers);
  }

  private static void read(String option, Options options, Draft draft) {
    switch (option) {
      case "--help", "-h" -> draft.help = true;
      case "--check" -> draft.check = true;
      case "--hand" -> draft.hand = true;
      case "--unfused" -> draft.unfused = true;
      case "--kernels" -> draft.kernels = true;
      case "--seconds" -> draft.seconds = options.positive();
      case "--device" -> draft.device = Optional.of(options.value());
      case "--json" -> draft.json = Optional.of(options.path());
      case "--peers" -> draft.peers = Optional.of(options.path());
      case "--sizes" ->
          draft.sizes = options.list().stream().map(word -> size(options, word)).toList();
      case "--only" ->
          draft.workloads =
              options.list().stream().flatMap(task -> Workloads.of(task).stream()).toList();
      case "--precision" ->
          draft.precisions = options.list().stream().map(PeerArguments::precision).toList();
      default -> throw options.unknown();
    }
  }

  private static int size(Options options, String word) {
    int size = options.count(word, Reduced.ROW);
    if (size % Reduced.ROW != 0) {
      throw new UsageException(
          "--sizes takes multiples of 1024, the length of softmax's rows, not " + word);
    }
    return size;
  }

  private static Precision precision(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "exact" -> Precision.EXACT;
      case "relaxed" -> Precision.RELAXED;
      default -> throw new UsageException("--precision takes exact or relaxed, not '" + word + "'");
    };
  }
}
