package dev.sinter.processor.lift;

import dev.sinter.DType;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Builds expressions, computing those of constants and choosing the cheaper of two forms that give
 * the same bits. Only operators whose bits the Java language fixes are computed here.
 */
final class Folding {
  /** Java's own operators. */
  private static final Set<Op> OPERATORS =
      EnumSet.of(
          Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.REM, Op.NEG, Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE,
          Op.AND, Op.OR, Op.XOR, Op.NOT, Op.SHL, Op.SHR, Op.USHR);

  /** {@code (double) op(f) == op((double) f)} for every float. */
  private static final Set<Op> ROUNDING = EnumSet.of(Op.FLOOR, Op.CEIL, Op.RINT, Op.TRUNC);

  /** The float operator is by definition the double one, rounded to float. */
  private static final Set<Op> COMPUTED_IN_DOUBLE =
      EnumSet.of(
          Op.SQRT, Op.CBRT, Op.EXP, Op.EXPM1, Op.LOG, Op.LOG10, Op.LOG1P, Op.SIN, Op.COS, Op.TAN,
          Op.ASIN, Op.ACOS, Op.ATAN, Op.SINH, Op.COSH, Op.TANH, Op.POW, Op.ATAN2);

  private Folding() {}

  static Expr.Constant constant(int value) {
    return new Expr.Constant(DType.I32, value);
  }

  static Expr.Constant constant(long value) {
    return new Expr.Constant(DType.I64, value);
  }

  static Expr.Constant constant(float value) {
    return new Expr.Constant(DType.F32, Float.floatToRawIntBits(value));
  }

  static Expr.Constant constant(double value) {
    return new Expr.Constant(DType.F64, Double.doubleToRawLongBits(value));
  }

  static Expr.Constant constant(boolean value) {
    return new Expr.Constant(DType.BOOL, value ? 1 : 0);
  }

  /** An operator on operands of the right types. */
  static Expr apply(Op op, Expr... operands) {
    Expr.Apply apply = Expr.Apply.of(op, operands);
    if (OPERATORS.contains(op) && areConstant(apply.operands()) && !dividesByZero(apply)) {
      return computed(apply);
    }
    if (op == Op.EXACT && !apply.canTrap()) {
      return operands[0];
    }
    if (op == Op.NOT && isNot(operands[0])) {
      return ((Expr.Apply) operands[0]).operands().get(0);
    }
    if (ROUNDING.contains(op) && isWidenedFloat(operands[0])) {
      return new Expr.Convert(DType.F64, Expr.Apply.of(op, narrowed(operands[0])));
    }
    return apply;
  }

  /** Whether an operator is an error for every element. */
  static boolean dividesByZero(Expr.Apply apply) {
    return apply.op() != Op.EXACT
        && apply.op().traps(apply.type())
        && apply.operands().get(1) instanceof Expr.Constant divisor
        && divisor.bits() == 0;
  }

  /** Whether such an operator stands in {@code value}. */
  static boolean containsDivisionByZero(Expr value) {
    boolean[] found = new boolean[1];
    value.accept(
        new Calls.Walk() {
          @Override
          public Void apply(Expr.Apply apply) {
            found[0] |= dividesByZero(apply);
            return super.apply(apply);
          }
        });
    return found[0];
  }

  /** Java's conversion to {@code type}. */
  static Expr convert(DType type, Expr value) {
    if (value.type() == type) {
      return value;
    }
    if (value instanceof Expr.Constant constant) {
      return new Expr.Constant(type, Semantics.convert(constant.type(), type, constant.bits()));
    }
    if (value instanceof Expr.Convert inner && isExactInDouble(inner)) {
      return convert(type, inner.value());
    }
    if (type == DType.F32 && value instanceof Expr.Apply apply && isFloatFunction(apply)) {
      Expr[] operands = apply.operands().stream().map(Folding::narrowed).toArray(Expr[]::new);
      return Expr.Apply.of(apply.op(), operands);
    }
    return new Expr.Convert(type, value);
  }

  /** {@code condition ? then : otherwise}. */
  static Expr conditional(Expr condition, Expr then, Expr otherwise) {
    if (condition instanceof Expr.Constant constant) {
      return constant.bits() != 0 ? then : otherwise;
    }
    return new Expr.Conditional(then.type(), condition, then, otherwise);
  }

  /** {@code condition ? yes : no} of small numbers. */
  static Expr conditional(Expr condition, int yes, int no) {
    return conditional(condition, constant(yes), constant(no));
  }

  /** The conversion to byte (8 bits), short (16) or char (unsigned 16) of an int. */
  static Expr lowBits(Expr value, int width, boolean signed) {
    if (!signed) {
      return apply(Op.AND, value, constant((1 << width) - 1));
    }
    Expr.Constant distance = constant(Integer.SIZE - width);
    return apply(Op.SHR, apply(Op.SHL, value, distance), distance);
  }

  private static Expr computed(Expr.Apply apply) {
    List<Expr> operands = apply.operands();
    long[] bits = operands.stream().mapToLong(each -> ((Expr.Constant) each).bits()).toArray();
    boolean shift = apply.op().typing() == Op.Typing.SHIFT;
    DType type = operands.get(shift ? 0 : operands.size() - 1).type();
    return new Expr.Constant(apply.type(), Semantics.apply(apply.op(), type, bits));
  }

  private static boolean areConstant(List<Expr> operands) {
    return operands.stream().allMatch(Expr.Constant.class::isInstance);
  }

  private static boolean isNot(Expr value) {
    return value instanceof Expr.Apply apply && apply.op() == Op.NOT;
  }

  /** Going through double changes nothing, whatever the target. */
  private static boolean isExactInDouble(Expr.Convert convert) {
    DType source = convert.value().type();
    return convert.type() == DType.F64 && (source == DType.F32 || source == DType.I32);
  }

  private static boolean isWidenedFloat(Expr value) {
    return value instanceof Expr.Convert convert
        && convert.type() == DType.F64
        && convert.value().type() == DType.F32;
  }

  /** {@code (float) Math.exp((double) f)} and the like. */
  private static boolean isFloatFunction(Expr.Apply apply) {
    return COMPUTED_IN_DOUBLE.contains(apply.op())
        && apply.operands().stream().anyMatch(Folding::isWidenedFloat)
        && apply.operands().stream().allMatch(each -> isWidenedFloat(each) || isFloat(each));
  }

  private static boolean isFloat(Expr value) {
    return value instanceof Expr.Constant constant
        && Semantics.convert(
                DType.F32, DType.F64, Semantics.convert(DType.F64, DType.F32, constant.bits()))
            == constant.bits();
  }

  private static Expr narrowed(Expr widened) {
    return widened instanceof Expr.Convert convert ? convert.value() : convert(DType.F32, widened);
  }
}
