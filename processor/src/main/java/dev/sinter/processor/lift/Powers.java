package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.Map;

/**
 * Kernel forms of {@code Math.powExact} and {@code Math.unsignedPowExact}: squares multiplied, with
 * the test that no product that is used overflowed. Exponents above 63 count as 62 or 63: only
 * powers of -1, 0 and 1 are then right, and those are the same.
 */
final class Powers {
  private static final String MATH = "java.lang.Math.";
  private static final int BITS = 6;
  private static final int LARGEST = 63;

  private final Frame frame;
  private final DType type;
  private final boolean signed;

  private Powers(Frame frame, DType type, boolean signed) {
    this.frame = frame;
    this.type = type;
    this.signed = signed;
  }

  static void addTo(Map<String, Intrinsics.Form> forms) {
    forms.put(
        MATH + "powExact(int,int)",
        (frame, x) -> new Powers(frame, DType.I32, true).power(x.get(0), x.get(1)));
    forms.put(
        MATH + "powExact(long,int)",
        (frame, x) -> new Powers(frame, DType.I64, true).power(x.get(0), x.get(1)));
    forms.put(
        MATH + "unsignedPowExact(int,int)",
        (frame, x) -> new Powers(frame, DType.I32, false).power(x.get(0), x.get(1)));
    forms.put(
        MATH + "unsignedPowExact(long,int)",
        (frame, x) -> new Powers(frame, DType.I64, false).power(x.get(0), x.get(1)));
  }

  private Expr power(Expr number, Expr exponent) {
    Expr base = frame.reusable(number);
    Expr n = frame.reusable(exponent);
    Expr small = apply(Op.LE, n, constant(LARGEST));
    Expr parity = apply(Op.OR, apply(Op.AND, n, constant(1)), constant(LARGEST - 1));
    Expr left = frame.hold(conditional(small, n, parity));
    Expr isExact = frame.hold(apply(Op.AND, apply(Op.GE, n, constant(0)), fits(base, small)));
    Expr square = base;
    Expr squaresExact = constant(true);
    Expr result = new Expr.Constant(type, 1);
    for (int bit = 0; bit < BITS; bit++) {
      Expr used = frame.hold(apply(Op.NE, apply(Op.AND, left, constant(1 << bit)), constant(0)));
      Expr factor = frame.hold(conditional(used, square, new Expr.Constant(type, 1)));
      Expr fine = apply(Op.OR, apply(Op.NOT, used), squaresExact);
      isExact = frame.hold(apply(Op.AND, isExact, apply(Op.AND, fine, isExact(result, factor))));
      result = frame.hold(apply(Op.MUL, result, factor));
      if (bit < BITS - 1) {
        squaresExact = frame.hold(apply(Op.AND, squaresExact, isExact(square, square)));
        square = frame.hold(apply(Op.MUL, square, square));
      }
    }
    return ExactMethods.exact(result, isExact);
  }

  /** Whether the exponent is small, or the base is one whose powers don't grow. */
  private Expr fits(Expr base, Expr small) {
    Expr shifted = signed ? apply(Op.ADD, base, new Expr.Constant(type, 1)) : base;
    Expr rest = apply(Op.AND, shifted, new Expr.Constant(type, signed ? ~3L : ~1L));
    Expr steady = apply(Op.EQ, rest, new Expr.Constant(type, 0));
    Expr notTwo = apply(Op.NE, shifted, new Expr.Constant(type, 3));
    return apply(Op.OR, small, signed ? apply(Op.AND, steady, notTwo) : steady);
  }

  private Expr isExact(Expr a, Expr b) {
    if (type == DType.I64) {
      if (signed) {
        Expr high = ExactMethods.multiplyHigh(frame, a, b);
        return apply(Op.EQ, high, apply(Op.SHR, apply(Op.MUL, a, b), constant(63)));
      }
      return apply(
          Op.EQ, ExactMethods.unsignedMultiplyHigh(frame, a, b), new Expr.Constant(type, 0));
    }
    Expr x = convert(DType.I64, a);
    Expr y = convert(DType.I64, b);
    Expr product =
        frame.hold(
            signed ? apply(Op.MUL, x, y) : apply(Op.MUL, ExactMethods.low(x), ExactMethods.low(y)));
    Expr low = convert(DType.I64, convert(DType.I32, product));
    return apply(Op.EQ, signed ? low : ExactMethods.low(low), product);
  }
}
