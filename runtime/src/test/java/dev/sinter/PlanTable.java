package dev.sinter;

import dev.sinter.explain.Explain;
import dev.sinter.explain.Explanation;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Storage;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Planner;
import dev.sinter.plan.Stage;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Expressions over arrays without elements, and the plans that a GPU would get for them. */
final class PlanTable {
  /** Elements of the usual vector. */
  static final long N = 1 << 20;

  private PlanTable() {}

  /**
   * An expression and what evaluating it costs.
   *
   * @param kernels launches
   * @param bytesRead by all of them together
   * @param bytesWritten by all of them together
   * @param targets what is asked for, in one evaluation
   */
  record Row(
      String expression, int kernels, long bytesRead, long bytesWritten, List<Array> targets) {
    private Graph graph() {
      return new Graph(targets.stream().map(Array::node).toList());
    }

    /** The figures of a plan, in the form of the table. */
    String actual() {
      Plan plan = Planner.plan(graph(), DeviceKind.GPU, Precision.EXACT);
      long read = plan.steps().stream().mapToLong(Stage::bytesRead).sum();
      long written = plan.steps().stream().mapToLong(Stage::bytesWritten).sum();
      return figures(plan.steps().size(), read, written);
    }

    String expected() {
      return figures(kernels, bytesRead, bytesWritten);
    }

    /** The plan as {@link Array#explain()} prints it. */
    String explain() {
      Graph graph = graph();
      Plan plan = Planner.plan(graph, DeviceKind.GPU, Precision.EXACT);
      List<Launch.Origin> origins =
          Collections.nCopies(plan.steps().size(), Launch.Origin.COMPILED);
      return Explain.text(
          List.of(
              Explanation.of(
                  "opencl:gpu:0",
                  DeviceKind.GPU,
                  Precision.EXACT,
                  graph,
                  plan,
                  origins,
                  List.of(),
                  Lifetimes.of(plan).peakBytes())));
    }

    private static String figures(int kernels, long read, long written) {
      return kernels + " kernels, " + read + " bytes read, " + written + " bytes written";
    }
  }

  /** Every row of every table. */
  static List<Row> all() {
    return Stream.of(
            ElementwisePlans.rows(), ViewPlans.rows(), ReductionPlans.rows(), RowPlans.rows())
        .flatMap(List::stream)
        .toList();
  }

  static Row row(
      String expression, int kernels, long bytesRead, long bytesWritten, Array... targets) {
    return new Row(expression, kernels, bytesRead, bytesWritten, List.of(targets));
  }

  static Array f32(long... dims) {
    return array(DType.F32, dims);
  }

  static Array f64(long... dims) {
    return array(DType.F64, dims);
  }

  static Array i32(long... dims) {
    return array(DType.I32, dims);
  }

  static Array bool(long... dims) {
    return array(DType.BOOL, dims);
  }

  /** An array that is in memory, as far as plans can tell. */
  private static Array array(DType type, long... dims) {
    Shape shape = Shape.of(dims);
    Definition leaf = new Definition.Leaf(new Nowhere(shape.size()));
    return Array.make(Device.find("reference"), new Node(type, shape, leaf));
  }

  /** Stands for elements; every instance is another array. */
  private static final class Nowhere implements Storage {
    private final long size;

    Nowhere(long size) {
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void retain() {
      // There is nothing to keep.
    }

    @Override
    public void release() {
      // There is nothing to free.
    }
  }
}
