package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;

/**
 * The operators on complex elements as operators on their parts. The formulas stand in
 * docs/numbers.md; each is fixed, so that those of + - * / and sqrt alone give the same bits on
 * every device.
 */
final class Complex {
  private Complex() {}

  static Parts apply(Op op, Parts z) {
    Node re = z.re();
    Node im = z.imaginary();
    return switch (op) {
      case NEG -> z.map(part -> Capture.apply(Op.NEG, part));
      case ABS -> Parts.real(Capture.apply(Op.HYPOT, re, im));
      case SQRT -> ComplexFunctions.sqrt(z);
      case EXP -> ComplexFunctions.exp(z);
      case LOG -> ComplexFunctions.log(z);
      case EXP2 -> ComplexFunctions.exp2(z);
      case EXPM1 -> ComplexFunctions.expm1(z);
      case LOG2 -> ComplexFunctions.log(z, 2);
      case LOG10 -> ComplexFunctions.log(z, 10);
      case LOG1P -> ComplexFunctions.log1p(z);
      case SIGN -> ComplexFunctions.sign(z);
      case RSQRT ->
          apply(Op.DIV, Parts.real(Capture.scalar(re.type(), 1)), ComplexFunctions.sqrt(z));
      case SIN -> ComplexTrigonometry.sin(z);
      case COS -> ComplexTrigonometry.cos(z);
      case TAN -> ComplexTrigonometry.tan(z);
      case ASIN -> ComplexTrigonometry.asin(z);
      case ACOS -> ComplexTrigonometry.acos(z);
      case ATAN -> ComplexTrigonometry.atan(z);
      case SINH -> ComplexTrigonometry.sinh(z);
      case COSH -> ComplexTrigonometry.cosh(z);
      case TANH -> ComplexTrigonometry.tanh(z);
      case ASINH -> ComplexTrigonometry.asinh(z);
      case ACOSH -> ComplexTrigonometry.acosh(z);
      case ATANH -> ComplexTrigonometry.atanh(z);
      case IS_NAN, IS_INFINITE ->
          Parts.real(Capture.apply(Op.OR, Capture.apply(op, re), Capture.apply(op, im)));
      case IS_FINITE ->
          Parts.real(Capture.apply(Op.AND, Capture.apply(op, re), Capture.apply(op, im)));
      default -> throw ComplexRefusal.of(z.type()); // Most have no complex meaning.
    };
  }

  /** At least one of the two is complex. */
  static Parts apply(Op op, Parts left, Parts right) {
    DType type = common(op, left, right);
    Parts a = left.as(type);
    Parts b = right.as(type);
    return switch (op) {
      case ADD -> sum(a, b);
      case SUB -> difference(a, b);
      case MUL -> product(a, b);
      case DIV -> b.isComplex() ? Quotient.of(a, b) : a.map(part -> ofParts(Op.DIV, part, b.re()));
      case POW -> ComplexFunctions.pow(a, b);
      case EQ, NE -> equality(op, a, b);
      default -> throw ComplexRefusal.of(type); // Most have no complex meaning.
    };
  }

  /** At least one of the two is complex. */
  private static DType common(Op op, Parts a, Parts b) {
    if (a.type() != DType.BOOL && b.type() != DType.BOOL) {
      return DType.promote(a.type(), b.type());
    }
    DType complex = a.isComplex() ? a.type() : b.type();
    throw switch (op) {
      case EQ, NE, SELECT -> Capture.mixed(a.type(), a.re(), b.type(), b.re());
      case ADD, SUB, MUL, DIV, POW -> Capture.notForFlags();
      default -> ComplexRefusal.of(complex); // Most have no complex meaning.
    };
  }

  /** {@code condition ? a : b}, the same element for both parts. */
  static Parts select(Node condition, Parts left, Parts right) {
    DType type = common(Op.SELECT, left, right);
    Parts a = left.as(type);
    Parts b = right.as(type);
    return Parts.complex(
        Capture.apply(Op.SELECT, condition, a.re(), b.re()),
        Capture.apply(Op.SELECT, condition, a.imaginary(), b.imaginary()));
  }

  static Node conjugated(Node im) {
    return Capture.apply(Op.NEG, im);
  }

  /** Whether an element is not 0; NaN is not. */
  static Node isNonzero(Parts z) {
    Node zero = Capture.constant(z.re().type(), 0);
    return Capture.apply(Op.OR, ofParts(Op.NE, z.re(), zero), ofParts(Op.NE, z.imaginary(), zero));
  }

  /** A real operand leaves the imaginary part as it is. */
  private static Parts sum(Parts a, Parts b) {
    Node im =
        a.isComplex() && b.isComplex()
            ? ofParts(Op.ADD, a.imaginary(), b.imaginary())
            : a.isComplex() ? a.imaginary() : b.imaginary();
    return Parts.complex(ofParts(Op.ADD, a.re(), b.re()), im);
  }

  private static Parts difference(Parts a, Parts b) {
    Node im =
        a.isComplex() && b.isComplex()
            ? ofParts(Op.SUB, a.imaginary(), b.imaginary())
            : a.isComplex() ? a.imaginary() : Capture.apply(Op.NEG, b.imaginary());
    return Parts.complex(ofParts(Op.SUB, a.re(), b.re()), im);
  }

  static Parts product(Parts a, Parts b) {
    if (!a.isComplex()) {
      return b.map(part -> ofParts(Op.MUL, a.re(), part));
    }
    if (!b.isComplex()) {
      return a.map(part -> ofParts(Op.MUL, part, b.re()));
    }
    Node re =
        ofParts(
            Op.SUB, ofParts(Op.MUL, a.re(), b.re()), ofParts(Op.MUL, a.imaginary(), b.imaginary()));
    Node im =
        ofParts(
            Op.ADD, ofParts(Op.MUL, a.re(), b.imaginary()), ofParts(Op.MUL, a.imaginary(), b.re()));
    return Parts.complex(re, im);
  }

  private static Parts equality(Op op, Parts a, Parts b) {
    return Parts.real(
        Capture.apply(
            op == Op.EQ ? Op.AND : Op.OR,
            ofParts(op, a.re(), b.re()),
            ofParts(op, a.imaginary(), b.imaginary())));
  }

  private static Node ofParts(Op op, Node a, Node b) {
    return Capture.apply(op, a, b);
  }
}
