package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Definition.Take.Purpose;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.Arrays;
import java.util.List;

/** Records elements rolled and repeated: reads by indices that are computed and known to exist. */
public final class Arranging {
  /** Stands for an extent that a long doesn't hold. */
  private static final long TOO_LONG = -1;

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
   * As above, along several axes in turn; shifts of one axis add up.
   *
   * @throws ShapeException if there are not as many shifts as axes
   */
  public static Node roll(Node node, long[] shifts, int... axes) {
    if (shifts.length != axes.length) {
      throw new ShapeException(
          "roll: "
              + Plural.of(shifts.length, "shift", "shifts")
              + " for "
              + Plural.axes(axes.length)
              + ": name one per axis");
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
        throw new ShapeException(
            "tile of "
                + node.shape()
                + " by "
                + Arrays.toString(reps)
                + ": "
                + reps[i]
                + " is negative, counts are 0 or more");
      }
      tiled = tile(tiled, rank - reps.length + i, reps[i]);
    }
    return tiled;
  }

  private static Node tile(Node node, int axis, long count) {
    long extent = node.shape().dim(axis);
    boolean fits = Math.multiplyHigh(extent, count) == 0 && extent * count >= 0;
    Shape shape = with(node.shape(), axis, fits ? extent * count : TOO_LONG);
    if (count == 1 || shape.equals(node.shape())) {
      return node;
    }
    if (extent == 1) {
      return Views.broadcastTo(node, shape);
    }
    return take(Purpose.TILE, node, position(shape.dim(axis), extent, extent), axis);
  }

  /**
   * The positions along an axis, in 32 bits where they fit.
   *
   * @param largest that is computed with
   * @param period as of {@link Definition.Position}
   */
  static Node position(long length, long largest, long period) {
    Node wide = new Node(DType.I64, Shape.of(length), new Definition.Position(0, period));
    boolean narrow = Math.max(length, largest) <= Integer.MAX_VALUE;
    return narrow ? Capture.convert(wide, DType.I32) : wide;
  }

  static Node number(Node like, long value) {
    return Capture.constant(like.type(), value);
  }

  static Node take(Purpose purpose, Node node, Node index, int axis) {
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

  /** The sum of extents, or {@link #TOO_LONG}. */
  static long sum(long a, long b) {
    return a == TOO_LONG || b == TOO_LONG || a + b < 0 ? TOO_LONG : a + b;
  }

  /**
   * The shape with another extent along an axis.
   *
   * @throws ShapeException if the extent is {@link #TOO_LONG}, or the size overflows
   */
  static Shape with(Shape shape, int axis, long extent) {
    if (extent == TOO_LONG) {
      throw new ShapeException(
          Caller.method() + ": the extent of axis " + axis + " of " + shape + " overflows a long");
    }
    long[] dims = shape.dims();
    dims[axis] = extent;
    return Shape.of(dims);
  }
}
