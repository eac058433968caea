package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;
import static dev.sinter.processor.lift.Folding.lowBits;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;

/** Kernel forms of the conversions of {@code Float} from and to binary16, on their bits. */
final class HalfMethods {
  private static final int SIGN = 0x8000;
  private static final int INFINITE = 0x7c00;
  private static final int NAN = 0x7e00;

  /** As bits of a float: infinity, 2^16, 2^-14, 0.5. */
  private static final int FLOAT_INFINITE = 0x7f80_0000;

  private static final int TOO_LARGE = 0x4780_0000;
  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final int HALF = 0x3f00_0000;

  /** The difference of the exponents' biases, in a float's place. */
  private static final int BIAS = (127 - 15) << 23;

  private HalfMethods() {}

  static void addTo(Map<String, Intrinsics.Form> forms) {
    forms.put("java.lang.Float.float16ToFloat(short)", HalfMethods::toFloat);
    forms.put("java.lang.Float.floatToFloat16(float)", HalfMethods::toHalf);
  }

  /** Denormals are their bits times 2^-24. */
  private static Expr toFloat(Frame frame, List<Expr> x) {
    Expr half = frame.reusable(x.get(0));
    Expr magnitude = frame.hold(apply(Op.AND, half, constant(0x7fff)));
    Expr shifted = frame.hold(apply(Op.SHL, magnitude, constant(13)));
    Expr normal = apply(Op.ADD, shifted, constant(BIAS));
    Expr special = apply(Op.OR, shifted, constant(FLOAT_INFINITE));
    Expr denormal =
        new Expr.Bitcast(
            DType.I32, apply(Op.MUL, convert(DType.F32, magnitude), constant(0x1p-24f)));
    Expr finite = conditional(apply(Op.LT, magnitude, constant(0x400)), denormal, normal);
    Expr bits = conditional(apply(Op.GE, magnitude, constant(INFINITE)), special, finite);
    Expr sign = apply(Op.SHL, apply(Op.AND, half, constant(SIGN)), constant(16));
    return new Expr.Bitcast(DType.F32, apply(Op.OR, bits, sign));
  }

  /** To nearest even; below the smallest normal number by adding 0.5, whose ulp is 2^-24. */
  private static Expr toHalf(Frame frame, List<Expr> x) {
    Expr bits = frame.hold(new Expr.Bitcast(DType.I32, x.get(0)));
    Expr magnitude = frame.hold(apply(Op.AND, bits, constant(0x7fff_ffff)));
    Expr odd = apply(Op.AND, apply(Op.SHR, magnitude, constant(13)), constant(1));
    Expr rounded = apply(Op.ADD, apply(Op.ADD, magnitude, constant(0xfff - BIAS)), odd);
    Expr normal = apply(Op.SHR, rounded, constant(13));
    Expr sum = apply(Op.ADD, new Expr.Bitcast(DType.F32, magnitude), constant(0.5f));
    Expr denormal = apply(Op.SUB, new Expr.Bitcast(DType.I32, sum), constant(HALF));
    Expr finite = conditional(apply(Op.LT, magnitude, constant(SMALLEST_NORMAL)), denormal, normal);
    Expr isNaN = apply(Op.GT, magnitude, constant(FLOAT_INFINITE));
    Expr special = conditional(isNaN, NAN, INFINITE);
    Expr result = conditional(apply(Op.GE, magnitude, constant(TOO_LARGE)), special, finite);
    Expr sign = apply(Op.AND, apply(Op.USHR, bits, constant(16)), constant(SIGN));
    return lowBits(apply(Op.OR, result, sign), Short.SIZE, true);
  }
}
