package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;

/**
 * Kernel forms of the methods of {@code Math}, {@code Float} and {@code Double} that look at the
 * representation of a floating-point number: the steps of the JDK's own code, without branches.
 */
final class FloatingMethods {
  private final DType type;
  private final DType bits;
  private final String java;
  private final String wrapper;

  /** Bits of the fraction. */
  private final int fraction;

  /** What is added to the exponent. */
  private final int bias;

  private FloatingMethods(DType type, DType bits, String java, String wrapper, int fraction) {
    this.type = type;
    this.bits = bits;
    this.java = java;
    this.wrapper = "java.lang." + wrapper + ".";
    this.fraction = fraction;
    this.bias = (1 << (type.bytes() * Byte.SIZE - 2 - fraction)) - 1;
  }

  static void addTo(Map<String, Intrinsics.Form> forms) {
    new FloatingMethods(DType.F32, DType.I32, "float", "Float", 23).add(forms);
    new FloatingMethods(DType.F64, DType.I64, "double", "Double", 52).add(forms);
    forms.put(
        "java.lang.Math.IEEEremainder(double,double)",
        (frame, x) -> remainder(frame, x.get(0), x.get(1)));
  }

  private void add(Map<String, Intrinsics.Form> forms) {
    unary(forms, "ulp", this::ulp);
    unary(forms, "nextUp", this::nextUp);
    unary(forms, "nextDown", this::nextDown);
    unary(forms, "getExponent", (frame, x) -> exponent(x));
    forms.put("java.lang.Math.nextAfter(" + java + ",double)", this::nextAfter);
    forms.put("java.lang.Math.scalb(" + java + ",int)", this::scaled);
    forms.put(wrapper + "compare" + Intrinsics.parameters(java, 2), this::compare);
    forms.put(
        wrapper + "hashCode(" + java + ")",
        (frame, x) -> BitMethods.hash(frame, canonical(frame, x.get(0))));
  }

  /** A form of one number. */
  private interface Unary {
    Expr of(Frame frame, Expr value);
  }

  private void unary(Map<String, Intrinsics.Form> forms, String name, Unary form) {
    forms.put("java.lang.Math." + name + "(" + java + ")", (frame, x) -> form.of(frame, x.get(0)));
  }

  private Expr raw(Expr value) {
    return new Expr.Bitcast(bits, value);
  }

  private Expr fromRaw(Expr value) {
    return new Expr.Bitcast(type, value);
  }

  /** {@code floatToIntBits}: one NaN. */
  private Expr canonical(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    long nan = type == DType.F32 ? 0x7fc00000L : 0x7ff8000000000000L;
    return conditional(apply(Op.IS_NAN, x), integer(nan), raw(x));
  }

  private Expr integer(long value) {
    return new Expr.Constant(bits, value);
  }

  private Expr number(double value) {
    return convert(type, constant(value));
  }

  /** The exponent with its bias, as an int. */
  private Expr biased(Expr value) {
    Expr shifted = apply(Op.USHR, raw(value), constant(fraction));
    return convert(DType.I32, apply(Op.AND, shifted, integer(2 * bias + 1)));
  }

  private Expr exponent(Expr value) {
    return apply(Op.SUB, biased(value), constant(bias));
  }

  /** A power of two whose exponent is that of the last bit; below the normal ones a single bit. */
  private Expr ulp(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr exponent = frame.hold(biased(x));
    Expr place = apply(Op.MAX, apply(Op.SUB, exponent, constant(1)), constant(0));
    Expr subnormal = apply(Op.SHL, integer(1), place);
    Expr last = convert(bits, apply(Op.SUB, exponent, constant(fraction)));
    Expr normal = apply(Op.SHL, last, constant(fraction));
    Expr small = apply(Op.LE, exponent, constant(fraction));
    Expr finite = fromRaw(conditional(small, subnormal, normal));
    Expr isSpecial = apply(Op.EQ, exponent, constant(2 * bias + 1));
    return conditional(isSpecial, apply(Op.ABS, x), finite);
  }

  private Expr nextUp(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr next = up(frame, x);
    return conditional(apply(Op.LT, x, number(Double.POSITIVE_INFINITY)), next, x);
  }

  /** Adding 0 makes 0 of -0. */
  private Expr up(Frame frame, Expr x) {
    Expr raw = frame.hold(raw(apply(Op.ADD, x, number(0))));
    return fromRaw(apply(Op.ADD, raw, oneIf(apply(Op.GE, raw, integer(0)), 1)));
  }

  private Expr nextDown(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr next = down(x);
    return conditional(apply(Op.GT, x, number(Double.NEGATIVE_INFINITY)), next, x);
  }

  private Expr down(Expr x) {
    Expr step = oneIf(apply(Op.GT, x, number(0)), -1);
    long least = (1L << (bits.bytes() * Byte.SIZE - 1)) + 1;
    Expr isZero = apply(Op.EQ, x, number(0));
    return fromRaw(conditional(isZero, integer(least), apply(Op.ADD, raw(x), step)));
  }

  /** {@code condition ? one : -one}. */
  private Expr oneIf(Expr condition, int one) {
    return conditional(condition, integer(one), integer(-one));
  }

  private Expr nextAfter(Frame frame, List<Expr> arguments) {
    Expr x = frame.reusable(arguments.get(0));
    Expr direction = frame.reusable(arguments.get(1));
    Expr wide = frame.reusable(convert(DType.F64, x));
    Expr target = frame.reusable(convert(type, direction));
    Expr up = up(frame, x);
    Expr stay = conditional(apply(Op.EQ, wide, direction), target, apply(Op.ADD, x, target));
    Expr upOrStay = conditional(apply(Op.LT, wide, direction), up, stay);
    return conditional(apply(Op.GT, wide, direction), down(x), upOrStay);
  }

  /**
   * Multiplied by powers of two. The first has the remainder of the exponent, so that of a result
   * below the normal numbers no more than one product is rounded.
   */
  private Expr scaled(Frame frame, List<Expr> arguments) {
    int step = type == DType.F32 ? 64 : 512;
    int most = 4 * step + (type == DType.F32 ? 22 : 51);
    Expr value = frame.reusable(arguments.get(0));
    Expr limited = apply(Op.MAX, apply(Op.MIN, arguments.get(1), constant(most)), constant(-most));
    Expr scale = frame.reusable(limited);
    Expr rest = frame.reusable(apply(Op.REM, scale, constant(step)));
    Expr steps = frame.reusable(apply(Op.ABS, apply(Op.DIV, scale, constant(step))));
    Expr down = apply(Op.LT, scale, constant(0));
    Expr factor = conditional(down, power(constant(-step)), power(constant(step)));
    factor = frame.reusable(factor);
    Expr result = apply(Op.MUL, value, power(rest));
    for (int i = 1; i <= 4; i++) {
      Expr more = apply(Op.GE, steps, constant(i));
      result = apply(Op.MUL, result, conditional(more, factor, number(1)));
    }
    return result;
  }

  /** 2 to an exponent of the normal range. */
  private Expr power(Expr exponent) {
    Expr biased = convert(bits, apply(Op.ADD, exponent, constant(bias)));
    return fromRaw(apply(Op.SHL, biased, constant(fraction)));
  }

  /** By value, then by bits: -0 is below 0, and NaN above everything. */
  private Expr compare(Frame frame, List<Expr> arguments) {
    Expr a = frame.reusable(arguments.get(0));
    Expr b = frame.reusable(arguments.get(1));
    Expr byBits = BitMethods.compare(frame, canonical(frame, a), canonical(frame, b));
    Expr above = conditional(apply(Op.GT, a, b), constant(1), byBits);
    return conditional(apply(Op.LT, a, b), constant(-1), above);
  }

  /** The remainder of twice the divisor, less the divisor once or twice; every step is exact. */
  private static Expr remainder(Frame frame, Expr dividend, Expr divisor) {
    Expr x = frame.reusable(dividend);
    Expr p = frame.reusable(apply(Op.ABS, divisor));
    Expr large = apply(Op.GT, p, constant(Double.MAX_VALUE / 2));
    Expr rest = conditional(large, x, apply(Op.REM, x, apply(Op.ADD, p, p)));
    Expr a = frame.hold(apply(Op.ABS, rest));
    Expr over = frame.hold(apply(Op.GT, apply(Op.ADD, a, a), p));
    Expr once = frame.hold(conditional(over, apply(Op.SUB, a, p), a));
    Expr still = apply(Op.GE, apply(Op.ADD, once, once), p);
    Expr twice = conditional(apply(Op.AND, over, still), apply(Op.SUB, once, p), once);
    Expr sign = apply(Op.AND, new Expr.Bitcast(DType.I64, x), constant(Long.MIN_VALUE));
    Expr signed = apply(Op.XOR, new Expr.Bitcast(DType.I64, twice), sign);
    Expr result = new Expr.Bitcast(DType.F64, signed);
    return conditional(apply(Op.IS_FINITE, x), result, constant(Double.NaN));
  }
}
