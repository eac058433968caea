package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Storage;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.ElementError;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates primitives of whose operands elements are in error. They compute with them as with any
 * others; which elements of the result depend on them is computed beside.
 */
final class DamagedPrimitives {
  private final Engine engine;
  private final Precision precision;

  DamagedPrimitives(Engine engine, Precision precision) {
    this.engine = engine;
    this.precision = precision;
  }

  /** The first primitive of the graph that reads an array in error, or null. */
  static @Nullable Node first(Graph graph) {
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Whole) {
        for (int operand : graph.operands(node)) {
          if (graph.errors(graph.elements(operand)) >= 0) {
            return graph.node(node);
          }
        }
      }
    }
    return null;
  }

  /** Evaluates it, unless another thread has, or has closed it. */
  void evaluate(Node primitive) {
    if (!(primitive.definition() instanceof Definition.Whole whole)) {
      return;
    }
    engine.evaluate(whole.operands(), precision);
    List<Storage> storages = new ArrayList<>();
    for (Node operand : whole.operands()) {
      if (operand.definition() instanceof Definition.Leaf leaf) {
        storages.add(leaf.storage());
      }
    }
    boolean closed = storages.size() < whole.operands().size();
    List<Buffer> operands = closed ? null : Engine.tryRetain(storages);
    if (operands == null) {
      return;
    }
    try {
      evaluate(primitive, whole, operands);
    } finally {
      operands.forEach(Buffer::release);
    }
  }

  private void evaluate(Node primitive, Definition.Whole whole, List<Buffer> operands) {
    operands.forEach(Buffer::settle);
    Buffer result = run(primitive, whole, operands);
    try {
      if (!result.settle()) {
        damage(result, primitive, whole, operands);
      }
      primitive.evaluated(result);
    } finally {
      result.release();
    }
  }

  /** The result on what the operands hold, with one user. */
  private Buffer run(Node primitive, Definition.Whole whole, List<Buffer> operands) {
    List<Node> plain = plain(whole, operands);
    return evaluated(
        new Node(
            primitive.type(),
            primitive.shape(),
            new Definition.Whole(whole.op(), plain),
            primitive.line()));
  }

  private static List<Node> plain(Definition.Whole whole, List<Buffer> operands) {
    List<Node> plain = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Node node = whole.operands().get(i);
      plain.add(plain(node.type(), node.shape(), operands.get(i)));
    }
    return plain;
  }

  private static Node plain(DType type, Shape shape, Storage storage) {
    return new Node(type, shape, Definition.Leaf.asItIs(storage));
  }

  /** The elements of a node that nobody else has, with one user. */
  private Buffer evaluated(Node node) {
    node.retain();
    try {
      engine.evaluate(List.of(node), precision);
      Buffer buffer = (Buffer) ((Definition.Leaf) node.definition()).storage();
      buffer.retain();
      return buffer;
    } finally {
      node.release();
    }
  }

  private void damage(
      Buffer result, Node primitive, Definition.Whole whole, List<Buffer> operands) {
    Node dependent = whole.op().accept(new Dependents(whole.operands(), operands));
    Buffer elements = evaluated(stored(dependent, primitive.shape()));
    try {
      boolean[] any = new boolean[1];
      Buffer reduced =
          evaluated(
              Capture.reduce(
                  ReduceOp.ANY, plain(DType.BOOL, primitive.shape(), elements), null, false));
      reduced.download(0, any, 0, 1);
      reduced.release();
      if (any[0]) {
        result.damaged(first(operands), elements);
      }
    } finally {
      elements.release();
    }
  }

  /** With all elements in memory of its own. */
  private static Node stored(Node flags, Shape shape) {
    return Capture.apply(
        Op.OR, Views.broadcastTo(flags, shape), Capture.constant(DType.BOOL, shape, 0));
  }

  private static ElementError first(List<Buffer> operands) {
    return operands.stream()
        .map(Buffer::error)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Which elements of a primitive's result depend on operands' elements in error. */
  private record Dependents(List<Node> operands, List<Buffer> elements)
      implements Primitive.Visitor<Node> {
    private Node inError(int operand) {
      Node node = operands.get(operand);
      Buffer errors = elements.get(operand).errors();
      if (errors == null) {
        return Capture.constant(DType.BOOL, node.shape(), 0);
      }
      boolean each = errors.size() == node.shape().size();
      Node flags = plain(DType.BOOL, each ? node.shape() : Shape.of(), errors);
      return Views.broadcastTo(flags, node.shape());
    }

    private Node held(int operand) {
      Node node = operands.get(operand);
      return plain(node.type(), node.shape(), elements.get(operand));
    }

    private static Node any(Node flags, int axis) {
      return Capture.reduce(ReduceOp.ANY, flags, new int[] {axis}, true);
    }

    private static Node positive(Node count) {
      return Capture.apply(Op.NE, count, Capture.scalar(count.type(), 0));
    }

    /** All that are combined. */
    @Override
    public Node scan(Primitive.Scan scan) {
      return positive(Scans.scan(ReduceOp.SUM, inError(0), scan.axis(), scan.exclusive()));
    }

    /** The whole row. */
    @Override
    public Node sort(Primitive.Sort sort) {
      return any(inError(0), -1);
    }

    /** The whole row. */
    @Override
    public Node top(Primitive.Top top) {
      return any(inError(0), -1);
    }

    /** The row of the one and the column of the other. */
    @Override
    public Node matMul(Primitive.MatMul product) {
      return Capture.apply(Op.OR, any(inError(0), -1), any(inError(1), -2));
    }

    /** What is put there; everything if it is not known where. */
    @Override
    public Node put(Primitive.Put put) {
      if (elements.get(2).error() != null || elements.get(3).error() != null) {
        return Capture.constant(DType.BOOL, 1);
      }
      Node sorted = held(2);
      Node order = held(3);
      Node before = Capture.convert(inError(0), DType.I32);
      Node values = Capture.convert(inError(1), DType.I32);
      return positive(Indexing.sorted(put, before, values, sorted, order));
    }
  }
}
