package dev.sinter;

import static dev.sinter.ComplexFunctions.isInfinite;
import static dev.sinter.ComplexFunctions.isUndirected;
import static dev.sinter.ComplexFunctions.isZero;
import static dev.sinter.ComplexFunctions.largestExponent;
import static dev.sinter.ComplexFunctions.number;
import static dev.sinter.ComplexFunctions.op;
import static dev.sinter.ComplexFunctions.select;
import static dev.sinter.ComplexFunctions.signed;
import static dev.sinter.ComplexFunctions.sqrt;

import dev.sinter.ir.Node;
import dev.sinter.ir.Op;

/**
 * Trigonometric and hyperbolic functions of complex elements and their inverses; principal values,
 * on a cut continuous with the sign of the part that is zero. tanh and the inverses are those of
 * Kahan, Branch Cuts for Complex Elementary Functions (1987); zeros, infinities and NaN are those
 * of ISO C99, Annex G.
 */
final class ComplexTrigonometry {
  private ComplexTrigonometry() {}

  /** (sin x cosh y, cos x sinh y); an infinite or zero y stays as it is where cos x is NaN. */
  static Parts sin(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    Node re = select(isZero(x), x, timesHyperbolic(op(Op.SIN, x), Op.COSH, y));
    Node kept = op(Op.AND, isUndirected(x), op(Op.OR, isZero(y), op(Op.IS_INFINITE, y)));
    return Parts.complex(re, select(kept, y, timesHyperbolic(op(Op.COS, x), Op.SINH, y)));
  }

  /** (cos x cosh y, -(sin x sinh y)); (∞, NaN) and (NaN, ±0) where cos x is NaN and y ±∞ or ±0. */
  static Parts cos(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    Node kept = op(Op.AND, isUndirected(x), op(Op.IS_INFINITE, y));
    Node re = select(kept, op(Op.ABS, y), timesHyperbolic(op(Op.COS, x), Op.COSH, y));
    Node one = number(x, 1);
    Node sign = select(op(Op.IS_NAN, y), one, op(Op.SIGN, y));
    Node across = timesHyperbolic(op(Op.SIN, x), Op.SINH, y);
    Node flat = select(op(Op.AND, isUndirected(x), isZero(y)), y, across);
    return Parts.complex(re, op(Op.NEG, select(isZero(x), op(Op.MUL, x, sign), flat)));
  }

  /** Factor times sinh y or cosh y, these in two factors where they alone overflow. */
  private static Node timesHyperbolic(Node factor, Op function, Node y) {
    Node size = op(Op.ABS, y);
    Node large = op(Op.GT, size, number(y, largestExponent(y)));
    Node root = op(Op.EXP, op(Op.MUL, size, number(y, 0.5)));
    Node half = op(Op.MUL, root, number(y, 0.5));
    Node first = function == Op.SINH ? op(Op.COPY_SIGN, half, y) : half;
    Node product = op(Op.MUL, factor, select(large, first, op(function, y)));
    return op(Op.MUL, product, select(large, root, number(y, 1)));
  }

  /** (sinh x cos y, cosh x sin y). */
  static Parts sinh(Parts z) {
    return turnedBack(sin(turned(z)));
  }

  /** (cosh x cos y, sinh x sin y). */
  static Parts cosh(Parts z) {
    return cos(turned(z));
  }

  /** -i tanh(iz). */
  static Parts tan(Parts z) {
    return turnedBack(tanh(turned(z)));
  }

  /**
   * With t = tan y, b = 1 + t², s = sinh x: (b s sqrt(1 + s²), t) / (1 + b s²); for large |x| (±1,
   * 4 sin y cos y e^(-2 |x|)), for infinite x of any y.
   */
  static Parts tanh(Parts z) {
    Node x = z.re();
    Node y = z.imaginary();
    Node one = number(x, 1);
    Node size = op(Op.ABS, x);
    Node far = op(Op.GT, size, number(x, 20));
    Node t = op(Op.TAN, y);
    Node b = op(Op.ADD, one, op(Op.MUL, t, t));
    Node s = op(Op.SINH, select(far, one, x));
    Node square = op(Op.MUL, s, s);
    Node below = op(Op.ADD, one, op(Op.MUL, b, square));
    Node root = op(Op.SQRT, op(Op.ADD, one, square));
    Node re = op(Op.DIV, op(Op.MUL, op(Op.MUL, b, root), s), below);
    Node waves = op(Op.MUL, number(x, 4), op(Op.MUL, op(Op.SIN, y), op(Op.COS, y)));
    Node decayed = op(Op.MUL, waves, op(Op.EXP, op(Op.MUL, number(x, -2), size)));
    Node undirected = isUndirected(y);
    Node limit = op(Op.AND, undirected, op(Op.IS_INFINITE, x));
    Node vague = op(Op.AND, undirected, op(Op.NOT, limit));
    Node sign = select(vague, number(x, Double.NaN), op(Op.COPY_SIGN, one, x));
    Node farIm = select(limit, number(x, 0), decayed);
    return Parts.complex(
        select(isZero(x), x, select(far, sign, re)),
        select(isZero(y), y, select(far, farIm, op(Op.DIV, t, below))));
  }

  /**
   * (atan(x / Re(sqrt(1-z) sqrt(1+z))), asinh(Im(conj(sqrt(1-z)) sqrt(1+z)))); for large |z|
   * (atan2(x, |y|), ±log |2z|), for small |z| its own imaginary part, whose half would vanish.
   */
  static Parts asin(Parts z) {
    Node bound = number(z.re(), z.re().type() == DType.F32 ? 0x1p-15 : 0x1p-30);
    Node near = op(Op.LT, op(Op.MAX, op(Op.ABS, z.re()), op(Op.ABS, z.imaginary())), bound);
    Parts less = sqrt(oneMinus(z));
    Parts more = sqrt(onePlus(z));
    Node far = isFar(z);
    Node below = select(far, op(Op.ABS, z.imaginary()), realOfProduct(less, more));
    Node im = op(Op.ASINH, imaginaryOfProduct(conjugate(less), more));
    return Parts.complex(
        select(isZero(z.re()), z.re(), op(Op.ATAN2, z.re(), below)),
        select(near, z.imaginary(), select(far, signed(logOfTwice(z), z.imaginary()), im)));
  }

  /**
   * (2 atan(Re sqrt(1-z) / Re sqrt(1+z)), asinh(Im(conj(sqrt(1+z)) sqrt(1-z)))); for large |z|
   * (atan2(|y|, x), ±log |2z|).
   */
  static Parts acos(Parts z) {
    Parts less = sqrt(oneMinus(z));
    Parts more = sqrt(onePlus(z));
    Node far = isFar(z);
    Node re = angle(far, op(Op.ABS, z.imaginary()), z.re(), less.re(), more.re());
    Node im = op(Op.ASINH, imaginaryOfProduct(conjugate(more), less));
    Node farIm = op(Op.NEG, signed(logOfTwice(z), z.imaginary()));
    Node right = number(re, Math.PI / 2);
    return Parts.complex(select(isZero(z.re()), right, re), select(far, farIm, im));
  }

  /** -i atanh(iz). */
  static Parts atan(Parts z) {
    return turnedBack(atanh(turned(z)));
  }

  /** -i asin(iz). */
  static Parts asinh(Parts z) {
    return turnedBack(asin(turned(z)));
  }

  /**
   * (asinh(Re(conj(sqrt(z-1)) sqrt(z+1))), 2 atan(Im sqrt(z-1) / Re sqrt(z+1))); for large |z| (log
   * |2z|, atan2(y, x)).
   */
  static Parts acosh(Parts z) {
    Node one = number(z.re(), 1);
    Parts less = sqrt(Parts.complex(op(Op.SUB, z.re(), one), z.imaginary()));
    Parts more = sqrt(onePlus(z));
    Node far = isFar(z);
    Node im = angle(far, z.imaginary(), z.re(), less.imaginary(), more.re());
    Node re = op(Op.ASINH, realOfProduct(conjugate(less), more));
    Node right = signed(number(re, Math.PI / 2), z.imaginary());
    return Parts.complex(select(far, logOfTwice(z), re), select(isZero(z.re()), right, im));
  }

  /** atan2(y, x) of a large number, else 2 atan2(v, u). */
  private static Node angle(Node far, Node y, Node x, Node v, Node u) {
    Node half = op(Op.ATAN2, select(far, y, v), select(far, x, u));
    return op(Op.MUL, select(far, number(x, 1), number(x, 2)), half);
  }

  /**
   * (log1p(4x / ((1-x)² + y²)) / 4, atan2(2y, (1-x)(1+x) - y²) / 2) of x &gt;= 0, odd in x; the
   * first part is -log(|1-z| / 2) / 2 close to 1, and for large |z| it is (x / |z|², ±π/2).
   */
  static Parts atanh(Parts z) {
    Node x = op(Op.ABS, z.re());
    Node y = z.imaginary();
    Node one = number(x, 1);
    Node far = isFar(z);
    Node u = select(far, one, x);
    Node v = select(far, one, y);
    Node square = op(Op.MUL, v, v);
    Node less = op(Op.SUB, one, u);
    Node distance = op(Op.ADD, op(Op.MUL, less, less), square);
    Node grown = op(Op.LOG1P, op(Op.DIV, op(Op.MUL, number(x, 4), u), distance));
    Node apart = op(Op.SUB, op(Op.LOG, op(Op.HYPOT, less, v)), number(x, Math.log(2)));
    Node close = op(Op.LT, distance, number(x, x.type() == DType.F32 ? 0x1p-60 : 0x1p-500));
    Node near =
        select(close, op(Op.MUL, number(x, -0.5), apart), op(Op.MUL, number(x, 0.25), grown));
    Node across = op(Op.SUB, op(Op.MUL, less, op(Op.ADD, one, u)), square);
    Node angle = op(Op.MUL, number(x, 0.5), op(Op.ATAN2, op(Op.MUL, number(x, 2), v), across));
    Node length = op(Op.HYPOT, x, y);
    Node tail = op(Op.DIV, op(Op.DIV, x, length), length);
    Node infinite = isInfinite(x, y);
    Node last = select(infinite, number(x, 0), tail);
    Node vague = op(Op.OR, op(Op.IS_NAN, y), op(Op.IS_NAN, length));
    Node right = op(Op.COPY_SIGN, number(x, Math.PI / 2), y);
    Node turn = select(vague, number(x, Double.NaN), right);
    Node re = signed(select(far, last, near), z.re());
    return Parts.complex(select(isZero(x), z.re(), re), select(far, turn, angle));
  }

  /** Whether 1 is nothing beside z², which may overflow. */
  private static Node isFar(Parts z) {
    Node bound = number(z.re(), z.re().type() == DType.F32 ? 0x1p30 : 0x1p500);
    Node wide = op(Op.GT, op(Op.ABS, z.re()), bound);
    return op(Op.OR, wide, op(Op.GT, op(Op.ABS, z.imaginary()), bound));
  }

  private static Node logOfTwice(Parts z) {
    return op(Op.ADD, ComplexFunctions.logOfSize(z), number(z.re(), Math.log(2)));
  }

  private static Parts oneMinus(Parts z) {
    return Parts.complex(op(Op.SUB, number(z.re(), 1), z.re()), op(Op.NEG, z.imaginary()));
  }

  private static Parts onePlus(Parts z) {
    return Parts.complex(op(Op.ADD, number(z.re(), 1), z.re()), z.imaginary());
  }

  private static Node realOfProduct(Parts a, Parts b) {
    return op(Op.SUB, op(Op.MUL, a.re(), b.re()), op(Op.MUL, a.imaginary(), b.imaginary()));
  }

  private static Node imaginaryOfProduct(Parts a, Parts b) {
    return op(Op.ADD, op(Op.MUL, a.re(), b.imaginary()), op(Op.MUL, a.imaginary(), b.re()));
  }

  private static Parts conjugate(Parts z) {
    return Parts.complex(z.re(), op(Op.NEG, z.imaginary()));
  }

  /** iz. */
  private static Parts turned(Parts z) {
    return Parts.complex(op(Op.NEG, z.imaginary()), z.re());
  }

  /** -iz. */
  private static Parts turnedBack(Parts z) {
    return Parts.complex(z.imaginary(), op(Op.NEG, z.re()));
  }
}
