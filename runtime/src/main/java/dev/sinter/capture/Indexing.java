package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Definition.Take.Purpose;
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
    requireSome(
        "take", indices, node.shape().dim(at), "along axis " + axis + " of " + node.shape());
    return taken(Purpose.TAKE, node, compared(indices, node.shape().dim(at)), at, Shape.of(dims));
  }

  /**
   * The elements at {@code indices} along an axis, each line with its own; all other axes
   * broadcast.
   *
   * @param indices of the array's rank
   * @throws DTypeException if the indices are no integers
   * @throws ShapeException if there is no such axis, or shapes don't fit
   */
  public static Node takeAlong(Node node, Node indices, int axis) {
    int at = node.shape().axis(axis);
    requireIntegers("takeAlong", indices);
    if (indices.shape().rank() != node.shape().rank()) {
      throw new ShapeException(
          "takeAlong: the indices are "
              + indices.shape()
              + ", the array is "
              + node.shape()
              + ": give as many axes, for the same indices in every line take(indices, axis)");
    }
    long extent = node.shape().dim(at);
    requireSome("takeAlong", indices, extent, "along axis " + axis + " of " + node.shape());
    Shape shape = lines(node.shape(), indices.shape(), at);
    Node wide = Views.broadcastTo(compared(indices, extent), shape);
    Node read = Views.broadcastTo(node, with(shape, at, extent));
    return taken(Purpose.TAKE_ALONG, read, wide, at, shape);
  }

  /** The shape of what is taken: the array's and the indices' other axes, broadcast. */
  private static Shape lines(Shape array, Shape indices, int axis) {
    try {
      return Shape.broadcast(with(array, axis, indices.dim(axis)), indices);
    } catch (ShapeException mismatch) {
      throw new ShapeException(
          "takeAlong of "
              + array
              + " at "
              + indices
              + ": along other axes than "
              + axis
              + " extents are equal, or 1");
    }
  }

  private static Shape with(Shape shape, int axis, long extent) {
    long[] dims = new long[shape.rank()];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == axis ? extent : shape.dim(k);
    }
    return Shape.of(dims);
  }

  /** As {@link #signed}, in a type that the extent fits, which it is compared with. */
  private static Node compared(Node indices, long extent) {
    boolean wide = extent > Integer.MAX_VALUE;
    return wide ? Capture.convert(signed(indices), DType.I64) : signed(indices);
  }

  private static Node taken(Purpose purpose, Node node, Node index, int axis, Shape shape) {
    return new Node(node.type(), shape, new Definition.Take(purpose, axis, List.of(node, index)));
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
    return put(
        node,
        indices,
        values,
        new Primitive.Put(node.shape().axis(axis), add, node.shape(), false));
  }

  private static Node put(Node node, Node indices, Node values, Primitive.Put put) {
    String label = put.label();
    int at = put.axis();
    requireIntegers(label, indices);
    if (indices.shape().rank() != 1) {
      throw new ShapeException(
          label + ": the indices are " + indices.shape() + ", not 1-d: reshape them first");
    }
    requireTypes(label, node, values, put.add());
    Shape dims = with(node.shape(), at, indices.shape().dim(0));
    if (put.add() && node.type() == DType.F16) {
      return Carrier.unwrapped(
          put(Carrier.wrapping(node), indices, Carrier.wrapping(values), put), DType.F16);
    }
    String along = put.flat() ? "into " : "along axis " + at + " of ";
    requireSome(label, indices, node.shape().dim(at), along + put.array());
    Node wide = broadcast(label, Capture.convert(values, node.type()), dims);
    Node keys = keys(positive(indices, node.shape().dim(at)), node.shape().dim(at));
    Node sorted = Capture.convert(Ordering.sort(keys, 0, false, false), DType.I64);
    Node order = Ordering.sort(keys, 0, false, true);
    return sorted(put, node, wide, sorted, order);
  }

  /** As {@link #put} over the elements in row-major order; values broadcast to the indices. */
  public static Node putFlat(Node node, Node indices, Node values, boolean add) {
    Shape count = Shape.of(indices.shape().size());
    Node wide = broadcast(add ? "putAdd" : "put", values, indices.shape());
    Node flat = Views.reshape(node, Shape.of(node.shape().size()));
    Node index = Views.reshape(indices, count);
    Primitive.Put put = new Primitive.Put(0, add, node.shape(), true);
    Node result = put(flat, index, Views.reshape(wide, count), put);
    return Views.reshape(result, node.shape());
  }

  /** With indices that are sorted already, and for each its position among the values. */
  static Node sorted(Primitive.Put put, Node node, Node values, Node sorted, Node order) {
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
    Primitive.Put put = new Primitive.Put(0, false, first.shape(), false);
    return sorted(put, first, Ordering.range(sorted, 0, 1, rest), ranks, order);
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
  private static void requireSome(String label, Node indices, long extent, String where) {
    if (extent == 0 && indices.shape().size() > 0) {
      throw new ShapeException(
          label
              + " of "
              + Plural.elements(indices.shape().size())
              + " "
              + where
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
      String mend =
          indices.type() == DType.BOOL
              ? "elements are not selected by a mask; write where(mask, x, y) for a choice of values"
              : "write cast(DType.I32)";
      throw new DTypeException(
          label + ": indices are " + indices.type() + ", not integers: " + mend);
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
