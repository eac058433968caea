package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Scope;
import dev.sinter.SinterException;
import dev.sinter.fused.Precision;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times the operations that have kernels of their own: scans, sorts, matrix products, and writes
 * where indices say. Prints wall times beside the time of the kernels by the device's own clock,
 * and beside the fastest other system of a file that {@code primitive_peers.py} wrote.
 *
 * <p>Wall times are from the call to the finished result on the device, inputs resident; medians.
 * {@link #USAGE} lists the options.
 */
public final class PrimitiveTable {
  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Times scans, sorts, matrix products and writes by index, in EXACT.

        --device NAME  jvm, opencl:gpu:0, opencl:cpu:0, or part of a name (default: the best)
        --sizes LIST   elements of each input, multiples of 1024
                       (default: 1024,131072,4194304,67108864)
        --only LIST    some of the operations (default: all)
        --seconds S    measuring time of each row, half as much for warm-up (default: 0.5)
        --peers FILE   compares with the JSON lines of other systems
        --json FILE    writes the measurements as JSON lines
        --help         this text

      Operations: %s
      """
          .formatted(String.join(", ", PrimitiveOperation.names()));

  private final PrintStream out;
  private final Device device;
  private final double seconds;
  private final Rows peers;
  private final Rows rows = new Rows();
  private boolean failed;

  private PrimitiveTable(PrintStream out, Device device, double seconds, Rows peers) {
    this.out = out;
    this.device = device;
    this.seconds = seconds;
    this.peers = peers;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run("primitive table", err, () -> print(out, args));
  }

  private static boolean print(PrintStream out, String... args) {
    Options options = new Options(args);
    List<Integer> sizes = PeerArguments.SIZES;
    List<PrimitiveOperation> operations = PrimitiveOperation.ALL;
    double seconds = 0.5;
    Optional<String> device = Optional.empty();
    Rows peers = new Rows();
    @Nullable Path json = null;
    while (options.hasNext()) {
      switch (options.next()) {
        case "--help", "-h" -> {
          out.print(USAGE);
          return true;
        }
        case "--device" -> device = Optional.of(options.value());
        case "--sizes" ->
            sizes = options.list().stream().map(word -> options.count(word, 1024)).toList();
        case "--only" -> operations = options.list().stream().map(PrimitiveOperation::of).toList();
        case "--seconds" -> seconds = options.positive();
        case "--peers" -> peers = Rows.read(options.path());
        case "--json" -> json = options.path();
        default -> throw options.unknown();
      }
    }
    Device place = device.map(Device::find).orElseGet(Device::current);
    PrimitiveTable table = new PrimitiveTable(out, place, seconds, peers);
    out.println(place);
    for (int n : sizes) {
      table.measure(n, operations);
      if (json != null) {
        table.rows.write(json);
      }
    }
    return !table.failed;
  }

  @SuppressWarnings("try") // the scope acts by being open
  private void measure(int n, List<PrimitiveOperation> operations) {
    out.printf(Locale.ROOT, "%nn = %,d; us per call%n", n);
    line(
        "%-18s %7s %12s %12s %12s %-14s %8s", "", "kernels", "wall", "device", "peer", "", "ratio");
    try (Scope scope = Scope.on(device)) {
      PrimitiveOperation.Operands inputs = PrimitiveOperation.Operands.of(n);
      for (PrimitiveOperation operation : operations) {
        try {
          row(n, operation, inputs);
        } catch (SinterException failure) {
          failed = true;
          line("%-18s FAILED: %s", operation.label(), String.valueOf(failure.getMessage()));
        }
      }
    }
  }

  private void row(int n, PrimitiveOperation operation, PrimitiveOperation.Operands inputs) {
    Runnable work =
        () -> {
          operation.run().apply(inputs).eval();
          device.finish();
        };
    Contest.Timing timing = new Contest(device, seconds).add(work).timings().get(0);
    double onDevice = DeviceTime.micros(device, Precision.EXACT, work);
    long kernels = Kernels.history().size();
    Row row =
        new Row(operation.label(), Entrant.EXACT.system(), n, timing, kernels).onDevice(onDevice);
    rows.add(row);
    Optional<Row> peer = peers.best(operation.label(), n);
    double other = peer.map(Row::micros).orElse(Double.NaN);
    line(
        "%-18s %7d %,12.1f %,12.1f %,12.1f %-14s %8.2f",
        operation.label(),
        kernels,
        row.micros(),
        onDevice,
        other,
        peer.map(Row::system).orElse("-"),
        other / row.micros());
  }

  private void line(String layout, Object... values) {
    out.printf(Locale.ROOT, layout + "%n", values);
  }
}
