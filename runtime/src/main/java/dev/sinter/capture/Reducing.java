package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.ReduceOptions;
import dev.sinter.ReduceOptions.Accumulation;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import org.jspecify.annotations.Nullable;

/**
 * Reductions that are written with others: with options, of squares, of positions. What they are
 * written with fuses into one kernel.
 *
 * <p>{@code axes} are axes of the node, negative from the end; null stands for all.
 */
public final class Reducing {
  /** Positions up to here fit beside a 32-bit key into an I64. */
  private static final long MAX_PACKED = 1L << 32;

  private Reducing() {}

  /** A reduction with options. */
  public static Node reduce(ReduceOp op, Node node, int @Nullable [] axes, ReduceOptions options) {
    if (node.type() == DType.F16) {
      return Carrier.combine(op, node, operand -> reduce(op, operand, axes, options));
    }
    if (options.ignoreNaN() && node.type().isFloating()) {
      return withoutNaN(op, node, axes, options);
    }
    if (!node.type().isFloating()) {
      return Capture.reduce(op, node, axes, options.keepDims());
    }
    Accumulation accumulation = options.accumulation();
    boolean sums = op == ReduceOp.SUM || op == ReduceOp.MEAN;
    if (accumulation == Accumulation.PLAIN || !(sums || op == ReduceOp.VAR)) {
      return Capture.reduce(op, node, axes, options.keepDims());
    }
    if (isWide(node, options)) {
      return inF64(node, options, (wide, plain) -> reduce(op, wide, axes, plain));
    }
    if (!sums) {
      return Capture.reduce(op, node, axes, options.keepDims());
    }
    Node sum = Capture.reduce(ReduceOp.COMPENSATED_SUM, node, axes, options.keepDims());
    return op == ReduceOp.SUM ? sum : Capture.apply(Op.DIV, sum, length(node, sum));
  }

  /** Whether F32 elements are reduced in F64. */
  private static boolean isWide(Node node, ReduceOptions options) {
    return options.accumulation() == Accumulation.WIDE && node.type() == DType.F32;
  }

  private interface Reduction {
    Node of(Node node, ReduceOptions options);
  }

  /** The whole reduction in F64, rounded once at the end. */
  private static Node inF64(Node node, ReduceOptions options, Reduction reduction) {
    ReduceOptions plain =
        new ReduceOptions(options.keepDims(), options.ignoreNaN(), Accumulation.PLAIN);
    return Capture.convert(reduction.of(Capture.convert(node, DType.F64), plain), DType.F32);
  }

  /**
   * How many elements of {@code node} are reduced to one of {@code result}, as the latter's type.
   */
  private static Node length(Node node, Node result) {
    long outer = result.shape().size();
    long count = outer == 0 ? 0 : node.shape().size() / outer;
    return Capture.scalar(result.type(), count);
  }

  private static Node withoutNaN(
      ReduceOp op, Node node, int @Nullable [] axes, ReduceOptions options) {
    ReduceOptions rest = new ReduceOptions(options.keepDims(), false, options.accumulation());
    Node missing = Capture.apply(Op.IS_NAN, node);
    return switch (op) {
      case SUM, PROD, ANY, COMPENSATED_SUM -> reduce(op, filled(op, missing, node), axes, rest);
      case ALL ->
          Capture.reduce(
              op,
              Capture.apply(Op.OR, missing, Capture.convert(node, DType.BOOL)),
              axes,
              rest.keepDims());
      case COUNT -> number(node, missing, axes, rest);
      case MIN, MAX -> {
        Node least = reduce(op, filled(op, missing, node), axes, rest);
        Node present = present(missing, axes, rest.keepDims());
        Node none = Capture.apply(Op.EQ, present, Capture.scalar(DType.I64, 0L));
        yield Capture.apply(Op.SELECT, none, Capture.scalar(node.type(), Double.NaN), least);
      }
      case MEAN -> mean(missing, node, present(missing, axes, rest.keepDims()), axes, rest);
      case VAR -> {
        ReduceOptions kept = rest.keepingDims();
        Node present = present(missing, axes, true);
        Node distance = Capture.apply(Op.SUB, node, mean(missing, node, present, axes, kept));
        Node squares = Capture.apply(Op.MUL, distance, distance);
        yield mean(missing, squares, present, axes, rest);
      }
    };
  }

  /** How many elements are numbers. */
  private static Node present(Node missing, int @Nullable [] axes, boolean keepDims) {
    return Capture.reduce(ReduceOp.COUNT, Capture.apply(Op.NOT, missing), axes, keepDims);
  }

  /** Elements that are neither NaN nor 0. */
  private static Node number(Node node, Node missing, int @Nullable [] axes, ReduceOptions rest) {
    Node present = Capture.apply(Op.NOT, missing);
    Node counted = Capture.apply(Op.AND, present, Capture.convert(node, DType.BOOL));
    return Capture.reduce(ReduceOp.COUNT, counted, axes, rest.keepDims());
  }

  /**
   * The mean of numbers.
   *
   * @param present how many there are, for each element of the result
   */
  private static Node mean(
      Node missing, Node node, Node present, int @Nullable [] axes, ReduceOptions rest) {
    Node sum = reduce(ReduceOp.SUM, filled(ReduceOp.SUM, missing, node), axes, rest);
    Node number = Views.reshape(present, sum.shape());
    return Capture.apply(Op.DIV, sum, Capture.convert(number, sum.type()));
  }

  /** The node with the reduction's identity where elements are missing. */
  private static Node filled(ReduceOp op, Node missing, Node node) {
    Node identity = Capture.constant(node.type(), op.identity(node.type()).bits());
    return Capture.apply(Op.SELECT, missing, identity, node);
  }

  /**
   * Refuses axes that are none of the shape's, or that are named twice.
   *
   * @param operation for the message
   */
  public static void requireAxes(String operation, Shape shape, int @Nullable [] axes) {
    Axes.mask(operation, shape, axes);
  }

  /** The square root of the variance. */
  public static Node deviation(Node node, int @Nullable [] axes, ReduceOptions options) {
    Axes.mask("std", node.shape(), axes);
    if (node.type() == DType.F16) {
      return Carrier.combine(ReduceOp.VAR, node, operand -> deviation(operand, axes, options));
    }
    if (isWide(node, options)) {
      return inF64(node, options, (wide, plain) -> deviation(wide, axes, plain));
    }
    return Capture.apply(Op.SQRT, reduce(ReduceOp.VAR, node, axes, options));
  }

  /** The square root of the sum of squares; integers compute in F64. */
  public static Node norm(Node node, int @Nullable [] axes, ReduceOptions options) {
    Node number = numeric(node, "norm");
    Axes.mask("norm", node.shape(), axes);
    if (number.type() == DType.F16) {
      return Carrier.combine(ReduceOp.SUM, number, operand -> norm(operand, axes, options));
    }
    if (isWide(number, options)) {
      return inF64(number, options, (wide, plain) -> norm(wide, axes, plain));
    }
    Node floating = number.type().isFloating() ? number : Capture.convert(number, DType.F64);
    Node squares = Capture.apply(Op.MUL, floating, floating);
    return Capture.apply(Op.SQRT, reduce(ReduceOp.SUM, squares, axes, options));
  }

  private static Node numeric(Node node, String what) {
    if (node.type() == DType.BOOL) {
      throw new DTypeException(
          what + " is not defined for BOOL: write cast(DType.I32) first, or use count");
    }
    return node;
  }

  /**
   * Refuses operands of a dot product.
   *
   * @throws ShapeException if they are not vectors of one length
   */
  public static void requireVectors(Shape a, Shape b) {
    if (a.rank() != 1 || !a.equals(b)) {
      throw new ShapeException(
          "dot of "
              + a
              + " and "
              + b
              + " needs two vectors of one length: use matmul for matrices");
    }
  }

  /**
   * The sum of products of two vectors of equal length.
   *
   * @throws ShapeException if they are not
   */
  public static Node dot(Node a, Node b) {
    requireVectors(a.shape(), b.shape());
    if (a.type() == DType.F16 && b.type() == DType.F16) {
      return Capture.convert(dot(Carrier.wrapping(a), Carrier.wrapping(b)), DType.F16);
    }
    return Capture.reduce(ReduceOp.SUM, Capture.apply(Op.MUL, a, b), null, false);
  }

  /**
   * The row-major position within the reduced axes of the smallest (or largest) element, I64: of
   * the one that MIN (or MAX) gives, NaN before all; of several the first.
   *
   * @param options accumulation does not matter
   */
  public static Node position(
      boolean largest, Node node, int @Nullable [] axes, ReduceOptions options) {
    String method = largest ? "argMax" : "argMin";
    Node number = Carrier.ordered(numeric(node, method));
    Axes.requireElements(method, node.shape(), Axes.mask(method, node.shape(), axes));
    Node key = key(number, largest, options.ignoreNaN());
    Node position = positions(node.shape(), axes);
    boolean packs = key.type() == DType.I32 && node.shape().size() <= MAX_PACKED;
    if (packs) {
      Node high =
          Capture.apply(Op.SHL, Capture.convert(key, DType.I64), Capture.scalar(DType.I32, 32));
      Node packed = Capture.apply(Op.OR, high, position);
      Node first = Capture.reduce(ReduceOp.MIN, packed, axes, options.keepDims());
      return Capture.apply(Op.AND, first, Capture.scalar(DType.I64, MAX_PACKED - 1));
    }
    Node smallest = Capture.reduce(ReduceOp.MIN, key, axes, true);
    Node none = Capture.scalar(DType.I64, Long.MAX_VALUE);
    Node hit = Capture.apply(Op.SELECT, Capture.apply(Op.EQ, key, smallest), position, none);
    return Capture.reduce(ReduceOp.MIN, hit, axes, options.keepDims());
  }

  /**
   * An integer that orders elements as MIN does (or MAX, reversed), NaN first (or last if ignored).
   */
  private static Node key(Node node, boolean reversed, boolean ignoreNaN) {
    if (!node.type().isFloating()) {
      Node number = Capture.convert(node, node.type().promote());
      return reversed ? Capture.apply(Op.NOT, number) : number;
    }
    boolean narrow = node.type() == DType.F32;
    DType type = narrow ? DType.I32 : DType.I64;
    Node bits = Capture.bitcast(node, type);
    Node sign = Capture.apply(Op.SHR, bits, Capture.scalar(DType.I32, narrow ? 31 : 63));
    Node magnitude = constant(type, narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
    Node ordered = Capture.apply(Op.XOR, bits, Capture.apply(Op.AND, sign, magnitude));
    Node key = reversed ? Capture.apply(Op.NOT, ordered) : ordered;
    long first = narrow ? Integer.MIN_VALUE : Long.MIN_VALUE;
    Node nan = constant(type, ignoreNaN ? ~first : first);
    return Capture.apply(Op.SELECT, Capture.apply(Op.IS_NAN, node), nan, key);
  }

  private static Node constant(DType type, long value) {
    return Capture.constant(type, value);
  }

  /** The row-major position within the reduced axes. */
  private static Node positions(Shape shape, int @Nullable [] axes) {
    if (axes == null) {
      return new Node(DType.I64, shape, new Definition.Position(Definition.Position.FLAT));
    }
    boolean[] reduced = new boolean[shape.rank()];
    for (int axis : axes) {
      reduced[shape.axis(axis)] = true;
    }
    Node sum = null;
    long stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      if (reduced[axis]) {
        Node along = new Node(DType.I64, shape, new Definition.Position(axis));
        Node scaled = Capture.apply(Op.MUL, along, Capture.scalar(DType.I64, stride));
        Node term = stride == 1 ? along : scaled;
        sum = sum == null ? term : Capture.apply(Op.ADD, term, sum);
        stride *= shape.dim(axis);
      }
    }
    return sum == null ? constant(DType.I64, 0) : sum;
  }
}
