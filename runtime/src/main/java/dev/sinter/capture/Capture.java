package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Semantics;
import java.util.List;

/**
 * Records element-wise operations and reductions as nodes: finds the common type as Java would,
 * inserts conversions, broadcasts shapes, and folds operations on constants.
 *
 * <p>All errors of shape and type are thrown here, where the user's line is on the stack.
 */
public final class Capture {
  private Capture() {}

  /** A constant of this type, 0-d; {@code bits} as in {@link dev.sinter.ir.Expr.Constant}. */
  public static Node constant(DType type, long bits) {
    return constant(type, Shape.of(), bits);
  }

  /** A constant of this type and shape. */
  public static Node constant(DType type, Shape shape, long bits) {
    long canonical = Semantics.canonical(type, bits);
    return new Node(type, shape, new Definition.Constant(canonical, true));
  }

  /**
   * A Java scalar beside an array of type {@code array}: it never widens a floating type, and is
   * U32 or U64 beside such an array.
   *
   * @throws DTypeException if that array's type does not hold it
   */
  public static Node scalar(DType array, int value) {
    return isOwn(array)
        ? own(array, value)
        : convert(constant(DType.I32, value), array.isFloating() ? array : DType.I32);
  }

  /** As {@link #scalar(DType, int)}. */
  public static Node scalar(DType array, long value) {
    return isOwn(array)
        ? own(array, value)
        : convert(constant(DType.I64, value), array.isFloating() ? array : DType.I64);
  }

  /** Whether an integer scalar takes the array's type. */
  private static boolean isOwn(DType array) {
    return array == DType.U32 || array == DType.U64;
  }

  private static Node own(DType array, long value) {
    if (value < 0 || (array == DType.U32 && value > 0xffffffffL)) {
      boolean isInt = value >= Integer.MIN_VALUE;
      throw new DTypeException(
          Caller.method()
              + ": the scalar "
              + value
              + " is no "
              + array
              + ": write cast(DType.I64) on the array for signed arithmetic, or cast(DType."
              + array
              + ") on Array.scalar("
              + value
              + (value == (int) value ? "" : "L")
              + ") for its low bits"
              + (isInt && array == DType.U32 ? ", which are " + (value & 0xffffffffL) + "L" : ""));
    }
    return constant(array, value);
  }

  /** As {@link #scalar(DType, int)}. */
  public static Node scalar(DType array, float value) {
    return convert(
        constant(DType.F32, Float.floatToRawIntBits(value)),
        array.isFloating() ? array : DType.F32);
  }

  /** As {@link #scalar(DType, int)}; beside F32 the value is rounded to {@code float}. */
  public static Node scalar(DType array, double value) {
    return convert(
        constant(DType.F64, Double.doubleToRawLongBits(value)),
        array.isFloating() ? array : DType.F64);
  }

  /**
   * An operator whose operands are converted to the type that its typing rule and Java's promotion
   * give.
   */
  public static Node apply(Op op, Node... operands) {
    return switch (op.typing()) {
      case ARITHMETIC, ORDER -> uniform(op, arithmeticType(operands), operands);
      case INTEGER -> uniform(op, integerType(operands), operands);
      case FLOATING, ROUND, PREDICATE -> uniform(op, floatingType(operands), operands);
      case EQUALITY -> uniform(op, commonType(operands), operands);
      case BITWISE -> uniform(op, bitwiseType(operands), operands);
      case SHIFT -> shift(op, operands[0], operands[1]);
      case SELECT -> select(operands[0], operands[1], operands[2]);
      case RANDOM -> uniform(op, DType.I64, operands);
    };
  }

  /** {@code condition ? a : b}; equal types are kept, others promoted. */
  private static Node select(Node condition, Node a, Node b) {
    if (condition.type() != DType.BOOL) {
      throw new DTypeException(
          Caller.method()
              + " needs a BOOL condition, not "
              + condition.type()
              + ": compare first, for example with ne(0)");
    }
    DType type = a.type() == b.type() ? a.type() : commonType(a, b);
    return node(Op.SELECT, condition, convert(a, type), convert(b, type));
  }

  private static Node shift(Op op, Node value, Node count) {
    DType type = integerType(value);
    DType wide = integerType(count).bytes() == 8 ? DType.I64 : DType.I32;
    return node(op, convert(value, type), convert(count, wide));
  }

  private static Node uniform(Op op, DType type, Node... operands) {
    Node[] converted = new Node[operands.length];
    for (int i = 0; i < operands.length; i++) {
      converted[i] = convert(operands[i], type.compute());
    }
    Node result = node(op, converted);
    return type == DType.F16 && result.type() == DType.F32 ? convert(result, type) : result;
  }

  private static Node node(Op op, Node... operands) {
    Shape shape = operands[0].shape();
    DType[] types = new DType[operands.length];
    boolean constant = true;
    for (int i = 0; i < operands.length; i++) {
      types[i] = operands[i].type();
      shape = i == 0 ? shape : broadcast(shape, operands[i].shape());
      constant &= operands[i].definition() instanceof Definition.Constant;
    }
    DType type = op.resultType(types);
    if (constant) {
      long[] bits = new long[operands.length];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = bits(operands[i]);
      }
      boolean fails = op.traps(type) && bits[1] == 0;
      if (!fails) {
        DType operandType = op.typing() == Op.Typing.SHIFT ? types[0] : types[types.length - 1];
        return constant(type, shape, Semantics.apply(op, operandType, bits));
      }
    }
    Node simple = Simplifier.simplified(op, shape, operands);
    return simple != null
        ? simple
        : new Node(type, shape, new Definition.Apply(op, List.of(operands)));
  }

  /** As {@link Shape#broadcast}, with the operation in the error. */
  public static Shape broadcast(Shape a, Shape b) {
    try {
      return Shape.broadcast(a, b);
    } catch (ShapeException mismatch) {
      throw new ShapeException(Caller.method() + ": " + mismatch.getMessage());
    }
  }

  private static long bits(Node constant) {
    return ((Definition.Constant) constant.definition()).bits();
  }

  /** Java's conversion; the node itself if it has the type. */
  public static Node convert(Node node, DType type) {
    if (node.type() == type) {
      return node;
    }
    if (node.definition() instanceof Definition.Constant) {
      return constant(type, node.shape(), Semantics.convert(node.type(), type, bits(node)));
    }
    return new Node(type, node.shape(), new Definition.Convert(node));
  }

  /** The same bits as another type of the same width. */
  public static Node bitcast(Node node, DType type) {
    if (node.type() == type) {
      return node;
    }
    if (type.isComplex()) {
      throw new DTypeException(
          "bitcast from "
              + node.type()
              + " to "
              + type
              + ": a complex number is two "
              + type.part()
              + " arrays: bitcast each and put them together with Array.complex(re, im)");
    }
    boolean numbers = node.type() != DType.BOOL && type != DType.BOOL;
    if (!numbers || node.type().bytes() != type.bytes()) {
      throw new DTypeException(
          "bitcast from "
              + node.type()
              + " to "
              + type
              + ": the widths must agree (as I32, U32 and F32 do), and BOOL has no bits;"
              + " use cast to convert values");
    }
    if (node.definition() instanceof Definition.Constant) {
      return constant(type, node.shape(), bits(node));
    }
    return new Node(type, node.shape(), new Definition.Bitcast(node));
  }

  /** The common type for arithmetic and order: numeric, promoted. */
  private static DType arithmeticType(Node... operands) {
    for (Node operand : operands) {
      requireNumbers(operand.type());
    }
    return commonType(operands);
  }

  /** Refuses BOOL. */
  public static void requireNumbers(DType type) {
    if (type == DType.BOOL) {
      throw notForFlags();
    }
  }

  /** BOOL given to an operation on numbers. */
  public static DTypeException notForFlags() {
    return new DTypeException(
        Caller.method()
            + " is not defined for BOOL: write cast(DType.I32) first, or use and, or, xor, not, where");
  }

  private static DType integerType(Node... operands) {
    DType type = arithmeticType(operands);
    if (!type.isInteger()) {
      throw new DTypeException(
          Caller.method()
              + " is defined for integers, not "
              + type
              + ": write cast(DType.I32) or I64");
    }
    return type;
  }

  /** Float functions of integer arrays compute in F64. */
  private static DType floatingType(Node... operands) {
    DType type = arithmeticType(operands);
    return type.isFloating() ? type : DType.F64;
  }

  private static DType bitwiseType(Node... operands) {
    for (Node operand : operands) {
      requireBits(operand.type());
    }
    return commonType(operands);
  }

  private static void requireBits(DType type) {
    if (type.isFloating()) {
      throw new DTypeException(
          Caller.method()
              + " is defined for BOOL and integers, not "
              + type
              + ": compare first, for example with ne(0), or bitcast");
    }
  }

  private static DType commonType(Node... operands) {
    DType type = operands[0].type().promote();
    for (Node operand : operands) {
      if ((operand.type() == DType.BOOL) != (type == DType.BOOL)) {
        throw mixed(operands[0].type(), operands[0], operand.type(), operand);
      }
      type = promoted(type, operand.type());
    }
    return type;
  }

  private static DType promoted(DType a, DType b) {
    try {
      return DType.promote(a, b);
    } catch (DTypeException mixed) {
      throw new DTypeException(Caller.method() + ": " + mixed.getMessage());
    }
  }

  /**
   * BOOL beside another type, for an operation that is defined for each of them.
   *
   * @param a the first operand, of type {@code left}: its real part if that is complex
   * @param b the second one, of type {@code right}
   */
  public static DTypeException mixed(DType left, Node a, DType right, Node b) {
    boolean first = left == DType.BOOL;
    DType other = first ? right : left;
    String mend =
        isScalar(first ? a : b)
            ? "ne(0) on the " + other + " operand, or give a number instead of the BOOL"
            : isScalar(first ? b : a)
                ? "cast(DType."
                    + other
                    + ") on the BOOL operand, or give a BOOL instead of the number"
                : "cast(DType." + other + ") on the BOOL operand, or ne(0) on the other";
    return new DTypeException(
        Caller.method() + " of " + left + " and " + right + ": write " + mend);
  }

  /** Whether this may be a Java scalar, which has no methods. */
  private static boolean isScalar(Node node) {
    return node.definition() instanceof Definition.Constant && node.shape().rank() == 0;
  }

  /**
   * {@code a mod b} with the sign of b, in Java's {@code floorMod} for integers, NumPy's {@code
   * mod} for floats.
   */
  public static Node floorMod(Node a, Node b) {
    DType type = arithmeticType(a, b);
    if (type.isInteger()) {
      return uniform(Op.FLOOR_MOD, type, a, b);
    }
    Node divisor = convert(b, type);
    Node remainder = apply(Op.REM, convert(a, type), divisor);
    Node zero = convert(constant(DType.I32, 0), type);
    Node signsDiffer = apply(Op.XOR, apply(Op.LT, remainder, zero), apply(Op.LT, divisor, zero));
    Node adjust = apply(Op.AND, apply(Op.NE, remainder, zero), signsDiffer);
    return apply(Op.SELECT, adjust, apply(Op.ADD, remainder, divisor), remainder);
  }

  /** {@code a * b + c}, with one rounding for floating types, wrapping for integers. */
  public static Node fma(Node a, Node b, Node c) {
    if (arithmeticType(a, b, c).isFloating()) {
      return apply(Op.FMA, a, b, c);
    }
    return apply(Op.ADD, apply(Op.MUL, a, b), c);
  }

  /**
   * A reduction.
   *
   * @param axes axes of {@code node}, negative from the end; null for all
   * @param keepDims whether reduced axes stay with extent 1
   */
  public static Node reduce(
      ReduceOp op, Node node, int @org.jspecify.annotations.Nullable [] axes, boolean keepDims) {
    if (Carrier.carries(node.type())) {
      return Carrier.combine(op, node, operand -> reduce(op, operand, axes, keepDims));
    }
    int mask = Axes.mask(op.label(), node.shape(), axes);
    Node operand = reducible(op, node);
    long[] dims = new long[node.shape().rank()];
    int rank = 0;
    for (int axis = 0; axis < node.shape().rank(); axis++) {
      boolean reduced = (mask & 1 << axis) != 0;
      if (!reduced || keepDims) {
        dims[rank++] = reduced ? 1 : node.shape().dim(axis);
      }
    }
    if (!op.allowsEmpty()) {
      Axes.requireElements(op.label(), node.shape(), mask);
    }
    Shape shape = Shape.of(java.util.Arrays.copyOf(dims, rank));
    return new Node(op.resultType(operand.type()), shape, new Definition.Reduce(op, mask, operand));
  }

  private static Node reducible(ReduceOp op, Node node) {
    return switch (op) {
      case COUNT, ANY, ALL -> convert(node, DType.BOOL);
      case MEAN -> node.type() == DType.I64 ? convert(node, DType.F64) : node; // sums don't wrap
      case SUM, PROD, VAR, COMPENSATED_SUM -> node;
      case MIN, MAX -> {
        if (node.type() == DType.BOOL) {
          throw new DTypeException(
              op.label() + " is not defined for BOOL: use " + (op == ReduceOp.MIN ? "all" : "any"));
        }
        yield convert(node, node.type().promote());
      }
    };
  }
}
