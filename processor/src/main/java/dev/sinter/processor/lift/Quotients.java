package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;

/**
 * Kernel forms of the quotients of {@code Math} that round up, and of those that don't overflow.
 */
final class Quotients {
  private static final String MATH = "java.lang.Math.";

  private Quotients() {}

  static void addTo(Map<String, Intrinsics.Form> forms) {
    for (String type : List.of("int", "long")) {
      String two = Intrinsics.parameters(type, 2);
      forms.put(MATH + "ceilDiv" + two, Quotients::ceiling);
      forms.put(MATH + "ceilMod" + two, Quotients::remainder);
      forms.put(MATH + "divideExact" + two, (frame, x) -> exact(frame, x, Quotients::truncated));
      forms.put(MATH + "floorDivExact" + two, (frame, x) -> exact(frame, x, Quotients::floor));
      forms.put(MATH + "ceilDivExact" + two, (frame, x) -> exact(frame, x, Quotients::ceiling));
    }
    forms.put(MATH + "ceilDiv(long,int)", (frame, x) -> ceiling(frame, wide(x)));
    forms.put(
        MATH + "ceilMod(long,int)", (frame, x) -> convert(DType.I32, remainder(frame, wide(x))));
  }

  /** Whether a method divides by its last argument in statements of its own. */
  static boolean contain(String method) {
    return method.matches(
        "java\\.lang\\.Math\\.(ceilDiv|ceilMod|ceilDivExact|divideExact|floorDivExact)\\(.*");
  }

  private static List<Expr> wide(List<Expr> x) {
    return List.of(x.get(0), convert(DType.I64, x.get(1)));
  }

  private static Expr truncated(Frame frame, List<Expr> x) {
    return apply(Op.DIV, x.get(0), x.get(1));
  }

  private static Expr floor(Frame frame, List<Expr> x) {
    return apply(Op.FLOOR_DIV, x.get(0), x.get(1));
  }

  /** One more than the truncated quotient where that is positive and something is left. */
  private static Expr ceiling(Frame frame, List<Expr> x) {
    Expr a = frame.reusable(x.get(0));
    Expr b = frame.reusable(x.get(1));
    Expr quotient = frame.hold(apply(Op.DIV, a, b));
    Expr alike = apply(Op.GE, apply(Op.XOR, a, b), number(a, 0));
    Expr left = apply(Op.NE, apply(Op.MUL, quotient, b), a);
    Expr more = conditional(apply(Op.AND, alike, left), number(a, 1), number(a, 0));
    return apply(Op.ADD, quotient, more);
  }

  /** The remainder less the divisor where both have one sign. */
  private static Expr remainder(Frame frame, List<Expr> x) {
    Expr a = frame.reusable(x.get(0));
    Expr b = frame.reusable(x.get(1));
    Expr rest = frame.hold(apply(Op.REM, a, b));
    Expr alike = apply(Op.GE, apply(Op.XOR, rest, b), number(b, 0));
    Expr left = apply(Op.NE, rest, number(b, 0));
    return apply(Op.SUB, rest, conditional(apply(Op.AND, alike, left), b, number(b, 0)));
  }

  /** Only the smallest number by -1 overflows: both are negative, and so is what it wraps to. */
  private static Expr exact(Frame frame, List<Expr> x, Intrinsics.Form quotient) {
    Expr a = frame.reusable(x.get(0));
    Expr b = frame.reusable(x.get(1));
    Expr result = frame.hold(quotient.of(frame, List.of(a, b)));
    Expr signs = apply(Op.AND, apply(Op.AND, a, b), result);
    return ExactMethods.exact(result, apply(Op.GE, signs, number(a, 0)));
  }

  private static Expr number(Expr like, long value) {
    return new Expr.Constant(like.type(), value);
  }
}
