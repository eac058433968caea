package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.pass.Graph;

/**
 * Writes what reads by index as lines of a kernel: the index is a line itself, and part of the map
 * under which the operand is written, down to the loads.
 */
final class Indexing {
  private final Graph graph;
  private final Lowering lowering;
  private final Body body;
  private final Positions positions;

  Indexing(Graph graph, Lowering lowering, Body body) {
    this.graph = graph;
    this.lowering = lowering;
    this.body = body;
    this.positions = body.positions();
  }

  /** The value of a {@link Definition.Take} at these coordinates. */
  Expr.Local take(Definition.Take take, int[] operands, IndexMap at) {
    int axis = take.axis();
    int count = take.along() ? 1 : graph.shape(operands[1]).rank();
    long extent = graph.shape(operands[0]).dim(axis);
    Expr.Local given = lowering.value(operands[1], take.along() ? at : at.window(axis, count));
    Expr.Local index = take.checked() ? checked(given, extent, axis, at.spaceRank()) : given;
    IndexMap map = at.replaced(axis, count, Affine.of(index, at.spaceRank()));
    Expr.Local value = lowering.value(operands[0], map);
    return take.checked() && !body.uses(value, index) ? depending(value, index) : value;
  }

  private Expr.Local checked(Expr.Local given, long extent, int axis, int rank) {
    Expr.Local size = positions.size(extent, given.type(), rank);
    return body.line(new Expr.CheckedIndex(given, size, axis));
  }

  /** The same value, in error where the index is: what is taken may be the same everywhere. */
  private Expr.Local depending(Expr.Local value, Expr.Local index) {
    Expr.Local zero = body.line(new Expr.Constant(index.type(), 0));
    Expr.Local exists = body.line(Expr.Apply.of(Op.GE, index, zero));
    return body.line(Expr.Apply.of(Op.SELECT, exists, value, value));
  }

  /**
   * The value of a {@link Definition.Concat} at these coordinates: every operand's, at the nearest
   * position that it has, of which a tree of comparisons selects.
   */
  Expr.Local concat(Definition.Concat concat, int[] operands, IndexMap at) {
    int axis = concat.axis();
    long[] starts = new long[operands.length + 1];
    for (int i = 0; i < operands.length; i++) {
      starts[i + 1] = starts[i] + graph.shape(operands[i]).dim(axis);
    }
    Expr.Local position = positions.sum(at.row(axis), Positions.indexType(starts[operands.length]));
    Expr.Local[] values = new Expr.Local[operands.length];
    for (int i = 0; i < values.length; i++) {
      boolean last = i == values.length - 1;
      Affine row = row(position, starts[i], starts[i + 1], last, at.spaceRank());
      values[i] = lowering.value(operands[i], at.replaced(axis, 1, row));
    }
    return select(position, values, starts, 0, values.length, at.spaceRank());
  }

  /** The nearest position in an operand. */
  private Affine row(Expr.Local position, long start, long end, boolean last, int rank) {
    if (end - start == 1) {
      return Affine.constant(0, rank);
    }
    DType type = position.type();
    Expr.Local nearest = position;
    if (start > 0) {
      Expr.Local zero = body.line(new Expr.Constant(type, 0));
      Expr.Local moved =
          body.line(Expr.Apply.of(Op.SUB, position, positions.size(start, type, rank)));
      nearest = body.line(Expr.Apply.of(Op.MAX, moved, zero));
    }
    if (!last) {
      Expr.Local greatest = positions.size(end - start - 1, type, rank);
      nearest = body.line(Expr.Apply.of(Op.MIN, nearest, greatest));
    }
    return Affine.of(nearest, rank);
  }

  private Expr.Local select(
      Expr.Local position, Expr.Local[] values, long[] starts, int from, int to, int rank) {
    if (to - from == 1) {
      return values[from];
    }
    int middle = (from + to) >>> 1;
    Expr.Local border = positions.size(starts[middle], position.type(), rank);
    Expr.Local below = body.line(Expr.Apply.of(Op.LT, position, border));
    return body.line(
        Expr.Apply.of(
            Op.SELECT,
            below,
            select(position, values, starts, from, middle, rank),
            select(position, values, starts, middle, to, rank)));
  }
}
