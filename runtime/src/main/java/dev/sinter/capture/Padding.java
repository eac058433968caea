package dev.sinter.capture;

import dev.sinter.PadMode;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.Slice;
import dev.sinter.ir.Definition.Take.Purpose;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.Arrays;
import java.util.List;

/** Records arrays continued beyond their ends. */
public final class Padding {
  private Padding() {}

  /**
   * An axis continued beyond its ends with {@code value}, 0-d and of the array's type.
   *
   * @throws ShapeException if an amount is negative
   */
  public static Node pad(Node node, int axis, long before, long after, Node value) {
    int at = checked(node, axis, before, after);
    Shape shape = node.shape();
    Node first = Views.broadcastTo(value, Arranging.with(shape, at, before));
    Node last = Views.broadcastTo(value, Arranging.with(shape, at, after));
    return Joining.concat(at, List.of(first, node, last));
  }

  /**
   * An axis continued beyond its ends with its own elements; errors as above, or if it has none.
   */
  public static Node pad(Node node, int axis, long before, long after, PadMode mode) {
    int at = checked(node, axis, before, after);
    long extent = node.shape().dim(at);
    long length = Arranging.sum(extent, Arranging.sum(before, after));
    Shape padded = Arranging.with(node.shape(), at, length);
    if (length == extent) {
      return node;
    }
    if (extent == 0) {
      throw new ShapeException(
          "pad of axis " + axis + " of " + node.shape() + " repeats its elements: it has none");
    }
    if (extent == 1) {
      return Views.broadcastTo(node, padded);
    }
    return Arranging.take(Purpose.PAD, node, index(extent, before, length, mode), at);
  }

  /** As {@link #pad(Node, int, long, long, Node)}, along every axis. */
  public static Node pad(Node node, long[] before, long[] after, Node value) {
    return pad(node, before, after, (part, axis, b, a) -> pad(part, axis, b, a, value));
  }

  /** As {@link #pad(Node, int, long, long, PadMode)}, along every axis. */
  public static Node pad(Node node, long[] before, long[] after, PadMode mode) {
    return pad(node, before, after, (part, axis, b, a) -> pad(part, axis, b, a, mode));
  }

  private interface OneAxis {
    Node pad(Node node, int axis, long before, long after);
  }

  private static Node pad(Node node, long[] before, long[] after, OneAxis padding) {
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
        Node position = Arranging.position(length, length, 0);
        Node moved = Capture.apply(Op.SUB, position, Arranging.number(position, before));
        Node notBefore = Capture.apply(Op.MAX, moved, Arranging.number(position, 0));
        yield Capture.apply(Op.MIN, notBefore, Arranging.number(position, extent - 1));
      }
      case REFLECT -> mirrored(extent, before, length, 2 * extent - 2, 0);
      case SYMMETRIC -> mirrored(extent, before, length, 2 * extent, -1);
      case WRAP -> periodic(before, length, extent);
    };
  }

  /**
   * Forwards through the elements, then backwards for the rest of the period.
   *
   * @param mirror the sum of two positions, one before the first element, with the same element
   */
  private static Node mirrored(long extent, long before, long length, long period, long mirror) {
    if (extent > Long.MAX_VALUE / 2) {
      return mirroredOnce(extent, before, length, period, mirror);
    }
    Node position = periodic(before, length, period);
    Node forward = Capture.apply(Op.LT, position, Arranging.number(position, extent));
    Node end = Arranging.number(position, period + mirror);
    return Capture.apply(Op.SELECT, forward, position, Capture.apply(Op.SUB, end, position));
  }

  /** A long does not hold the period, nor as many positions as would begin a second one. */
  private static Node mirroredOnce(
      long extent, long before, long length, long period, long mirror) {
    Node all = Arranging.position(length, length, 0);
    Node position = Capture.apply(Op.SUB, all, Arranging.number(all, before));
    Node isBefore = Capture.apply(Op.LT, position, Arranging.number(position, 0));
    Node isAfter = Capture.apply(Op.GE, position, Arranging.number(position, extent));
    Node first = Arranging.number(position, mirror);
    Node last = Arranging.number(position, period + mirror); // wraps, and so does the difference
    Node end = Capture.apply(Op.SELECT, isBefore, first, last);
    Node mirrored = Capture.apply(Op.SUB, end, position);
    return Capture.apply(Op.SELECT, Capture.apply(Op.OR, isBefore, isAfter), mirrored, position);
  }

  /** The positions less {@code before}, modulo a period. */
  private static Node periodic(long before, long length, long period) {
    long first = Math.floorMod(-before, period);
    if (length <= Long.MAX_VALUE - first) {
      return Views.slice(Arranging.position(length + first, period, period), Slice.from(first));
    }
    Node position = Arranging.position(length, period, period);
    Node wraps = Capture.apply(Op.GE, position, Arranging.number(position, period - first));
    Node back = Capture.apply(Op.SUB, position, Arranging.number(position, period - first));
    Node plain = Capture.apply(Op.ADD, position, Arranging.number(position, first));
    return Capture.apply(Op.SELECT, wraps, back, plain);
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
}
