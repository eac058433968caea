package dev.sinter.capture;

import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.Slice;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records views: index maps that copy nothing. */
public final class Views {
  private Views() {}

  /** {@code node} stretched to {@code shape}. */
  public static Node broadcastTo(Node node, Shape shape) {
    if (node.shape().equals(shape)) {
      return node;
    }
    if (!node.shape().broadcastsTo(shape)) {
      throw new ShapeException(
          "shape "
              + node.shape()
              + " does not broadcast to "
              + shape
              + ": axes are aligned at the last one, only an extent of 1 stretches");
    }
    if (node.definition() instanceof Definition.Constant constant) {
      return Capture.constant(node.type(), shape, constant.bits());
    }
    int missing = shape.rank() - node.shape().rank();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < node.shape().rank(); axis++) {
      axes.add(node.shape().dim(axis) == 1 ? -1 : axis + missing);
    }
    return view(node, shape, axes);
  }

  /** Axis k of the result is axis {@code order[k]} of {@code node}; an empty order reverses. */
  public static Node transpose(Node node, int... order) {
    int rank = node.shape().rank();
    int[] permutation = order.length == 0 ? reversed(rank) : order.clone();
    Axes.mask("transpose", node.shape(), permutation);
    if (permutation.length != rank) {
      throw new ShapeException(
          "transpose of " + node.shape() + " needs " + Plural.axes(rank) + ", not " + order.length);
    }
    long[] dims = new long[rank];
    Integer[] axes = new Integer[rank];
    for (int k = 0; k < rank; k++) {
      int source = node.shape().axis(permutation[k]);
      axes[source] = k;
      dims[k] = node.shape().dim(source);
    }
    return view(node, Shape.of(dims), List.of(axes));
  }

  /**
   * Parts of the first axes; the rest is taken whole.
   *
   * @throws ShapeException naming the axis, if there are too many slices or one reaches outside
   */
  public static Node slice(Node node, Slice... slices) {
    Shape shape = node.shape();
    if (slices.length > shape.rank()) {
      throw new ShapeException(
          Plural.of(slices.length, "slice", "slices")
              + " of "
              + shape
              + ", which has "
              + Plural.axes(shape.rank()));
    }
    List<Integer> axes = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    long[] dims = new long[shape.rank()];
    int rank = 0;
    boolean whole = true;
    for (int axis = 0; axis < dims.length; axis++) {
      Slice slice = axis < slices.length ? slices[axis] : Slice.all();
      long count = count(shape, axis, slice);
      offsets.add(count == 0 ? 0 : slice.first(shape.dim(axis)));
      steps.add(slice.step());
      axes.add(slice.drops() ? -1 : rank);
      whole &= !slice.drops() && slice.step() == 1 && count == shape.dim(axis);
      if (!slice.drops()) {
        dims[rank++] = count;
      }
    }
    Shape result = Shape.of(Arrays.copyOf(dims, rank));
    if (whole) {
      return node;
    }
    if (node.definition() instanceof Definition.Constant constant) {
      return Capture.constant(node.type(), result, constant.bits());
    }
    return new Node(node.type(), result, new Definition.View(node, axes, offsets, steps));
  }

  private static long count(Shape shape, int axis, Slice slice) {
    try {
      return slice.count(shape.dim(axis));
    } catch (ShapeException outside) {
      throw new ShapeException(
          "slice of axis " + axis + " of " + shape + ": " + outside.getMessage());
    }
  }

  /** These axes backwards; all of them if none is named. */
  public static Node flip(Node node, int... axes) {
    int mask = Axes.mask("flip", node.shape(), axes.length == 0 ? null : axes);
    Slice[] slices = new Slice[node.shape().rank()];
    for (int axis = 0; axis < slices.length; axis++) {
      slices[axis] = (mask & 1 << axis) != 0 ? Slice.every(-1) : Slice.all();
    }
    return slice(node, slices);
  }

  /** The same elements in row-major order under another shape of the same size. */
  public static Node reshape(Node node, Shape shape) {
    if (node.shape().size() != shape.size()) {
      throw new ShapeException(
          "reshape from "
              + node.shape()
              + " ("
              + Plural.elements(node.shape().size())
              + ") to "
              + shape
              + " ("
              + Plural.elements(shape.size())
              + ")");
    }
    if (node.shape().equals(shape)) {
      return node;
    }
    if (node.definition() instanceof Definition.Constant constant) {
      return Capture.constant(node.type(), shape, constant.bits());
    }
    return new Node(node.type(), shape, new Definition.Reshape(node));
  }

  /** A new axis of extent 1 at {@code axis} of the result. */
  public static Node expandDims(Node node, int axis) {
    int rank = node.shape().rank() + 1;
    int at = axis < 0 ? axis + rank : axis;
    if (at < 0 || at >= rank) {
      throw new ShapeException(
          Caller.method()
              + " at axis "
              + axis
              + " of "
              + node.shape()
              + ": use "
              + -rank
              + " to "
              + (rank - 1));
    }
    long[] dims = new long[rank];
    for (int k = 0; k < rank; k++) {
      dims[k] = k == at ? 1 : node.shape().dim(k < at ? k : k - 1);
    }
    return reshape(node, Shape.of(dims));
  }

  /** Without the axes named, which have extent 1; without any such axis if none is named. */
  public static Node squeeze(Node node, int... axes) {
    int dropped = Axes.mask("squeeze", node.shape(), axes);
    for (int axis : axes) {
      if (node.shape().dim(axis) != 1) {
        throw new ShapeException(
            "squeeze of axis "
                + axis
                + " of "
                + node.shape()
                + ": its extent is not 1: "
                + squeezable(node.shape()));
      }
    }
    long[] dims = new long[node.shape().rank()];
    int rank = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      boolean one = node.shape().dim(axis) == 1;
      boolean drop = axes.length == 0 ? one : (dropped & 1 << axis) != 0;
      if (!drop) {
        dims[rank++] = node.shape().dim(axis);
      }
    }
    return reshape(node, Shape.of(Arrays.copyOf(dims, rank)));
  }

  private static String squeezable(Shape shape) {
    List<Integer> ones =
        IntStream.range(0, shape.rank()).filter(axis -> shape.dim(axis) == 1).boxed().toList();
    return ones.isEmpty()
        ? "no axis has extent 1, reshape merges others"
        : (ones.size() == 1 ? "axis " : "axes ")
            + ones.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + (ones.size() == 1 ? " has" : " have");
  }

  private static Node view(Node node, Shape shape, List<Integer> axes) {
    int rank = axes.size();
    return new Node(
        node.type(),
        shape,
        new Definition.View(
            node,
            List.copyOf(axes),
            java.util.Collections.nCopies(rank, 0L),
            java.util.Collections.nCopies(rank, 1L)));
  }

  private static int[] reversed(int rank) {
    int[] order = new int[rank];
    for (int k = 0; k < rank; k++) {
      order[k] = rank - 1 - k;
    }
    return order;
  }
}
