package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records sorts and what is made of them. */
public final class Ordering {
  private Ordering() {}

  /**
   * The elements in order along an axis, negative from the end; stable, NaN last in either
   * direction.
   *
   * @param indices whether the result is positions along the axis, I64, instead of values
   * @throws ShapeException if there is no such axis
   */
  public static Node sort(Node node, int axis, boolean descending, boolean indices) {
    int at = node.shape().axis(axis);
    return lines(new Primitive.Sort(descending, indices), node, at, indices, node.shape().dim(at));
  }

  /**
   * Every line along an axis becomes {@code count} elements: of the operand's type, or I64.
   *
   * @param op of rows
   */
  private static Node lines(Primitive op, Node node, int axis, boolean indices, long count) {
    if (node.type() == DType.F16) {
      Node lines = lines(op, Carrier.ordered(node), axis, indices, count);
      return indices ? lines : Carrier.unordered(lines, node.type());
    }
    int last = node.shape().rank() - 1;
    int[] swap = swap(last + 1, axis);
    Node rows = axis == last ? node : Views.transpose(node, swap);
    long[] dims = rows.shape().dims();
    dims[last] = count;
    Node lines = Scans.whole(op, indices ? DType.I64 : node.type(), Shape.of(dims), rows);
    return axis == last ? lines : Views.transpose(lines, swap);
  }

  /** The order of axes that exchanges one with the last; its own inverse. */
  private static int[] swap(int rank, int axis) {
    int[] order = new int[rank];
    for (int k = 0; k < rank; k++) {
      order[k] = k;
    }
    order[axis] = rank - 1;
    order[rank - 1] = axis;
    return order;
  }

  /**
   * The first {@code count} of {@link #sort}.
   *
   * @throws ShapeException if the axis is shorter than {@code count}
   */
  public static Node top(Node node, long count, int axis, boolean largest, boolean indices) {
    int at = node.shape().axis(axis);
    if (count < 0 || count > node.shape().dim(at)) {
      throw new ShapeException(
          Caller.method()
              + " of "
              + count
              + " along axis "
              + at
              + " of "
              + node.shape()
              + ": use 0 to "
              + node.shape().dim(at));
    }
    if (count == 0) {
      return range(sort(node, at, largest, indices), at, 0, 0);
    }
    return count == node.shape().dim(at)
        ? sort(node, at, largest, indices)
        : lines(new Primitive.Top(largest, indices), node, at, indices, count);
  }

  /** Positions {@code from … from + count - 1} of an axis. */
  static Node range(Node node, int axis, long from, long count) {
    int rank = node.shape().rank();
    long[] dims = new long[rank];
    List<Integer> axes = new ArrayList<>();
    List<Long> offsets = new ArrayList<>(Collections.nCopies(rank, 0L));
    for (int k = 0; k < rank; k++) {
      dims[k] = k == axis ? count : node.shape().dim(k);
      axes.add(k);
    }
    offsets.set(axis, from);
    return new Node(
        node.type(),
        Shape.of(dims),
        new Definition.View(
            node, List.copyOf(axes), List.copyOf(offsets), Collections.nCopies(rank, 1L)));
  }

  /**
   * For each element of a sorted 1-d array but the first, how many distinct ones stand before it;
   * I64. NaNs are one, -0.0 and 0.0 are two.
   */
  public static Node ranks(Node sorted) {
    long count = sorted.shape().size() - 1;
    Node bits =
        switch (sorted.type()) {
          case F32 -> Capture.bitcast(sorted, DType.I32);
          case F64 -> Capture.bitcast(sorted, DType.I64);
          case F16 -> Capture.bitcast(sorted, DType.U16);
          case BOOL, I8, U8, I16, U16, I32, U32, I64, U64 -> sorted;
          case C64, C128 -> throw sorted.type().isTwoNodes();
        };
    Node differs = Capture.apply(Op.NE, range(bits, 0, 1, count), range(bits, 0, 0, count));
    return Scans.scan(ReduceOp.SUM, differs, 0, false);
  }
}
