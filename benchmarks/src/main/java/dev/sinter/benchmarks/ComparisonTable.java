package dev.sinter.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measurements at one size as a table. Ratios above 1 speak for Sinter; what was not measured is a
 * dash.
 */
final class ComparisonTable {
  /** A copy that takes fewer launches' time than this says nothing about memory. */
  private static final double LAUNCHES = 3;

  private static final String LAYOUT = "%-28s %7s %10s %10s %10s %10s %10s %10s %-14s";
  private static final String RATIOS = " %8s %8s %8s %8s %8s %8s %9s%n";

  private final List<Workload> workloads;
  private final Rows rows;
  private final Rows peers;
  private final long n;
  private final double copyMicros;
  private final double launchMicros;

  ComparisonTable(List<Workload> workloads, Rows rows, Rows peers, long n) {
    this.workloads = workloads;
    this.rows = rows;
    this.peers = peers;
    this.n = n;
    this.copyMicros = copy(Row.COPY);
    this.launchMicros = copy(Row.LAUNCH);
  }

  private double copy(String what) {
    return rows.find(what, Entrant.COPY.system(), n).map(Row::micros).orElse(Double.NaN);
  }

  private double micros(Workload workload, Entrant entrant) {
    return rows.find(workload.name(), entrant.system(), n).map(Row::micros).orElse(Double.NaN);
  }

  /** The time in which the bytes can move that must, at the copy's bandwidth; NaN if unknown. */
  private double ceiling(Workload workload) {
    double bytes = workload.bytes().applyAsLong(n);
    return copyMicros < LAUNCHES * launchMicros || bytes == 0
        ? Double.NaN
        : copyMicros * bytes / (2.0 * Float.BYTES * n);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%nn = %,d; median us per call; copy of n floats %.1f us, %.1f GB/s, of one %.1f us%n",
            n,
            copyMicros,
            2e-3 * Float.BYTES * n / copyMicros,
            launchMicros));
    text.append(
        String.format(
            LAYOUT + RATIOS,
            "workload",
            "kernels",
            "exact",
            "relaxed",
            "unfused",
            "hand",
            "ceiling",
            "best peer",
            "",
            "peer/ex",
            "peer/rel",
            "unf/ex",
            "hand/ex",
            "ceil/ex",
            "GB/s",
            "first ms"));
    workloads.forEach(workload -> text.append(line(workload)));
    return text.toString();
  }

  private String line(Workload workload) {
    double exact = micros(workload, Entrant.EXACT);
    double relaxed = micros(workload, Entrant.RELAXED);
    double unfused = micros(workload, Entrant.UNFUSED);
    double hand = micros(workload, Entrant.HAND);
    Optional<Row> peer = peers.best(workload.task(), n);
    double peerMicros = peer.map(Row::micros).orElse(Double.NaN);
    double bytes = workload.bytes().applyAsLong(n);
    double ours = Double.isNaN(exact) ? relaxed : exact;
    Optional<Row> row =
        rows.find(workload.name(), Entrant.EXACT.system(), n)
            .or(() -> rows.find(workload.name(), Entrant.RELAXED.system(), n));
    return String.format(
        LAYOUT + RATIOS,
        workload.name(),
        row.map(found -> Long.toString(found.kernels())).orElse("-"),
        number(exact, 1),
        number(relaxed, 1),
        number(unfused, 1),
        number(hand, 1),
        number(ceiling(workload), 1),
        number(peerMicros, 1),
        peer.map(Row::system).orElse("-"),
        number(peerMicros / exact, 2),
        number(peerMicros / relaxed, 2),
        number(unfused / exact, 2),
        number(hand / exact, 2),
        number(ceiling(workload) / exact, 2),
        bytes == 0 ? "-" : number(1e-3 * bytes / ours, 1),
        number(row.map(Row::firstMillis).orElse(Double.NaN), 1));
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
