package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.PadMode;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.Slice;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Definition.Take.Purpose;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.Arrays;
import java.util.List;

/** Records elements rolled, repeated and continued beyond the ends: reads by known indices. */
public final class Arranging {
  private Arranging() {}

  /** Element {@code i} along an axis moves to {@code i + shift}, around the end. */
  public static Node roll(Node node, long shift, int axis) {
    int at = node.shape().axis(axis);
    long extent = node.shape().dim(at);
    if (extent <= 1 || Math.floorMod(shift, extent) == 0 || isConstant(node)) {
      return node;
    }
    long forward = Math.floorMod(shift, extent);
    Node position = position(extent, extent, 0);
    Node wraps = Capture.apply(Op.LT, position, number(position, forward));
    Node back = Capture.apply(Op.ADD, position, number(position, extent - forward));
    Node plain = Capture.apply(Op.SUB, position, number(position, forward));
    return take(Purpose.ROLL, node, Capture.apply(Op.SELECT, wraps, back, plain), at);
  }

  /**
   * As above, along several axes in turn.
   *
   * @throws ShapeException if there are not as many shifts as axes
   */
  public static Node roll(Node node, long[] shifts, int... axes) {
    if (shifts.length != axes.length) {
      throw new ShapeException(
          "roll: " + shifts.length + " shifts for " + axes.length + " axes: name one per axis");
    }
    Node rolled = node;
    for (int i = 0; i < axes.length; i++) {
      rolled = roll(rolled, shifts[i], axes[i]);
    }
    return rolled;
  }

  /** The elements in row-major order rolled, under the same shape. */
  public static Node rollFlat(Node node, long shift) {
    Node flat = Views.reshape(node, Shape.of(node.shape().size()));
    return Views.reshape(roll(flat, shift, 0), node.shape());
  }

  /**
   * The array repeated along its last axes, and along new ones in front of them.
   *
   * @throws ShapeException if a count is negative, or the result has more than 8 axes
   */
  public static Node tile(Node node, long... reps) {
    int rank = Math.max(reps.length, node.shape().rank());
    long[] dims = new long[rank];
    Arrays.fill(dims, 1);
    int missing = rank - node.shape().rank();
    for (int axis = missing; axis < rank; axis++) {
      dims[axis] = node.shape().dim(axis - missing);
    }
    Node tiled = Views.reshape(node, Shape.of(dims));
    for (int i = 0; i < reps.length; i++) {
      if (reps[i] < 0) {
        throw new ShapeException("tile: count " + i + " of " + Arrays.toString(reps) + " is < 0");
      }
      tiled = tile(tiled, rank - reps.length + i, reps[i]);
    }
    return tiled;
  }

  private static Node tile(Node node, int axis, long count) {
    long extent = node.shape().dim(axis);
    Shape shape = with(node.shape(), axis, Math.multiplyExact(extent, count));
    if (count == 1 || shape.equals(node.shape())) {
      return node;
    }
    if (extent == 1) {
      return Views.broadcastTo(node, shape);
    }
    return take(Purpose.TILE, node, position(shape.dim(axis), extent, extent), axis);
  }

  /**
   * An axis continued beyond its ends with {@code value}, 0-d and of the array's type.
   *
   * @throws ShapeException if an amount is negative
   */
  public static Node pad(Node node, int axis, long before, long after, Node value) {
    int at = checked(node, axis, before, after);
    Shape shape = node.shape();
    Node first = Views.broadcastTo(value, with(shape, at, before));
    Node last = Views.broadcastTo(value, with(shape, at, after));
    return Joining.concat(at, List.of(first, node, last));
  }

  /**
   * An axis continued beyond its ends with its own elements; errors as above, or if it has none.
   */
  public static Node pad(Node node, int axis, long before, long after, PadMode mode) {
    int at = checked(node, axis, before, after);
    long extent = node.shape().dim(at);
    long length = Math.addExact(extent, Math.addExact(before, after));
    if (length == extent) {
      return node;
    }
    if (extent == 0) {
      throw new ShapeException(
          "pad of axis " + axis + " of " + node.shape() + " repeats its elements: it has none");
    }
    if (extent == 1) {
      return Views.broadcastTo(node, with(node.shape(), at, length));
    }
    return take(Purpose.PAD, node, index(extent, before, length, mode), at);
  }

  /** As {@link #pad(Node, int, long, long, Node)}, along every axis. */
  public static Node pad(Node node, long[] before, long[] after, Node value) {
    return pad(node, before, after, (part, axis, b, a) -> pad(part, axis, b, a, value));
  }

  /** As {@link #pad(Node, int, long, long, PadMode)}, along every axis. */
  public static Node pad(Node node, long[] before, long[] after, PadMode mode) {
    return pad(node, before, after, (part, axis, b, a) -> pad(part, axis, b, a, mode));
  }

  private interface Padding {
    Node pad(Node node, int axis, long before, long after);
  }

  private static Node pad(Node node, long[] before, long[] after, Padding padding) {
    int rank = node.shape().rank();
    if (before.length != rank || after.length != rank) {
      throw new ShapeException(
          "pad of "
              + node.shape()
              + " by "
              + Arrays.toString(before)
              + " and "
              + Arrays.toString(after)
              + ": name one amount per axis");
    }
    Node padded = node;
    for (int axis = 0; axis < rank; axis++) {
      padded = padding.pad(padded, axis, before[axis], after[axis]);
    }
    return padded;
  }

  private static Node index(long extent, long before, long length, PadMode mode) {
    return switch (mode) {
      case EDGE -> {
        Node position = position(length, length, 0);
        Node moved = Capture.apply(Op.SUB, position, number(position, before));
        Node notBefore = Capture.apply(Op.MAX, moved, number(position, 0));
        yield Capture.apply(Op.MIN, notBefore, number(position, extent - 1));
      }
      case REFLECT -> mirrored(extent, before, length, 2 * extent - 2);
      case SYMMETRIC -> mirrored(extent, before, length, 2 * extent);
      case WRAP -> periodic(before, length, extent);
    };
  }

  /** Forwards through the elements, then backwards for the rest of the period. */
  private static Node mirrored(long extent, long before, long length, long period) {
    Node position = periodic(before, length, period);
    boolean twice = period == 2 * extent;
    Node forward = Capture.apply(Op.LT, position, number(position, extent));
    Node end = number(position, twice ? period - 1 : period);
    return Capture.apply(Op.SELECT, forward, position, Capture.apply(Op.SUB, end, position));
  }

  /** The positions less {@code before}, modulo a period. */
  private static Node periodic(long before, long length, long period) {
    long first = Math.floorMod(-before, period);
    return Views.slice(position(length + first, period, period), Slice.from(first));
  }

  private static int checked(Node node, int axis, long before, long after) {
    int at = node.shape().axis(axis);
    if (before < 0 || after < 0) {
      throw new ShapeException(
          "pad of axis "
              + axis
              + " of "
              + node.shape()
              + " by "
              + before
              + " and "
              + after
              + ": amounts are not negative; slice takes elements away");
    }
    return at;
  }

  /**
   * The positions along an axis, in 32 bits where they fit.
   *
   * @param largest that is computed with
   * @param period as of {@link Definition.Position}
   */
  private static Node position(long length, long largest, long period) {
    Node wide = new Node(DType.I64, Shape.of(length), new Definition.Position(0, period));
    boolean narrow = Math.max(length, largest) <= Integer.MAX_VALUE;
    return narrow ? Capture.convert(wide, DType.I32) : wide;
  }

  private static Node number(Node like, long value) {
    return Capture.constant(like.type(), value);
  }

  private static Node take(Purpose purpose, Node node, Node index, int axis) {
    Shape shape = with(node.shape(), axis, index.shape().dim(0));
    if (node.definition() instanceof Definition.Constant constant) {
      return Capture.constant(node.type(), shape, constant.bits());
    }
    Definition taken = new Definition.Take(purpose, axis, List.of(node, index));
    return new Node(node.type(), shape, taken);
  }

  private static boolean isConstant(Node node) {
    return node.definition() instanceof Definition.Constant;
  }

  /** The shape with another extent along an axis. */
  static Shape with(Shape shape, int axis, long extent) {
    long[] dims = shape.dims();
    dims[axis] = extent;
    return Shape.of(dims);
  }
}
