package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates where only the row-major position is known, as below a reshape: parts of the position
 * itself where the space's axes allow that, else quotients and remainders, which are lines of the
 * kernel.
 */
final class Coordinates {
  private final Body body;

  Coordinates(Body body) {
    this.body = body;
  }

  /** The coordinates in a node of this shape, of a flat map. */
  IndexMap of(IndexMap flat, Shape shape) {
    return flat.coordinates(rows(flat.row(0), shape.dims(), flat.extents()));
  }

  /**
   * The flat map to the operand of a view, of the flat map of the view. Axes that lie in both as in
   * one are one, so that parts without a gap cost nothing.
   *
   * @param shape of the view
   * @param from of its operand
   */
  IndexMap through(Definition.View view, IndexMap flat, Shape shape, Shape from) {
    long offset = 0;
    long[] distances = new long[shape.rank()];
    long stride = 1;
    for (int axis = from.rank() - 1; axis >= 0; axis--) {
      offset += view.offsets().get(axis) * stride;
      int source = view.axes().get(axis);
      if (source >= 0) {
        distances[source] += view.steps().get(axis) * stride;
      }
      stride *= from.dim(axis);
    }
    List<long[]> merged = merged(shape, distances);
    long[] dims = merged.stream().mapToLong(group -> group[0]).toArray();
    Affine[] rows = rows(flat.row(0), dims, flat.extents());
    Affine position = Affine.constant(offset, flat.spaceRank());
    for (int group = 0; group < rows.length; group++) {
      position = position.plus(rows[group].times(merged.get(group)[1]));
    }
    return flat.flat(position);
  }

  /** Groups of axes: their elements, and how far these are apart in the operand. */
  private static List<long[]> merged(Shape shape, long[] distances) {
    List<long[]> groups = new ArrayList<>();
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      long[] inner = groups.isEmpty() ? null : groups.get(0);
      if (inner != null && distances[axis] == inner[0] * inner[1]) {
        inner[0] *= shape.dim(axis);
      } else if (shape.dim(axis) != 1) {
        groups.add(0, new long[] {shape.dim(axis), distances[axis]});
      }
    }
    return groups;
  }

  private Affine[] rows(Affine position, long[] dims, long[] extents) {
    Affine[] rows = new Affine[dims.length];
    long size = 1;
    for (long dim : dims) {
      size *= dim;
    }
    if (size == 0) { // no element has coordinates
      Arrays.fill(rows, Affine.constant(0, extents.length));
      return rows;
    }
    DType type = Positions.indexType(size);
    Affine rest = position;
    long stride = size;
    for (int axis = 0; axis < dims.length; axis++) {
      stride /= dims[axis];
      Affine[] parts = dims[axis] == 1 ? none(rest) : parts(rest, stride, extents, type);
      rows[axis] = parts[0];
      rest = parts[1];
    }
    return rows;
  }

  private static Affine[] none(Affine rest) {
    return new Affine[] {Affine.constant(0, rest.strides().length), rest};
  }

  /** A position divided by {@code stride}, and what remains. */
  private Affine[] parts(Affine position, long stride, long[] extents, DType type) {
    if (stride == 1) {
      return new Affine[] {position, Affine.constant(0, extents.length)};
    }
    Affine[] parts = split(position, stride, extents);
    return parts == null ? divided(position, stride, type) : parts;
  }

  /** By the distances of the axes alone, or null. */
  private static Affine @Nullable [] split(Affine position, long stride, long[] extents) {
    long[] quotients = new long[extents.length];
    long[] remainders = new long[extents.length];
    long least = position.offset();
    long most = position.offset();
    for (int axis = 0; axis < extents.length; axis++) {
      long distance = position.strides()[axis];
      if (distance % stride == 0) {
        quotients[axis] = distance / stride;
      } else {
        remainders[axis] = distance;
        long reach = distance * (extents[axis] - 1);
        least += Math.min(0, reach);
        most += Math.max(0, reach);
      }
    }
    List<Affine.Term> terms = new ArrayList<>();
    for (Affine.Term term : position.terms()) {
      if (term.stride() % stride != 0) {
        return null;
      }
      terms.add(new Affine.Term(term.stride() / stride, term.index()));
    }
    long whole = Math.floorDiv(least, stride);
    return Math.floorDiv(most, stride) != whole
        ? null
        : new Affine[] {
          new Affine(whole, quotients, List.copyOf(terms)),
          new Affine(position.offset() - whole * stride, remainders)
        };
  }

  private Affine[] divided(Affine position, long stride, DType type) {
    int rank = position.strides().length;
    Expr.Local dividend = body.positions().sum(position, type);
    Expr.Local divisor = body.positions().divisor(stride, type, rank);
    Expr.Local quotient = body.line(Expr.Apply.of(Op.DIV, dividend, divisor));
    Expr.Local remainder = body.line(Expr.Apply.of(Op.REM, dividend, divisor));
    return new Affine[] {Affine.of(quotient, rank), Affine.of(remainder, rank)};
  }
}
