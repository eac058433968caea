package dev.sinter;

import static dev.sinter.ComplexFunctions.number;
import static dev.sinter.ComplexFunctions.op;
import static dev.sinter.ComplexFunctions.select;
import static dev.sinter.ComplexFunctions.sqrt;

import dev.sinter.ir.Node;
import dev.sinter.ir.Op;

/**
 * Trigonometric and hyperbolic functions of complex elements and their inverses; principal values,
 * on a cut continuous with the sign of the part that is zero. tanh and the inverses are those of
 * Kahan, Branch Cuts for Complex Elementary Functions (1987).
 */
final class ComplexTrigonometry {
  private ComplexTrigonometry() {}

  /** (sin x cosh y, cos x sinh y). */
  static Parts sin(Parts z) {
    return Parts.complex(
        op(Op.MUL, op(Op.SIN, z.re()), op(Op.COSH, z.imaginary())),
        op(Op.MUL, op(Op.COS, z.re()), op(Op.SINH, z.imaginary())));
  }

  /** (cos x cosh y, -(sin x sinh y)). */
  static Parts cos(Parts z) {
    return Parts.complex(
        op(Op.MUL, op(Op.COS, z.re()), op(Op.COSH, z.imaginary())),
        op(Op.NEG, op(Op.MUL, op(Op.SIN, z.re()), op(Op.SINH, z.imaginary()))));
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
   * 4 sin y cos y e^(-2 |x|)).
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
    return Parts.complex(
        select(far, op(Op.COPY_SIGN, one, x), re), select(far, decayed, op(Op.DIV, t, below)));
  }

  /** (atan(x / Re(sqrt(1-z) sqrt(1+z))), asinh(Im(conj(sqrt(1-z)) sqrt(1+z)))). */
  static Parts asin(Parts z) {
    Parts less = sqrt(oneMinus(z));
    Parts more = sqrt(onePlus(z));
    Node re = op(Op.ATAN2, z.re(), realOfProduct(less, more));
    return Parts.complex(re, op(Op.ASINH, imaginaryOfProduct(conjugate(less), more)));
  }

  /** (2 atan(Re sqrt(1-z) / Re sqrt(1+z)), asinh(Im(conj(sqrt(1+z)) sqrt(1-z)))). */
  static Parts acos(Parts z) {
    Parts less = sqrt(oneMinus(z));
    Parts more = sqrt(onePlus(z));
    Node half = op(Op.ATAN2, less.re(), more.re());
    return Parts.complex(
        op(Op.MUL, number(half, 2), half), op(Op.ASINH, imaginaryOfProduct(conjugate(more), less)));
  }

  /** -i atanh(iz). */
  static Parts atan(Parts z) {
    return turnedBack(atanh(turned(z)));
  }

  /** -i asin(iz). */
  static Parts asinh(Parts z) {
    return turnedBack(asin(turned(z)));
  }

  /** (asinh(Re(conj(sqrt(z-1)) sqrt(z+1))), 2 atan(Im sqrt(z-1) / Re sqrt(z+1))). */
  static Parts acosh(Parts z) {
    Node one = number(z.re(), 1);
    Parts less = sqrt(Parts.complex(op(Op.SUB, z.re(), one), z.imaginary()));
    Parts more = sqrt(onePlus(z));
    Node half = op(Op.ATAN2, less.imaginary(), more.re());
    return Parts.complex(
        op(Op.ASINH, realOfProduct(conjugate(less), more)), op(Op.MUL, number(half, 2), half));
  }

  /**
   * (log1p(4x / ((1-x)² + y²)) / 4, atan2(2y, (1-x)(1+x) - y²) / 2) of x &gt;= 0, odd in x; the
   * first part is -log(|1-z| / 2) / 2 close to 1, and for large |z| it is (x / |z|², ±π/2).
   */
  static Parts atanh(Parts z) {
    Node x = op(Op.ABS, z.re());
    Node y = z.imaginary();
    Node one = number(x, 1);
    double bound = x.type() == DType.F32 ? 0x1p30 : 0x1p500;
    Node far = op(Op.GT, op(Op.MAX, x, op(Op.ABS, y)), number(x, bound));
    Node u = select(far, one, x);
    Node v = select(far, one, y);
    Node square = op(Op.MUL, v, v);
    Node less = op(Op.SUB, one, u);
    Node distance = op(Op.ADD, op(Op.MUL, less, less), square);
    Node grown = op(Op.LOG1P, op(Op.DIV, op(Op.MUL, number(x, 4), u), distance));
    Node apart = op(Op.LOG, op(Op.MUL, number(x, 0.5), op(Op.HYPOT, less, v)));
    Node close = op(Op.LT, distance, number(x, x.type() == DType.F32 ? 0x1p-60 : 0x1p-500));
    Node near =
        select(close, op(Op.MUL, number(x, -0.5), apart), op(Op.MUL, number(x, 0.25), grown));
    Node across = op(Op.SUB, op(Op.MUL, less, op(Op.ADD, one, u)), square);
    Node angle = op(Op.MUL, number(x, 0.5), op(Op.ATAN2, op(Op.MUL, number(x, 2), v), across));
    Node length = op(Op.HYPOT, x, y);
    Node tail = op(Op.DIV, op(Op.DIV, x, length), length);
    Node infinite = op(Op.OR, op(Op.IS_INFINITE, x), op(Op.IS_INFINITE, y));
    Node last = select(infinite, number(x, 0), tail);
    Node right = op(Op.COPY_SIGN, number(x, Math.PI / 2), y);
    return Parts.complex(
        op(Op.COPY_SIGN, select(far, last, near), z.re()), select(far, right, angle));
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
