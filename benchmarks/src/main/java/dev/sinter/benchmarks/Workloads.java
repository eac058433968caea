package dev.sinter.benchmarks;

import dev.sinter.benchmarks.Workload.Tolerance;
import java.util.List;
import java.util.stream.Collectors;

/** The workloads of the comparison, in the order of its tables. */
final class Workloads {
  static final List<Workload> ALL =
      List.of(
          new Workload("saxpy", n -> 12 * n, new Tolerance(0, 0, 2, 0), Elementwise::saxpy),
          new Workload("hypot_gt", n -> 9 * n, new Tolerance(0, 0, 0, 0), Elementwise::hypotGt),
          new Workload(
              "softplus_div", n -> 12 * n, new Tolerance(6, 6, 64, 0), Elementwise::softplusDiv),
          new Workload(
              "black_scholes",
              n -> 20 * n,
              new Tolerance(16, 16, 64, 1),
              Elementwise::blackScholes),
          new Workload("pi_given", n -> 8 * n, new Tolerance(0, 0, 0, 0), Reduced::piGiven),
          new Workload("pi_rng", n -> 0, new Tolerance(0, 0, 0, 0), Statistics::piRng),
          new Workload("mean_var", n -> 8 * n, new Tolerance(0, 64, 256, 0), Statistics::meanVar),
          new Workload("gelu_bias", n -> 12 * n, new Tolerance(8, 8, 64, 1), Elementwise::geluBias),
          new Workload(
              "equation_of_state", n -> 16 * n, new Tolerance(0, 4, 16, 0), SeaWater::density),
          new Workload(
              "haversine", n -> 16 * n, new Tolerance(16, 16, 64, 12742), Elementwise::haversine),
          new Workload(
              "softmax_rows", n -> 8 * n, new Tolerance(8, 64, 128, 0), Reduced::softmaxRows),
          new Workload("pairwise", n -> 0, new Tolerance(0, 256, 1024, 100), Reduced::pairwise),
          new Workload("jacobi", Stencil::bytes, new Tolerance(0, 0, 16, 0), Stencil::jacobi));

  private Workloads() {}

  /** The workload of this name. */
  static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("no workload '" + name + "': there are " + names()));
  }

  /** All names, with commas between them. */
  static String names() {
    return ALL.stream().map(Workload::name).collect(Collectors.joining(", "));
  }
}
