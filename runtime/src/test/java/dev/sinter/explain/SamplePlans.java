package dev.sinter.explain;

import dev.sinter.DType;
import dev.sinter.Launch;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Stmt;
import dev.sinter.ir.Storage;
import dev.sinter.ir.Templates;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Planner;
import java.util.ArrayList;
import java.util.List;

/** Plans to explain; need no device. */
final class SamplePlans {
  private SamplePlans() {}

  /** One kernel over one array. */
  static Explanation simple() {
    Node x = leaf(DType.F32, 1000);
    return explain(op(Op.SQRT, op(Op.ADD, op(Op.MUL, x, x), number(1))));
  }

  /** One reduction of two arrays, one of them read transposed. */
  static Explanation reduction() {
    Node x = leaf(DType.F32, 512, 1024);
    Node y = Views.transpose(leaf(DType.F32, 1024, 512), 1, 0);
    return explain(Capture.reduce(ReduceOp.SUM, op(Op.MUL, x, y), new int[] {1}, false));
  }

  /** Three results of one pass, and an array that needs nothing. */
  static Explanation severalOutputs() {
    Node x = leaf(DType.F64, 4096);
    Node sine = op(Op.SIN, x);
    return explain(
        sine,
        op(Op.COS, x),
        Capture.reduce(ReduceOp.MEAN, sine, new int[] {0}, false),
        leaf(DType.BOOL, 3, 5));
  }

  /** A softmax over rows too long for one kernel: three, with the reasons for that. */
  static Explanation splits() {
    Node x = leaf(DType.F32, 4, 1_000_000);
    Node shifted = op(Op.SUB, x, Capture.reduce(ReduceOp.MAX, x, new int[] {1}, true));
    Node exp = op(Op.EXP, shifted);
    return explain(op(Op.DIV, exp, Capture.reduce(ReduceOp.SUM, exp, new int[] {1}, true)));
  }

  /** More operations in a row than one kernel takes. */
  static Explanation deepChain() {
    Node x = leaf(DType.F32, 1 << 20);
    Node sum = x;
    for (int i = 0; i < 5000; i++) {
      sum = i % 2 == 0 ? op(Op.MUL, sum, number(1.5f)) : op(Op.ADD, sum, x);
    }
    return explain(sum);
  }

  /** Two fused methods in one kernel; their names need escaping. */
  static Explanation fusedMethods() {
    Function square = function("Text.a<b & c", Op.MUL);
    Function twice = function("Text.\"quoted\\\"", Op.ADD);
    Node x = leaf(DType.F32, 100);
    return explain(call(twice, call(square, x)));
  }

  /** Some 190 boxes: a tree of reductions, each over a space of its own. */
  static Explanation large() {
    List<Node> values = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      Node x = leaf(DType.F32, 1, 1024 + i);
      values.add(Capture.reduce(ReduceOp.SUM, op(Op.EXP, op(Op.MUL, x, x)), null, true));
    }
    while (values.size() > 1) {
      List<Node> next = new ArrayList<>();
      for (int i = 0; i < values.size(); i += 2) {
        Node pair = op(Op.ATAN2, values.get(i), op(Op.LOG, values.get(i + 1)));
        Node spread = op(Op.ADD, pair, leaf(DType.F32, values.size() + i, 100));
        next.add(Capture.reduce(ReduceOp.MEAN, spread, null, true));
      }
      values = next;
    }
    return explain(values.get(0));
  }

  static Explanation explain(Node... targets) {
    Graph graph = new Graph(List.of(targets));
    return explanation(graph, Planner.plan(graph, DeviceKind.CPU, Precision.EXACT));
  }

  private static Explanation explanation(Graph graph, Plan plan) {
    List<Launch.Origin> origins = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      origins.add(i % 3 == 1 ? Launch.Origin.MEMORY : Launch.Origin.COMPILED);
    }
    return Explanation.of(
        "opencl:cpu:0",
        DeviceKind.CPU,
        Precision.EXACT,
        graph,
        plan,
        origins,
        List.of(),
        Lifetimes.of(plan).peakBytes());
  }

  static Node op(Op op, Node... operands) {
    return Capture.apply(op, operands);
  }

  private static Node number(float value) {
    return Capture.scalar(DType.F32, value);
  }

  private static Node call(Function function, Node argument) {
    FusedMethod method = FusedMethod.of(function, null, Templates.NONE);
    return new Node(
        function.returnType(), argument.shape(), new Definition.Call(method, List.of(argument)));
  }

  private static Function function(String name, Op op) {
    Parameter parameter = new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0);
    Expr x = new Expr.Local(DType.F32, 0);
    return Function.of(
        name,
        "Text",
        1,
        List.of(parameter),
        DType.F32,
        Precision.EXACT,
        List.of(DType.F32),
        List.of(new Stmt.Return(Expr.Apply.of(op, x, x))));
  }

  static Node leaf(DType type, long... dims) {
    Shape shape = Shape.of(dims);
    return new Node(type, shape, new Definition.Leaf(new Nowhere(shape.size())));
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
    public void retain() {}

    @Override
    public void release() {}
  }
}
