package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Scope;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Measures workloads at one size, those that are compared taking turns. */
final class Race implements AutoCloseable {
  private final PeerArguments arguments;
  private final Device device;
  private final int n;
  private final Scope scope;
  private final Inputs inputs;
  private final @Nullable HandWritten hand;

  /**
   * Puts the inputs on the device.
   *
   * @param hand plain OpenCL on the same device; null on the JVM
   */
  Race(PeerArguments arguments, Device device, int n, @Nullable HandWritten hand) {
    this.arguments = arguments;
    this.device = device;
    this.n = n;
    this.hand = hand;
    if (hand != null) {
      hand.resize(n);
    }
    this.scope = Scope.on(device);
    try {
      this.inputs = load(n, hand);
    } catch (RuntimeException failure) {
      scope.close();
      throw failure;
    }
  }

  /** The inputs of size {@code n} on the current device, and on the other one if there is one. */
  static Inputs load(int n, @Nullable HandWritten hand) {
    int side = Inputs.side(n);
    List<Term> inputs = new ArrayList<>();
    List<Term> heads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      float[] values = RandomFloats.uniform(i + 1, n, 0, 1);
      inputs.add(new Term(Array.of(values).eval(), false));
      heads.add(new Term(Array.of(Arrays.copyOf(values, side)).eval(), false));
      if (hand != null) {
        hand.input(i, values);
      }
    }
    return new Inputs(inputs.get(0), inputs.get(1), inputs.get(2), heads.get(0), heads.get(1));
  }

  /** A copy of all {@code n} floats, and one of a single float, which is all launch. */
  List<Row> copies() {
    List<Contest.Timing> timings =
        new Contest(device, arguments.seconds()).add(copy(n)).add(copy(1)).timings();
    return List.of(
        new Row(Row.COPY, Entrant.COPY.system(), n, timings.get(0), -1),
        new Row(Row.LAUNCH, Entrant.COPY.system(), n, timings.get(1), -1));
  }

  private Runnable copy(int size) {
    if (hand != null) {
      return () -> hand.copy(size);
    }
    float[] from = new float[size];
    float[] to = new float[size];
    int middle = size / 2;
    return () -> {
      CompletableFuture<Void> first =
          CompletableFuture.runAsync(() -> System.arraycopy(from, 0, to, 0, middle));
      System.arraycopy(from, middle, to, middle, size - middle);
      first.join();
    };
  }

  /** All entrants at one workload. */
  List<Row> run(Workload workload) {
    Map<Entrant, Long> kernels = new EnumMap<>(Entrant.class);
    Contest contest = new Contest(device, arguments.seconds());
    for (Precision precision : arguments.precisions()) {
      Entrant entrant = precision == Precision.EXACT ? Entrant.EXACT : Entrant.RELAXED;
      contest.add(precision, counting(kernels, entrant, workload, inputs));
    }
    if (arguments.unfused()) {
      contest.add(counting(kernels, Entrant.UNFUSED, workload, inputs.forced(true)));
    }
    if (arguments.hand() && hand != null) {
      kernels.put(Entrant.HAND, workload.task().equals("jacobi") ? 10L : 1L);
      contest.add(() -> hand.run(workload));
    }
    return rows(workload, contest.timings(), kernels);
  }

  /** From the call to the finished result; its first run counts the launches. */
  private Runnable counting(
      Map<Entrant, Long> kernels, Entrant entrant, Workload workload, Inputs in) {
    kernels.put(entrant, 0L);
    return () -> {
      if (kernels.getOrDefault(entrant, 0L) == 0) {
        long before = Kernels.stats().launches();
        workload.run(in);
        kernels.put(entrant, Kernels.stats().launches() - before);
      } else {
        workload.run(in);
      }
      device.finish();
    };
  }

  private List<Row> rows(
      Workload workload, List<Contest.Timing> timings, Map<Entrant, Long> kernels) {
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Entrant, Long> entry : kernels.entrySet()) {
      Entrant entrant = entry.getKey();
      Row row =
          new Row(workload.name(), entrant.system(), n, timings.get(next++), entry.getValue());
      rows.add(arguments.kernels() ? onDevice(row, entrant, workload) : row);
    }
    return rows;
  }

  private Row onDevice(Row row, Entrant entrant, Workload workload) {
    return switch (entrant) {
      case EXACT -> row.onDevice(deviceMicros(Precision.EXACT, workload));
      case RELAXED -> row.onDevice(deviceMicros(Precision.RELAXED, workload));
      case UNFUSED, HAND, COPY -> row;
    };
  }

  private double deviceMicros(Precision precision, Workload workload) {
    return DeviceTime.micros(device, precision, () -> workload.run(inputs));
  }

  @Override
  public void close() {
    scope.close();
  }
}
