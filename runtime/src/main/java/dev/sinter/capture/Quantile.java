package dev.sinter.capture;

import static dev.sinter.capture.Formula.apply;
import static dev.sinter.capture.Formula.number;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;

/**
 * The quantile function of the standard normal distribution, on symmetric uniform integers: a
 * number of 32 or 64 bits, read as signed and moved by one half, is the distance from the middle.
 *
 * <p>The inverse of the distribution function and not Box and Muller's method, because it takes
 * half as many random words, no sine and cosine, and is monotone. In the middle it is a function of
 * the square of the distance {@code q}, in the tails of {@code sqrt(-log(t))} with {@code t} the
 * probability beyond, which comes exactly from the integer: so both ends are as fine as the
 * integers. The same division as in Wichura's algorithm AS 241 (Applied Statistics 37, 1988), with
 * coefficients of our own, interpolated at Chebyshev's points in 40 digits.
 */
final class Quantile {
  private static final float MIDDLE = 0.375f;
  private static final float TAIL_FROM = 1.4f;

  /** {@code z / q} as a polynomial in {@code q²}; relative error 4.5e-8 for |q| to 0.375. */
  private static final float[] MIDDLE_FLOAT = {
    0x1.a52e00p+16f,
    -0x1.2ccf08p+15f,
    0x1.d27174p+12f,
    -0x1.f4018cp+8f,
    0x1.44b1d2p+6f,
    0x1.d5f702p+3f,
    0x1.72545ep+2f,
    0x1.4ffb70p+1f,
    0x1.40d932p+1f
  };

  /** {@code z} as a quotient in {@code sqrt(-log(t)) - 1.4}; relative error 1.8e-8 to 2^-33. */
  private static final float[] TAIL_FLOAT = {
    0x1.84c806p-5f, 0x1.38649ap-1f, 0x1.24b4a8p+1f, 0x1.80dfccp+1f, 0x1.139394p+0f
  };

  private static final float[] TAIL_FLOAT_BELOW = {
    0x1.12cf9ep-5f, 0x1.8a7652p-2f, 0x1.276886p+0f, 0x1.000000p+0f
  };

  private static final double MIDDLE_WIDE = 0.425;
  private static final double TAIL_FROM_WIDE = 1.6;

  /**
   * {@code z / q} as a quotient in {@code 0.180625 - q²}; relative error 7.0e-17 for |q| to 0.425.
   */
  private static final double[] MIDDLE_DOUBLE = {
    0x1.e8603e9431aedp+11,
    0x1.214cd08b4e4e1p+16,
    0x1.a273b0aa578a2p+17,
    0x1.a11714cc49c9bp+17,
    0x1.75ccbc4a8f65fp+16,
    0x1.51edecb555ec5p+14,
    0x1.3e873207f0ef8p+11,
    0x1.2983594fd7e7fp+7,
    0x1.b18d91e9eef75p+1
  };

  private static final double[] MIDDLE_DOUBLE_BELOW = {
    0x1.25b3b754cc15ep+13,
    0x1.1a96b28ee4223p+16,
    0x1.122c69e2df947p+17,
    0x1.aabcb49f39b9cp+16,
    0x1.41a3f69d2d15ap+15,
    0x1.ff0e0daee92acp+12,
    0x1.b3a456a404a18p+9,
    0x1.776318ab2437dp+5,
    0x1.0000000000000p+0
  };

  /** {@code z} as a quotient in {@code sqrt(-log(t)) - 1.6}; relative error 8.4e-18 to 2^-65. */
  private static final double[] TAIL_DOUBLE = {
    0x1.899bc6ed98626p-22,
    0x1.2c71494f14ad4p-15,
    0x1.318008dd9232cp-10,
    0x1.2842f61528fefp-6,
    0x1.418ea6d7068fap-3,
    0x1.a8da666ae479cp-1,
    0x1.62b51f9a7227ap+1,
    0x1.75d0d1ec7632dp+2,
    0x1.dc265bbc1b2bcp+2,
    0x1.482666f6d54a1p+2,
    0x1.6c665fde9526ap+0
  };

  private static final double[] TAIL_DOUBLE_BELOW = {
    0x1.16522fa7477cep-22,
    0x1.a1f1eee80df0cp-16,
    0x1.9b98b8f2b0ef4p-11,
    0x1.7be4ff7e550eep-7,
    0x1.815b4dace4beap-4,
    0x1.d257b4123159ep-2,
    0x1.5af73da491982p+0,
    0x1.37292ee7994aep+1,
    0x1.33803aa12987cp+1,
    0x1.0000000000000p+0
  };

  private Quantile() {}

  /** F32 from an I32. */
  static Expr ofInt(Formula formula, Expr word) {
    Expr away = formula.let(apply(Op.XOR, word, apply(Op.SHR, word, number(31))));
    Expr q = formula.let(halfAbove(away, 0x1p-32f));
    Expr t = formula.let(halfAbove(apply(Op.XOR, away, number(Integer.MAX_VALUE)), 0x1p-32f));
    Expr square = formula.let(apply(Op.MUL, q, q));
    Expr middle = formula.let(apply(Op.MUL, q, formula.polynomial(square, MIDDLE_FLOAT)));
    Expr log = Logarithm.ofFloat(formula, t, q, null);
    Expr root = apply(Op.SQRT, apply(Op.NEG, log));
    Expr s = formula.let(apply(Op.SUB, root, number(TAIL_FROM)));
    Expr above = formula.polynomial(s, TAIL_FLOAT);
    Expr tail = formula.let(apply(Op.DIV, above, formula.polynomial(s, TAIL_FLOAT_BELOW)));
    Expr z = apply(Op.SELECT, apply(Op.LE, q, number(MIDDLE)), middle, tail);
    Expr sign = apply(Op.AND, word, number(Integer.MIN_VALUE));
    return new Expr.Bitcast(
        DType.F32, apply(Op.OR, new Expr.Bitcast(DType.I32, formula.let(z)), sign));
  }

  /** F64 from an I64. */
  static Expr ofLong(Formula formula, Expr pair) {
    Expr away = formula.let(apply(Op.XOR, pair, apply(Op.SHR, pair, number(63))));
    Expr q = formula.let(halfAbove(away, 0x1p-64));
    Expr t = formula.let(halfAbove(apply(Op.XOR, away, number(Long.MAX_VALUE)), 0x1p-64));
    Expr inner = apply(Op.LE, q, number(MIDDLE_WIDE));
    Expr chosen = formula.let(inner);
    Expr r = formula.let(apply(Op.FMA, apply(Op.NEG, q), q, number(MIDDLE_WIDE * MIDDLE_WIDE)));
    Expr log = Logarithm.ofDouble(formula, t, q, null);
    Expr root = apply(Op.SQRT, apply(Op.NEG, log));
    Expr s = formula.let(apply(Op.SUB, root, number(TAIL_FROM_WIDE)));
    Expr middle = apply(Op.MUL, q, formula.polynomial(r, MIDDLE_DOUBLE));
    Expr above = formula.let(apply(Op.SELECT, chosen, middle, formula.polynomial(s, TAIL_DOUBLE)));
    Expr below =
        apply(
            Op.SELECT,
            chosen,
            formula.polynomial(r, MIDDLE_DOUBLE_BELOW),
            formula.polynomial(s, TAIL_DOUBLE_BELOW));
    Expr z = formula.let(apply(Op.DIV, above, below));
    Expr sign = apply(Op.AND, pair, number(Long.MIN_VALUE));
    return new Expr.Bitcast(DType.F64, apply(Op.OR, new Expr.Bitcast(DType.I64, z), sign));
  }

  /** {@code (integer + 1/2) * unit}. */
  static Expr halfAbove(Expr integer, float unit) {
    Expr number = new Expr.Convert(DType.F32, integer);
    return apply(Op.MUL, apply(Op.ADD, number, number(0.5f)), number(unit));
  }

  /** As above. */
  static Expr halfAbove(Expr integer, double unit) {
    Expr number = new Expr.Convert(DType.F64, integer);
    return apply(Op.MUL, apply(Op.ADD, number, number(0.5)), number(unit));
  }
}
