package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import java.util.List;

/** Records scans. */
public final class Scans {
  private Scans() {}

  /**
   * A scan along an axis, negative from the end; sums and products of integers are I64, of U32 and
   * U64 U64.
   *
   * @throws DTypeException for the minimum or maximum of BOOL
   * @throws dev.sinter.ShapeException if there is no such axis
   */
  public static Node scan(ReduceOp op, Node node, int axis, boolean exclusive) {
    int at = node.shape().axis(axis);
    boolean extreme = op == ReduceOp.MIN || op == ReduceOp.MAX;
    if (extreme && node.type() == DType.BOOL) {
      throw new DTypeException(
          new Primitive.Scan(op, at, exclusive).label()
              + " is not defined for BOOL: write cast(DType.I32) first");
    }
    if (Carrier.carries(node.type())) {
      return Carrier.combine(op, node, operand -> scan(op, operand, axis, exclusive));
    }
    DType type = op.accumulator(node.type());
    return whole(new Primitive.Scan(op, at, exclusive), type, node.shape(), convert(node, type));
  }

  /** A scan over all elements in row-major order; the result is 1-d. */
  public static Node flat(ReduceOp op, Node node, boolean exclusive) {
    return scan(op, Views.reshape(node, Shape.of(node.shape().size())), 0, exclusive);
  }

  private static Node convert(Node node, DType type) {
    return Capture.convert(node, type);
  }

  /**
   * A primitive on these operands. Constants get a node of their own: a primitive reads them from
   * memory, while everybody else has them as arguments.
   */
  static Node whole(Primitive op, DType type, Shape shape, Node... operands) {
    Node[] own = operands.clone();
    for (int i = 0; i < own.length; i++) {
      if (own[i].definition() instanceof Definition.Constant constant) {
        own[i] = new Node(own[i].type(), own[i].shape(), constant);
      }
    }
    return new Node(type, shape, new Definition.Whole(op, List.of(own)));
  }
}
