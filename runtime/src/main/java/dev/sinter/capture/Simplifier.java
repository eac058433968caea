package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Identities;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Cheaper nodes for operators on one constant, always with the same bits. It is done here because
 * constants are arguments of kernels: a plan doesn't know their values.
 */
final class Simplifier {
  private Simplifier() {}

  /**
   * What {@code op} on these operands comes to, or null if that is {@code op} itself.
   *
   * @param shape of the result
   * @param operands of the types that the operator takes
   */
  static @Nullable Node simplified(Op op, Shape shape, Node... operands) {
    Definition.Constant first = constant(operands[0]);
    if (op == Op.SELECT && first != null) {
      return Views.broadcastTo(operands[first.bits() != 0 ? 1 : 2], shape);
    }
    if (op.arity() != 2) {
      return null;
    }
    Definition.Constant second = constant(operands[1]);
    if (first != null && Identities.left(op, operands[1].type(), first.bits())) {
      return Views.broadcastTo(operands[1], shape);
    }
    return second == null ? null : onRight(op, shape, operands[0], second.bits());
  }

  private static @Nullable Node onRight(Op op, Shape shape, Node operand, long bits) {
    DType type = operand.type();
    if (Identities.right(op, type, bits)) {
      return Views.broadcastTo(operand, shape);
    }
    if (Identities.isSquare(op, type, bits)) {
      Node base = Views.broadcastTo(operand, shape);
      return new Node(type, shape, new Definition.Apply(Op.MUL, List.of(base, base)));
    }
    OptionalLong reciprocal = Identities.reciprocal(type, bits);
    if (op == Op.DIV && reciprocal.isPresent()) {
      Node factor = Capture.constant(type, reciprocal.getAsLong());
      Node dividend = Views.broadcastTo(operand, shape);
      return new Node(type, shape, new Definition.Apply(Op.MUL, List.of(dividend, factor)));
    }
    return null;
  }

  /** Uniform parameters of fused methods are none: kernels must not depend on their values. */
  private static Definition.@Nullable Constant constant(Node node) {
    return node.definition() instanceof Definition.Constant constant && constant.shared()
        ? constant
        : null;
  }
}
