package dev.sinter.benchmarks;

import dev.sinter.benchmarks.Workload.Tolerance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The workloads of the comparison, in the order of its tables. Formulas are {@code @Fused} methods,
 * and beside those captured operation by operation.
 */
final class Workloads {
  private static final Workload BLACK_SCHOLES =
      new Workload(
          "black_scholes", n -> 20 * n, new Tolerance(16, 16, 64, 1), FusedMethods::blackScholes);
  private static final Workload GELU_BIAS =
      new Workload("gelu_bias", n -> 12 * n, new Tolerance(8, 8, 64, 1), FusedMethods::geluBias);
  private static final Workload EQUATION_OF_STATE =
      new Workload(
          "equation_of_state", n -> 16 * n, new Tolerance(0, 4, 16, 0), FusedMethods::density);
  private static final Workload HAVERSINE =
      new Workload(
          "haversine", n -> 16 * n, new Tolerance(16, 16, 64, 12742), FusedMethods::haversine);

  static final List<Workload> ALL =
      List.of(
          new Workload("saxpy", n -> 12 * n, new Tolerance(0, 0, 2, 0), Elementwise::saxpy),
          new Workload("hypot_gt", n -> 9 * n, new Tolerance(0, 0, 0, 0), Elementwise::hypotGt),
          new Workload(
              "softplus_div", n -> 12 * n, new Tolerance(6, 6, 64, 0), Elementwise::softplusDiv),
          BLACK_SCHOLES,
          BLACK_SCHOLES.captured(Elementwise::blackScholes),
          new Workload("pi_given", n -> 8 * n, new Tolerance(0, 0, 0, 0), Reduced::piGiven),
          new Workload("pi_rng", n -> 0, new Tolerance(0, 0, 0, 0), Statistics::piRng),
          new Workload("mean_var", n -> 8 * n, new Tolerance(0, 64, 256, 0), Statistics::meanVar),
          GELU_BIAS,
          GELU_BIAS.captured(Elementwise::geluBias),
          EQUATION_OF_STATE,
          EQUATION_OF_STATE.captured(SeaWater::density),
          HAVERSINE,
          HAVERSINE.captured(Elementwise::haversine),
          new Workload(
              "softmax_rows", n -> 8 * n, new Tolerance(8, 64, 128, 0), Reduced::softmaxRows),
          new Workload("pairwise", n -> 0, new Tolerance(0, 256, 1024, 100), Reduced::pairwise),
          new Workload("jacobi", Stencil::bytes, new Tolerance(0, 0, 16, 0), Stencil::jacobi));

  private Workloads() {}

  /** The workloads of this task. */
  static List<Workload> of(String task) {
    List<Workload> found = ALL.stream().filter(workload -> workload.task().equals(task)).toList();
    if (found.isEmpty()) {
      throw new UsageException("no workload '" + task + "': there are " + tasks());
    }
    return found;
  }

  /** All tasks, with commas between them. */
  static String tasks() {
    Stream<String> tasks = ALL.stream().map(Workload::task).distinct();
    return tasks.collect(Collectors.joining(", "));
  }
}
