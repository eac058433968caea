package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;

/**
 * Complex division by the method of Smith, with the scaling and the care for underflow of Baudin
 * and Smith, "A Robust Complex Division in Scilab" (2012): no intermediate value overflows or
 * vanishes where the quotient does not.
 */
final class Quotient {
  private final DType type;

  private Quotient(DType type) {
    this.type = type;
  }

  /** {@code a / b}; b is complex, a of the same part type, complex or real. */
  static Parts of(Parts a, Parts b) {
    Quotient quotient = new Quotient(b.re().type());
    Node high = quotient.larger(a.re(), a.imaginary());
    Node low = quotient.larger(b.re(), b.imaginary());
    Node up = quotient.scale(high);
    Node down = quotient.scale(low);
    Node back = div(down, up);
    Parts quotientOfScaled =
        quotient.smith(a.map(part -> mul(part, up)), b.map(part -> mul(part, down)));
    return quotientOfScaled.map(part -> mul(part, back));
  }

  private Node larger(Node x, Node y) {
    return Capture.apply(Op.MAX, Capture.apply(Op.ABS, x), Capture.apply(Op.ABS, y));
  }

  /** A power of two that brings values of this magnitude away from the ends of the range. */
  private Node scale(Node magnitude) {
    boolean single = type == DType.F32;
    Node huge = number(single ? 0x1p126 : 0x1p1022);
    Node tiny = number(single ? 0x1p-101 : 0x1p-968);
    Node enlarged =
        select(Capture.apply(Op.LT, magnitude, tiny), number(single ? 0x1p48 : 0x1p106), number(1));
    return select(Capture.apply(Op.GE, magnitude, huge), number(0.25), enlarged);
  }

  /** Smith's method; the divisor's parts change places so that the ratio is at most 1. */
  private Parts smith(Parts a, Parts b) {
    Node wide =
        Capture.apply(Op.GE, Capture.apply(Op.ABS, b.re()), Capture.apply(Op.ABS, b.imaginary()));
    Node large = select(wide, b.re(), b.imaginary());
    Node small = select(wide, b.imaginary(), b.re());
    Node ratio = div(small, large);
    Node denominator = Capture.apply(Op.ADD, large, mul(small, ratio));
    Node vanished = Capture.apply(Op.EQ, ratio, number(0));
    Node re = timesRatio(a.re(), ratio, vanished, small, large);
    if (!a.isComplex()) {
      return Parts.complex(
          div(select(wide, a.re(), re), denominator),
          div(Capture.apply(Op.NEG, select(wide, re, a.re())), denominator));
    }
    Node im = timesRatio(a.imaginary(), ratio, vanished, small, large);
    Node sum = Capture.apply(Op.ADD, select(wide, a.re(), a.imaginary()), select(wide, im, re));
    Node difference =
        Capture.apply(Op.SUB, select(wide, a.imaginary(), im), select(wide, re, a.re()));
    return Parts.complex(div(sum, denominator), div(difference, denominator));
  }

  /** {@code x * (small / large)}, also where the ratio underflows. */
  private static Node timesRatio(Node x, Node ratio, Node vanished, Node small, Node large) {
    return select(vanished, mul(small, div(x, large)), mul(x, ratio));
  }

  private Node number(double value) {
    return Capture.scalar(type, value);
  }

  private static Node select(Node condition, Node a, Node b) {
    return Capture.apply(Op.SELECT, condition, a, b);
  }

  private static Node mul(Node a, Node b) {
    return Capture.apply(Op.MUL, a, b);
  }

  private static Node div(Node a, Node b) {
    return Capture.apply(Op.DIV, a, b);
  }
}
