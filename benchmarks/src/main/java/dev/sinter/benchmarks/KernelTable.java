package dev.sinter.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Wall time beside the time of the kernels at one size, so that launching can be told from work.
 */
final class KernelTable {
  private final List<Workload> workloads;
  private final Rows rows;
  private final long n;

  KernelTable(List<Workload> workloads, Rows rows, long n) {
    this.workloads = workloads;
    this.rows = rows;
    this.n = n;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%nn = %,d; us per call by the host's and by the device's clock%n", n));
    text.append(
        String.format(
            "%-28s %-14s %7s %10s %10s %10s %9s%n",
            "workload", "", "kernels", "wall", "device", "rest", "GB/s"));
    for (Workload workload : workloads) {
      for (Entrant entrant : List.of(Entrant.EXACT, Entrant.RELAXED)) {
        rows.find(workload.name(), entrant.system(), n)
            .ifPresent(row -> text.append(line(workload, row)));
      }
    }
    return text.toString();
  }

  private String line(Workload workload, Row row) {
    double device = row.deviceMicros();
    double bandwidth = 1e-3 * workload.bytes().applyAsLong(n) / device;
    return String.format(
        Locale.ROOT,
        "%-28s %-14s %7d %,10.1f %,10.1f %,10.1f %9s%n",
        row.workload(),
        row.system(),
        row.kernels(),
        row.micros(),
        device,
        row.micros() - device,
        bandwidth > 0 ? String.format(Locale.ROOT, "%,.1f", bandwidth) : "-");
  }
}
