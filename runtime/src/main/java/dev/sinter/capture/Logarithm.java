package dev.sinter.capture;

import static dev.sinter.capture.Formula.apply;
import static dev.sinter.capture.Formula.number;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import org.jspecify.annotations.Nullable;

/**
 * The natural logarithm of normal positive numbers up to 1, in {@code + - * /}, fma and operations
 * on bits, so that every device gives the same bits. No special cases: zero, infinities and NaN
 * never come here.
 */
final class Logarithm {
  /**
   * {@code (log(1+f) - f) / f²}, interpolated at Chebyshev's points of [sqrt(1/2)-1, sqrt(2)-1];
   * its relative error is 5.2e-8.
   */
  private static final float[] SERIES = {
    -0x1.3a4ff6p-4f,
    0x1.048f72p-3f,
    -0x1.0cda32p-3f,
    0x1.22ea5ap-3f,
    -0x1.548382p-3f,
    0x1.99a012p-3f,
    -0x1.00020cp-2f,
    0x1.555554p-2f,
    -0x1.fffffep-2f
  };

  /** In {@code s² = (f/(2+f))²}, from fdlibm's {@code e_log.c}; error below 2^-58.45. */
  private static final double[] SERIES_OF_SQUARE = {
    0x1.2f112df3e5244p-3,
    0x1.39a09d078c69fp-3,
    0x1.7466496cb03dep-3,
    0x1.c71c51d8e78afp-3,
    0x1.2492494229359p-2,
    0x1.999999997fa04p-2,
    0x1.5555555555593p-1,
    0x0p0
  };

  /** The bits of sqrt(1/2): mantissas are taken from there up to sqrt(2). */
  private static final int HALF_ROOT = 0x3f3504f3;

  private static final long HALF_ROOT_WIDE = 0x3fe6a09e667f3bcdL;

  private Logarithm() {}

  /**
   * {@code log(1 - rest)} of F32 numbers.
   *
   * @param x {@code 1 - rest}, rounded
   * @param small whether rest is small enough (below 1/4) to be used in place of x; null for never
   */
  static Expr.Local ofFloat(Formula formula, Expr x, Expr rest, @Nullable Expr small) {
    Expr bits = formula.let(new Expr.Bitcast(DType.I32, x));
    Expr above = formula.let(apply(Op.SUB, bits, number(HALF_ROOT)));
    Expr exponent = formula.let(new Expr.Convert(DType.F32, apply(Op.SHR, above, number(23))));
    Expr scaled = apply(Op.SUB, bits, apply(Op.AND, above, number(0xff800000)));
    Expr f = apply(Op.SUB, new Expr.Bitcast(DType.F32, scaled), number(1f));
    if (small != null) {
      f = apply(Op.SELECT, small, apply(Op.NEG, rest), f);
    }
    f = formula.let(f);
    Expr series = formula.polynomial(f, SERIES);
    Expr mantissa = formula.let(apply(Op.FMA, apply(Op.MUL, f, f), series, f));
    return formula.let(apply(Op.FMA, exponent, number(0x1.62e43p-1f), mantissa));
  }

  /** As above, of F64 numbers; by fdlibm's algorithm. */
  static Expr.Local ofDouble(Formula formula, Expr x, Expr rest, @Nullable Expr small) {
    Expr bits = formula.let(new Expr.Bitcast(DType.I64, x));
    Expr above = formula.let(apply(Op.SUB, bits, number(HALF_ROOT_WIDE)));
    Expr exponent = formula.let(new Expr.Convert(DType.F64, apply(Op.SHR, above, number(52))));
    Expr scaled = apply(Op.SUB, bits, apply(Op.AND, above, number(0xfff0000000000000L)));
    Expr f = apply(Op.SUB, new Expr.Bitcast(DType.F64, scaled), number(1.0));
    if (small != null) {
      f = apply(Op.SELECT, small, apply(Op.NEG, rest), f);
    }
    f = formula.let(f);
    Expr s = formula.let(apply(Op.DIV, f, apply(Op.ADD, number(2.0), f)));
    Expr series = formula.polynomial(formula.let(apply(Op.MUL, s, s)), SERIES_OF_SQUARE);
    Expr half = formula.let(apply(Op.MUL, apply(Op.MUL, number(0.5), f), f));
    Expr low =
        apply(
            Op.FMA,
            s,
            apply(Op.ADD, half, series),
            apply(Op.MUL, exponent, number(0x1.a39ef35793c76p-33)));
    Expr mantissa = apply(Op.SUB, f, apply(Op.SUB, half, low));
    return formula.let(apply(Op.FMA, exponent, number(0x1.62e42feep-1), mantissa));
  }
}
