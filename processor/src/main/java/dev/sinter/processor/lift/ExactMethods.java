package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Kernel forms of the {@code …Exact} methods of {@code Math}: the wrapped result, and the test that
 * it is the true one, from H. S. Warren, Hacker's Delight, chapter 2.
 */
final class ExactMethods {
  private static final String MATH = "java.lang.Math.";
  private static final long LOWER = 0xffff_ffffL;

  private final DType type;
  private final String java;

  private ExactMethods(DType type, String java) {
    this.type = type;
    this.java = java;
  }

  static void addTo(Map<String, Intrinsics.Form> forms) {
    new ExactMethods(DType.I32, "int").sums(forms);
    new ExactMethods(DType.I64, "long").sums(forms);
    forms.put(MATH + "multiplyExact(int,int)", ExactMethods::productOfInts);
    forms.put(MATH + "multiplyExact(long,long)", ExactMethods::productOfLongs);
    forms.put(MATH + "multiplyExact(long,int)", ExactMethods::productOfLongs);
    forms.put(
        MATH + "multiplyHigh(long,long)", (frame, x) -> multiplyHigh(frame, x.get(0), x.get(1)));
    forms.put(
        MATH + "unsignedMultiplyHigh(long,long)",
        (frame, x) -> unsignedMultiplyHigh(frame, x.get(0), x.get(1)));
    forms.put(MATH + "unsignedMultiplyExact(int,int)", ExactMethods::unsignedProductOfInts);
    forms.put(
        MATH + "unsignedMultiplyExact(long,long)",
        (frame, x) -> unsignedProduct(frame, x.get(0), x.get(1)));
    forms.put(
        MATH + "unsignedMultiplyExact(long,int)",
        (frame, x) -> unsignedProduct(frame, x.get(0), low(convert(DType.I64, x.get(1)))));
    forms.put(
        MATH + "toIntExact(long)",
        (frame, x) -> {
          Expr value = frame.reusable(x.get(0));
          Expr low = frame.hold(convert(DType.I32, value));
          return exact(low, apply(Op.EQ, convert(DType.I64, low), value));
        });
  }

  private void sums(Map<String, Intrinsics.Form> forms) {
    String two = Intrinsics.parameters(java, 2);
    forms.put(MATH + "addExact" + two, this::sum);
    forms.put(MATH + "subtractExact" + two, this::difference);
    unlessAt(forms, "absExact", smallest(), x -> apply(Op.ABS, x));
    unlessAt(forms, "negateExact", smallest(), x -> apply(Op.NEG, x));
    unlessAt(forms, "decrementExact", smallest(), x -> apply(Op.SUB, x, number(1)));
    unlessAt(forms, "incrementExact", ~smallest(), x -> apply(Op.ADD, x, number(1)));
  }

  /** A method of one number that overflows for one value alone. */
  private void unlessAt(
      Map<String, Intrinsics.Form> forms, String name, long limit, UnaryOperator<Expr> result) {
    forms.put(
        MATH + name + "(" + java + ")",
        (frame, x) -> {
          Expr value = frame.reusable(x.get(0));
          return exact(result.apply(value), apply(Op.NE, value, number(limit)));
        });
  }

  private long smallest() {
    return type == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  private Expr number(long value) {
    return new Expr.Constant(type, value);
  }

  /** It overflowed if both operands have another sign than the sum. */
  private Expr sum(Frame frame, List<Expr> operands) {
    Expr a = frame.reusable(operands.get(0));
    Expr b = frame.reusable(operands.get(1));
    Expr sum = frame.reusable(apply(Op.ADD, a, b));
    return signed(sum, apply(Op.XOR, a, sum), apply(Op.XOR, b, sum));
  }

  /** It overflowed if the operands differ in sign, and the first and the difference too. */
  private Expr difference(Frame frame, List<Expr> operands) {
    Expr a = frame.reusable(operands.get(0));
    Expr b = frame.reusable(operands.get(1));
    Expr difference = frame.reusable(apply(Op.SUB, a, b));
    return signed(difference, apply(Op.XOR, a, b), apply(Op.XOR, a, difference));
  }

  private Expr signed(Expr result, Expr first, Expr second) {
    return exact(result, apply(Op.GE, apply(Op.AND, first, second), number(0)));
  }

  /** {@code result}, an error where {@code isExact} is false. */
  static Expr exact(Expr result, Expr isExact) {
    Expr fine = conditional(isExact, 1, 0);
    return apply(Op.EXACT, result, convert(result.type(), fine));
  }

  private static Expr productOfInts(Frame frame, List<Expr> operands) {
    Expr a = convert(DType.I64, operands.get(0));
    Expr product = frame.reusable(apply(Op.MUL, a, convert(DType.I64, operands.get(1))));
    Expr low = frame.reusable(convert(DType.I32, product));
    return exact(low, apply(Op.EQ, convert(DType.I64, low), product));
  }

  /** The upper half must repeat the sign of the lower one. */
  private static Expr productOfLongs(Frame frame, List<Expr> operands) {
    Expr a = frame.reusable(operands.get(0));
    Expr b = frame.reusable(convert(DType.I64, operands.get(1)));
    Expr low = frame.reusable(apply(Op.MUL, a, b));
    Expr sign = apply(Op.SHR, low, Folding.constant(63));
    return exact(low, apply(Op.EQ, multiplyHigh(frame, a, b), sign));
  }

  /** The upper 64 bits of the product, from products of 32 bits; chapter 8. */
  static Expr multiplyHigh(Frame frame, Expr x, Expr y) {
    Expr a = frame.reusable(x);
    Expr b = frame.reusable(y);
    Expr lowA = frame.reusable(low(a));
    Expr lowB = frame.reusable(low(b));
    Expr highA = frame.reusable(high(Op.SHR, a));
    Expr highB = frame.reusable(high(Op.SHR, b));
    Expr carry = high(Op.USHR, apply(Op.MUL, lowA, lowB));
    Expr middle = frame.reusable(apply(Op.ADD, apply(Op.MUL, highA, lowB), carry));
    Expr other = apply(Op.ADD, apply(Op.MUL, lowA, highB), low(middle));
    Expr sum = apply(Op.ADD, apply(Op.MUL, highA, highB), high(Op.SHR, middle));
    return apply(Op.ADD, sum, high(Op.SHR, other));
  }

  /** The signed one counts a negative factor 2^64 too low. */
  static Expr unsignedMultiplyHigh(Frame frame, Expr x, Expr y) {
    Expr a = frame.reusable(x);
    Expr b = frame.reusable(y);
    Expr sign = Folding.constant(63);
    Expr signed = multiplyHigh(frame, a, b);
    Expr first = apply(Op.AND, apply(Op.SHR, a, sign), b);
    Expr second = apply(Op.AND, apply(Op.SHR, b, sign), a);
    return apply(Op.ADD, signed, apply(Op.ADD, first, second));
  }

  private static Expr unsignedProductOfInts(Frame frame, List<Expr> operands) {
    Expr a = low(convert(DType.I64, operands.get(0)));
    Expr b = low(convert(DType.I64, operands.get(1)));
    Expr product = frame.hold(apply(Op.MUL, a, b));
    Expr fits = apply(Op.EQ, high(Op.USHR, product), Folding.constant(0L));
    return exact(convert(DType.I32, product), fits);
  }

  private static Expr unsignedProduct(Frame frame, Expr x, Expr y) {
    Expr a = frame.reusable(x);
    Expr b = frame.reusable(y);
    Expr fits = apply(Op.EQ, unsignedMultiplyHigh(frame, a, b), Folding.constant(0L));
    return exact(apply(Op.MUL, a, b), fits);
  }

  static Expr low(Expr value) {
    return apply(Op.AND, value, Folding.constant(LOWER));
  }

  private static Expr high(Op shift, Expr value) {
    return apply(shift, value, Folding.constant(32));
  }
}
