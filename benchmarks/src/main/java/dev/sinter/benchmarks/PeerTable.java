package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.SinterException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Times Sinter at the workloads of the comparison with other array systems, beside hand-written
 * OpenCL kernels and a copy on the same device in the same run; or checks their results. {@link
 * PeerArguments#USAGE} lists the options.
 *
 * <p>Times are wall times from the call to the finished result on the device, capture included,
 * inputs resident; medians of alternating runs. Each is also printed to the standard error stream
 * when it is there.
 *
 * <p>The exit status is 0 if all went well, 1 if a workload failed or a result was wrong, and 2 if
 * the command line was wrong.
 */
public final class PeerTable {
  private final PrintStream out;
  private final PrintStream err;
  private final PeerArguments arguments;
  private final Device device;
  private final Rows rows = new Rows();
  private boolean failed;

  private PeerTable(PrintStream out, PrintStream err, PeerArguments arguments, Device device) {
    this.out = out;
    this.err = err;
    this.arguments = arguments;
    this.device = device;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        "peer table",
        err,
        () -> {
          PeerArguments arguments = PeerArguments.parse(args);
          if (arguments.help()) {
            out.print(PeerArguments.USAGE);
            return true;
          }
          Device device = arguments.device().map(Device::find).orElseGet(Device::current);
          out.println(device);
          return arguments.check()
              ? new PeerCheck(out, err, arguments, device).run()
              : new PeerTable(out, err, arguments, device).measure();
        });
  }

  private boolean measure() {
    Rows peers = arguments.peers().map(Rows::read).orElseGet(Rows::new);
    boolean openCl = device.id().startsWith("opencl:");
    try (HandWritten hand = openCl || arguments.hand() ? new HandWritten(device) : null) {
      measure(arguments.sizes().get(0), hand); // until the JVM has compiled what all sizes run
      for (int n : arguments.sizes()) {
        measure(n, hand);
        out.println(new ComparisonTable(arguments.workloads(), rows, peers, n));
        if (arguments.kernels()) {
          out.println(new KernelTable(arguments.workloads(), rows, n));
        }
        arguments.json().ifPresent(rows::write);
      }
    }
    return !failed;
  }

  /** A size that does not fit the device does not keep the others from being measured. */
  private void measure(int n, @Nullable HandWritten hand) {
    try (Race race = new Race(arguments, device, n, hand)) {
      race.copies().forEach(rows::replace);
      arguments.workloads().forEach(workload -> measure(race, workload));
    } catch (SinterException failure) {
      fail("n = " + n, String.valueOf(failure.getMessage()));
    }
  }

  private void measure(Race race, Workload workload) {
    long before = device.allocatedBytes();
    try {
      race.run(workload).forEach(this::add);
    } catch (SinterException failure) {
      fail(workload.name(), String.valueOf(failure.getMessage()));
    }
    long left = device.allocatedBytes() - before;
    if (left > 0) {
      fail(workload.name(), left + " bytes of device memory are left after all its arrays closed");
    }
  }

  private void add(Row row) {
    err.println(rows.replace(row).json());
  }

  private void fail(String what, String why) {
    failed = true;
    out.println(what + " FAILED: " + why);
  }
}
