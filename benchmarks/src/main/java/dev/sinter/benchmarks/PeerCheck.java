package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.fused.Precision;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the workloads give on a device with the reference interpreter, fused and operation
 * by operation, in both precisions; and with the hand-written kernels where the device runs them.
 */
final class PeerCheck {
  private final PrintStream out;
  private final PrintStream err;
  private final PeerArguments arguments;
  private final Device device;
  private boolean passed = true;

  /** Results go to {@code out}, names of workloads to {@code err} when their turn comes. */
  PeerCheck(PrintStream out, PrintStream err, PeerArguments arguments, Device device) {
    this.out = out;
    this.err = err;
    this.arguments = arguments;
    this.device = device;
  }

  /** What a workload gave. */
  private record Result(DType type, double[] values) {}

  /** Checks all; whether everything was right. */
  boolean run() {
    boolean openCl = device.id().startsWith("opencl:");
    try (HandWritten hand = openCl || arguments.hand() ? new HandWritten(device) : null) {
      for (int n : arguments.sizes()) {
        out.printf("%nn = %,d: largest differences%n", n);
        run(n, hand);
      }
    }
    out.println(passed ? "\nall results are right" : "\nSOME RESULTS ARE WRONG");
    return passed;
  }

  @SuppressWarnings("try") // the scopes act by being open
  private void run(int n, @Nullable HandWritten hand) {
    if (hand != null) {
      hand.resize(n);
    }
    try (Scope oracle = Scope.on(Device.find("reference"))) {
      Inputs reference = Race.load(n, null);
      try (Scope tested = Scope.on(device)) {
        Inputs inputs = Race.load(n, hand);
        for (Workload workload : arguments.workloads()) {
          check(workload, reference, inputs, hand);
        }
      }
    }
  }

  private void check(
      Workload workload, Inputs reference, Inputs inputs, @Nullable HandWritten hand) {
    err.println("checking " + workload);
    Workload.Tolerance tolerance = workload.tolerance();
    List<Result> expected = results(workload, reference, Precision.EXACT);
    List<Result> exact = results(workload, inputs, Precision.EXACT);
    report(workload, "exact", exact, expected, tolerance.exact());
    if (arguments.precisions().contains(Precision.RELAXED)) {
      List<Result> relaxed = results(workload, inputs, Precision.RELAXED);
      report(workload, "relaxed", relaxed, expected, tolerance.relaxed());
    }
    if (arguments.unfused()) {
      List<Result> unfused = results(workload, inputs.forced(true), Precision.EXACT);
      report(workload, "unfused against exact", unfused, exact, 0);
    }
    if (hand != null) {
      hand.run(workload);
      report(workload, "hand-written", read(hand, workload, exact), exact, tolerance.hand());
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static List<Result> results(Workload workload, Inputs inputs, Precision precision) {
    try (Scope scope = Scope.with(precision)) {
      List<Result> results = new ArrayList<>();
      for (Array array : workload.run(inputs)) {
        results.add(new Result(array.dtype(), Difference.values(array)));
      }
      return results;
    }
  }

  /** The last run's results, as many values as Sinter's. */
  private static List<Result> read(HandWritten hand, Workload workload, List<Result> like) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < like.size(); i++) {
      int size = like.get(i).values().length;
      double[] values = new double[size];
      switch (like.get(i).type()) {
        case BOOL -> {
          byte[] flags = hand.bytes(size);
          for (int j = 0; j < size; j++) {
            values[j] = flags[j];
          }
        }
        case I64, U64 -> values[0] = hand.number();
        case C64, C128 -> throw like.get(i).type().isTwoNodes();
        case I8, U8, I16, U16, I32, U32, F16, F32, F64 -> {
          float[] floats = hand.floats(workload.task().equals("jacobi") ? 1 : i, size);
          for (int j = 0; j < size; j++) {
            values[j] = floats[j];
          }
        }
      }
      results.add(new Result(like.get(i).type(), values));
    }
    return results;
  }

  private void report(
      Workload workload, String what, List<Result> actual, List<Result> expected, int allowed) {
    for (int i = 0; i < expected.size(); i++) {
      Result right = expected.get(i);
      double[] values = actual.get(i).values();
      boolean floats = right.type() == DType.F32;
      Difference difference =
          floats
              ? Difference.ofFloats(values, right.values(), allowed, workload.tolerance().scale())
              : Difference.ofCounts(
                  values, right.values(), arguments.sizes().get(0), !what.equals("relaxed"));
      passed &= difference.passes();
      String output = expected.size() == 1 ? "" : " " + (i + 1);
      out.printf("%-28s %-22s %s%n", workload.name() + output, what, difference);
    }
  }
}
