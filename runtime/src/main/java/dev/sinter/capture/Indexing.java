package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import java.util.List;

/** Records elements taken by index, and put. */
public final class Indexing {
  private Indexing() {}

  /**
   * The elements at {@code indices} along an axis, whose place the indices' axes take.
   *
   * @throws DTypeException if the indices are no integers
   * @throws ShapeException if there is no such axis, or the result has more than 8
   */
  public static Node take(Node node, Node indices, int axis) {
    int at = node.shape().axis(axis);
    requireIntegers("take", indices);
    int rank = node.shape().rank();
    int more = indices.shape().rank();
    long[] dims = new long[rank - 1 + more];
    for (int k = 0; k < dims.length; k++) {
      boolean index = k >= at && k < at + more;
      dims[k] = index ? indices.shape().dim(k - at) : node.shape().dim(k < at ? k : k - more + 1);
    }
    requireSome("take", node, indices, axis);
    // an extent of more must fit the type of the index that is compared with it
    boolean wide = node.shape().dim(at) > Integer.MAX_VALUE;
    Node plain = wide ? Capture.convert(signed(indices), DType.I64) : signed(indices);
    return new Node(
        node.type(),
        Shape.of(dims),
        new Definition.Take(Definition.Take.Purpose.TAKE, at, List.of(node, plain)));
  }

  /**
   * {@code node} with {@code values} in the places that 1-d {@code indices} name along an axis; of
   * equal indices the last wins, or all are added in their order.
   *
   * @param values broadcasts to {@code node}'s shape with the number of indices along the axis
   * @throws DTypeException if the indices are no integers, values don't widen to the array's type,
   *     or BOOL is added
   * @throws ShapeException if there is no such axis, or shapes don't fit
   */
  public static Node put(Node node, Node indices, Node values, int axis, boolean add) {
    String label = add ? "putAdd" : "put";
    int at = node.shape().axis(axis);
    requireIntegers(label, indices);
    if (indices.shape().rank() != 1) {
      throw new ShapeException(
          label + ": the indices are " + indices.shape() + ", not 1-d: reshape them first");
    }
    requireTypes(label, node, values, add);
    long[] dims = new long[node.shape().rank()];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == at ? indices.shape().dim(0) : node.shape().dim(k);
    }
    if (add && node.type() == DType.F16) {
      return Carrier.unwrapped(
          put(Carrier.wrapping(node), indices, Carrier.wrapping(values), axis, true), DType.F16);
    }
    requireSome(label, node, indices, axis);
    Node wide = broadcast(label, Capture.convert(values, node.type()), Shape.of(dims));
    Node keys = keys(positive(indices, node.shape().dim(at)), node.shape().dim(at));
    Node sorted = Capture.convert(Ordering.sort(keys, 0, false, false), DType.I64);
    Node order = Ordering.sort(keys, 0, false, true);
    return sorted(node, wide, sorted, order, at, add);
  }

  /** As {@link #put} over the elements in row-major order; values broadcast to the indices. */
  public static Node putFlat(Node node, Node indices, Node values, boolean add) {
    Shape count = Shape.of(indices.shape().size());
    Node wide = broadcast(add ? "putAdd" : "put", values, indices.shape());
    Node flat = Views.reshape(node, Shape.of(node.shape().size()));
    Node index = Views.reshape(indices, count);
    Node result = put(flat, index, Views.reshape(wide, count), 0, add);
    return Views.reshape(result, node.shape());
  }

  /** With indices that are sorted already, and for each its position among the values. */
  static Node sorted(Node node, Node values, Node sorted, Node order, int axis, boolean add) {
    Primitive.Put put = new Primitive.Put(axis, add, node.shape().dim(axis));
    return Scans.whole(put, node.type(), node.shape(), node, values, sorted, order);
  }

  /**
   * The distinct elements of a sorted 1-d array.
   *
   * @param ranks of the elements but the first, see {@link Ordering#ranks}
   * @param count of distinct ones
   */
  public static Node distinct(Node sorted, Node ranks, long count) {
    long rest = ranks.shape().size();
    Node first = Views.broadcastTo(Ordering.range(sorted, 0, 0, 1), Shape.of(count));
    Node order =
        new Node(DType.I64, Shape.of(rest), new Definition.Position(Definition.Position.FLAT));
    return sorted(first, Ordering.range(sorted, 0, 1, rest), ranks, order, 0, false);
  }

  private static Node positive(Node indices, long extent) {
    Node wide = Capture.convert(signed(indices), DType.I64);
    Node zero = Capture.scalar(DType.I64, 0L);
    Node fromEnd = Capture.apply(Op.ADD, wide, Capture.scalar(DType.I64, extent));
    return Capture.apply(Op.SELECT, Capture.apply(Op.LT, wide, zero), fromEnd, wide);
  }

  /**
   * Indices in the smallest type that holds those of the axis and one more, which stands for all
   * outside: a sort takes its time by the bytes of its keys.
   */
  private static Node keys(Node positive, long extent) {
    DType type = extent < 1 << 16 ? DType.U16 : extent < 1L << 32 ? DType.U32 : DType.I64;
    if (type == DType.I64) {
      return positive;
    }
    Node outside = Capture.scalar(DType.I64, extent);
    Node negative = Capture.apply(Op.LT, positive, Capture.scalar(DType.I64, 0L));
    Node within = Capture.apply(Op.MIN, positive, outside);
    return Capture.convert(Capture.apply(Op.SELECT, negative, outside, within), type);
  }

  /** As I32 or I64; a U64 beyond all I64 stays beyond all extents. */
  private static Node signed(Node indices) {
    if (indices.type() == DType.U64) {
      Node last = Capture.constant(DType.U64, Long.MAX_VALUE);
      return Capture.convert(Capture.apply(Op.MIN, indices, last), DType.I64);
    }
    DType type = indices.type() == DType.U32 ? DType.I64 : indices.type().promote();
    return Capture.convert(indices, type);
  }

  /** An axis without elements has no index that is within it. */
  private static void requireSome(String label, Node node, Node indices, int axis) {
    if (node.shape().dim(node.shape().axis(axis)) == 0 && indices.shape().size() > 0) {
      throw new ShapeException(
          label
              + " of "
              + Plural.elements(indices.shape().size())
              + " along axis "
              + axis
              + " of "
              + node.shape()
              + ", which has none");
    }
  }

  private static Node broadcast(String label, Node values, Shape shape) {
    try {
      return Views.broadcastTo(values, shape);
    } catch (ShapeException mismatch) {
      throw new ShapeException(label + ", values: " + mismatch.getMessage());
    }
  }

  private static void requireIntegers(String label, Node indices) {
    if (!indices.type().isInteger()) {
      throw new DTypeException(
          label + ": indices are " + indices.type() + ", not integers: write cast(DType.I32)");
    }
  }

  private static void requireTypes(String label, Node node, Node values, boolean add) {
    if (!values.type().widensTo(node.type())) {
      throw new DTypeException(
          label
              + " of "
              + values.type()
              + " into "
              + node.type()
              + ": write cast(DType."
              + node.type()
              + ") on the values");
    }
    if (add && node.type() == DType.BOOL) {
      throw new DTypeException("putAdd is not defined for BOOL: write cast(DType.I32) first");
    }
  }
}
