package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.BitSet;
import java.util.List;

/** Along which axes of a kernel's space what it reads lies at different places. */
final class Dependence {
  private final Body body;
  private final BitSet[] axes;

  Dependence(Body body) {
    this.body = body;
    this.axes = new BitSet[body.inputs().size()];
    for (int input = 0; input < axes.length; input++) {
      axes[input] = new BitSet();
      long[] strides = body.inputs().get(input).position().strides();
      for (int axis = 0; axis < strides.length; axis++) {
        axes[input].set(axis, strides[axis] != 0);
      }
    }
    if (body.inputs().stream().anyMatch(Body.Input::isIndexed)) {
      followIndices();
    }
  }

  /** Per input, in order; of what is indexed those of the indices. */
  BitSet[] axesOfInputs() {
    return axes;
  }

  private void followIndices() {
    List<Expr> lines = body.lines();
    BitSet[] ofLines = new BitSet[lines.size()];
    for (int line = 0; line < ofLines.length; line++) {
      Expr expr = lines.get(line);
      BitSet own = new BitSet();
      ofLines[line] = own;
      KernelProgram.operandsOf(expr)
          .forEach(operand -> own.or(ofLines[((Expr.Local) operand).index()]));
      if (expr instanceof Expr.Gather gather) {
        axes[gather.operand()].or(own);
      } else if (expr instanceof Expr.Load load) {
        own.or(axes[load.operand()]);
      } else if (expr instanceof Expr.Position position) {
        own.or(axes[position.operand()]);
      }
    }
  }
}
