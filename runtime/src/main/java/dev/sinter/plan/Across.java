package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.List;

/**
 * Whether a reduction is better done side by side for adjacent outputs ({@link
 * Form#REDUCE_ACROSS}): most of what it reads are arrays in which neighbours belong to neighbouring
 * outputs, as in the sum of a matrix's columns.
 */
final class Across {
  /** Bytes of accumulators per work-item that the local memory of every GPU holds. */
  private static final int MOST_BYTES = 128;

  private static final int LANES = 4;

  private Across() {}

  static boolean fits(Space space, Body body, List<Root> roots) {
    return space.reduces() && isOnePass(body, roots) && isSmall(roots) && readsAcross(space, body);
  }

  /** Only reductions, none of which needs the result of another. */
  private static boolean isOnePass(Body body, List<Root> roots) {
    boolean[] later = new boolean[body.lines().size()];
    for (int line = 0; line < later.length; line++) {
      Expr expr = body.lines().get(line);
      later[line] =
          expr instanceof Expr.Load load
              && body.inputs().get(load.operand()).source() == Operand.Source.RESULT;
      for (Expr operand : KernelProgram.operandsOf(expr)) {
        later[line] |= later[((Expr.Local) operand).index()];
      }
    }
    return roots.stream()
        .allMatch(
            root ->
                root instanceof Root.RowStore
                    || (root instanceof Root.Reduce && !later[root.line()]));
  }

  private static boolean isSmall(List<Root> roots) {
    int bytes = 0;
    for (Root root : roots) {
      if (root instanceof Root.Reduce reduce) {
        bytes += LANES * reduce.op().width() * reduce.op().accumulator(reduce.element()).bytes();
      }
    }
    return bytes <= MOST_BYTES;
  }

  private static boolean readsAcross(Space space, Body body) {
    int across = lastAxis(space, 0, space.kept());
    int along = lastAxis(space, space.kept(), space.rank());
    if (across < 0 || along < 0) {
      return false;
    }
    double gain = 0;
    for (Body.Input input : body.inputs()) {
      long[] strides = input.position().strides();
      boolean read = input.source() == Operand.Source.MEMORY && !input.isIndexed();
      if (read && strides[across] != 0 && strides[along] != 0) {
        double bytes = (double) elements(space, strides) * input.type().bytes();
        gain += Math.abs(strides[across]) == 1 ? bytes : 0;
        gain -= Math.abs(strides[along]) == 1 ? bytes : 0;
      }
    }
    return gain > 0;
  }

  /** The last of these axes that has an extent; -1 if none has. */
  private static int lastAxis(Space space, int from, int to) {
    int axis = to - 1;
    while (axis >= from && space.dims().get(axis) == 1) {
      axis--;
    }
    return axis >= from ? axis : -1;
  }

  private static long elements(Space space, long[] strides) {
    long elements = 1;
    for (int axis = 0; axis < space.rank(); axis++) {
      elements *= strides[axis] == 0 ? 1 : space.dims().get(axis);
    }
    return elements;
  }
}
