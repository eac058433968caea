package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;

/** Functions of complex elements; principal values, continuous with the sign of zeros. */
final class ComplexFunctions {
  private ComplexFunctions() {}

  /**
   * With t = sqrt((|x| + |z|) / 2): (t, y / 2t) right of the imaginary axis, (|y| / 2t, ±t) left of
   * it, scaled by a power of four against overflow and underflow.
   */
  static Parts sqrt(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    boolean single = x.type() == DType.F32;
    Node magnitude = larger(x, y);
    Node scale = bySize(magnitude, 0x1p-4, single ? 0x1p48 : 0x1p108, 1);
    Node back = bySize(magnitude, 4, single ? 0x1p-24 : 0x1p-54, 1);
    Node u = op(Op.ABS, op(Op.MUL, x, scale));
    Node v = op(Op.ABS, op(Op.MUL, y, scale));
    Node root = op(Op.SQRT, op(Op.MUL, op(Op.ADD, u, op(Op.HYPOT, u, v)), number(x, 0.5)));
    Node other = op(Op.DIV, v, op(Op.ADD, root, root));
    Node right = op(Op.GE, x, number(x, 0));
    Node re = op(Op.MUL, select(right, root, other), back);
    Node im = signed(op(Op.MUL, select(right, other, root), back), y);
    Node zero = isZero(magnitude);
    Node infinite = op(Op.IS_INFINITE, y);
    Node special = select(zero, number(x, 0), number(x, Double.POSITIVE_INFINITY));
    Node either = op(Op.OR, zero, infinite);
    return Parts.complex(select(either, special, re), select(either, y, im));
  }

  /**
   * e^x (cos y, sin y); (e^x, y) on the real axis; e^x in two factors where it alone overflows; (0,
   * 0) and (∞, NaN) of infinite x where y has no sine.
   */
  static Parts exp(Parts z) {
    return power(Op.EXP, z.re(), z.imaginary(), largestExponent(z.re()));
  }

  /** 2^x (cos (y ln 2), sin (y ln 2)), as {@link #exp}. */
  static Parts exp2(Parts z) {
    Node angle = op(Op.MUL, z.imaginary(), number(z.re(), Math.log(2)));
    return power(Op.EXP2, z.re(), angle, z.re().type() == DType.F32 ? 127 : 1023);
  }

  private static Parts power(Op function, Node x, Node y, double largest) {
    Node large = op(Op.GT, x, number(x, largest));
    Node factor = op(function, select(large, op(Op.MUL, x, number(x, 0.5)), x));
    Node again = select(large, factor, number(x, 1));
    Node re = op(Op.MUL, op(Op.MUL, factor, op(Op.COS, y)), again);
    Node im = op(Op.MUL, op(Op.MUL, factor, op(Op.SIN, y)), again);
    Node real = isZero(y);
    Node limit = op(Op.AND, op(Op.IS_INFINITE, x), isUndirected(y));
    Node vanished = op(Op.AND, limit, isZero(factor));
    return Parts.complex(
        select(op(Op.OR, real, limit), op(Op.MUL, factor, again), re),
        select(real, y, select(vanished, number(x, 0), im)));
  }

  /** (expm1(x) cos y - 2 sin²(y / 2), e^x sin y). */
  static Parts expm1(Parts z) {
    Node half = op(Op.SIN, op(Op.MUL, z.imaginary(), number(z.re(), 0.5)));
    Node turned = op(Op.MUL, number(z.re(), 2), op(Op.MUL, half, half));
    Node grown = op(Op.MUL, op(Op.EXPM1, z.re()), op(Op.COS, z.imaginary()));
    Parts power = exp(z);
    Node large = op(Op.GT, z.re(), number(z.re(), 88));
    return Parts.complex(select(large, power.re(), op(Op.SUB, grown, turned)), power.imaginary());
  }

  /** (log |z|, arg z), near |z| = 1 by log1p. */
  static Parts log(Parts z) {
    return Parts.complex(logOfSize(z), op(Op.ATAN2, z.imaginary(), z.re()));
  }

  /** log |z|. */
  static Node logOfSize(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    Node u = larger(x, y);
    Node v = smaller(x, y);
    Node excess =
        op(
            Op.ADD,
            op(Op.MUL, op(Op.SUB, u, number(x, 1)), op(Op.ADD, u, number(x, 1))),
            op(Op.MUL, v, v));
    return logOfSize(x, y, excess);
  }

  /** log(1 + z), near 0 without the sum. */
  static Parts log1p(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    Node excess = op(Op.ADD, op(Op.MUL, x, op(Op.ADD, x, number(x, 2))), op(Op.MUL, y, y));
    Node more = op(Op.ADD, x, number(x, 1));
    return Parts.complex(logOfSize(more, y, excess), op(Op.ATAN2, y, more));
  }

  /** The logarithm to a base: that of e divided by that of the base, part by part. */
  static Parts log(Parts z, double base) {
    return log(z).map(part -> op(Op.DIV, part, number(part, Math.log(base))));
  }

  /**
   * log |x + yi|.
   *
   * @param excess x² + y² - 1
   */
  private static Node logOfSize(Node x, Node y, Node excess) {
    boolean single = x.type() == DType.F32;
    Node u = larger(x, y);
    Node v = smaller(x, y);
    int bits = single ? 48 : 106;
    Node scale = bySize(u, 0.25, Math.scalb(1.0, bits), 1);
    Node offset = bySize(u, 2 * Math.log(2), -bits * Math.log(2), 0);
    Node far =
        op(Op.ADD, op(Op.LOG, op(Op.HYPOT, op(Op.MUL, u, scale), op(Op.MUL, v, scale))), offset);
    Node close = op(Op.MUL, op(Op.LOG1P, excess), number(x, 0.5));
    Node nearOne = op(Op.AND, op(Op.GT, excess, number(x, -0.5)), op(Op.LT, excess, number(x, 2)));
    Node infinite = isInfinite(x, y);
    Node unbounded = select(infinite, number(x, Double.POSITIVE_INFINITY), far);
    return select(nearOne, close, unbounded);
  }

  /** exp(w log z); 1 for w = 0, and 0 for z = 0 with a positive real part of w. */
  static Parts pow(Parts z, Parts w) {
    Node like = z.re();
    Node isOne = op(Op.NOT, Complex.isNonzero(w));
    if (isOne.definition() instanceof Definition.Constant known && known.bits() != 0) {
      Shape shape = Shape.broadcast(z.re().shape(), w.re().shape());
      return Parts.complex(
          Views.broadcastTo(number(like, 1), shape), Views.broadcastTo(number(like, 0), shape));
    }
    Parts power = exp(Complex.product(w, log(Parts.complex(z.re(), z.imaginary()))));
    Node vanishes =
        op(Op.AND, op(Op.NOT, Complex.isNonzero(z)), op(Op.GT, w.re(), number(like, 0)));
    Node re = select(isOne, number(like, 1), select(vanishes, number(like, 0), power.re()));
    Node special = op(Op.OR, isOne, vanishes);
    return Parts.complex(re, select(special, number(like, 0), power.imaginary()));
  }

  /** z / |z|, scaled where |z| overflows or loses bits; 0 of 0. */
  static Parts sign(Parts z) {
    Node x = z.re();
    boolean single = x.type() == DType.F32;
    Node scale = bySize(larger(x, z.imaginary()), 0.25, single ? 0x1p48 : 0x1p108, 1);
    Parts scaled = z.map(part -> op(Op.MUL, part, scale));
    Node length = op(Op.HYPOT, scaled.re(), scaled.imaginary());
    Node zero = isZero(length);
    return scaled.map(part -> select(zero, part, op(Op.DIV, part, length)));
  }

  /** An angle whose sine and cosine are NaN. */
  static Node isUndirected(Node angle) {
    return op(Op.NOT, op(Op.IS_FINITE, angle));
  }

  static Node isZero(Node part) {
    return op(Op.EQ, part, number(part, 0));
  }

  static Node isInfinite(Node x, Node y) {
    return op(Op.OR, op(Op.IS_INFINITE, x), op(Op.IS_INFINITE, y));
  }

  /** The largest whole number of which exp is finite. */
  static double largestExponent(Node like) {
    return like.type() == DType.F32 ? 88 : 709;
  }

  /** The sign of NaN is open in Java, and so would be that of the result. */
  static Node signed(Node size, Node like) {
    Node sign = select(op(Op.IS_NAN, like), number(like, 0), like);
    return op(Op.COPY_SIGN, size, sign);
  }

  private static Node larger(Node x, Node y) {
    return op(Op.MAX, op(Op.ABS, x), op(Op.ABS, y));
  }

  private static Node smaller(Node x, Node y) {
    return op(Op.MIN, op(Op.ABS, x), op(Op.ABS, y));
  }

  /** One of three numbers: for magnitudes whose squares or sums overflow, lose bits, or neither. */
  private static Node bySize(Node magnitude, double huge, double tiny, double otherwise) {
    boolean single = magnitude.type() == DType.F32;
    Node isHuge = op(Op.GE, magnitude, number(magnitude, single ? 0x1p126 : 0x1p1022));
    Node isTiny = op(Op.LT, magnitude, number(magnitude, single ? 0x1p-100 : 0x1p-968));
    Node rest = select(isTiny, number(magnitude, tiny), number(magnitude, otherwise));
    return select(isHuge, number(magnitude, huge), rest);
  }

  static Node op(Op op, Node... operands) {
    return Capture.apply(op, operands);
  }

  static Node select(Node condition, Node a, Node b) {
    return Capture.apply(Op.SELECT, condition, a, b);
  }

  static Node number(Node like, double value) {
    return Capture.scalar(like.type(), value);
  }
}
