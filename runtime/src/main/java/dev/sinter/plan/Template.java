package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Storage;
import dev.sinter.ir.Templates;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel that is generated at build time for a fused method. */
public final class Template {
  /** Any shape will do: sizes are arguments. */
  private static final Shape SHAPE = Shape.of(1_000_003);

  private Template() {}

  /**
   * The program of a call of {@code function} on distinct linear arrays, with 32-bit positions:
   * what {@link Planner} makes of such a call at run time. Empty if a parameter is a position along
   * an axis, whose layout depends on the rank.
   */
  public static Optional<KernelProgram> of(Function function) {
    List<Node> arguments = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      if (parameter.role() == Parameter.Role.AXIS) {
        return Optional.empty();
      }
      arguments.add(argument(parameter));
    }
    Definition call =
        new Definition.Call(FusedMethod.of(function, null, Templates.NONE), List.copyOf(arguments));
    Node value = converted(new Node(function.valueType(), SHAPE, call), function.returnType());
    Graph graph = new Graph(List.of(value));
    return Optional.of(
        Planner.plan(graph, DeviceKind.GPU, Precision.EXACT).kernels().get(0).program());
  }

  private static Node argument(Parameter parameter) {
    return switch (parameter.role()) {
      case ARRAY ->
          converted(
              new Node(parameter.type(), SHAPE, new Definition.Leaf(new Unallocated())),
              parameter.valueType());
      case UNIFORM ->
          new Node(parameter.valueType(), Shape.of(), new Definition.Constant(0, false));
      case FLAT -> position(parameter.type());
      case AXIS ->
          throw new IllegalArgumentException(
              "the layout of a position along an axis depends on the rank");
    };
  }

  private static Node position(DType type) {
    Node flat = new Node(DType.I64, SHAPE, new Definition.Position(Definition.Position.FLAT));
    return converted(flat, type);
  }

  private static Node converted(Node node, DType type) {
    return node.type() == type ? node : new Node(type, SHAPE, new Definition.Convert(node));
  }

  /** Stands for an array that never exists. */
  private static final class Unallocated implements Storage {
    @Override
    public long size() {
      return SHAPE.size();
    }

    @Override
    public void retain() {}

    @Override
    public void release() {}
  }
}
