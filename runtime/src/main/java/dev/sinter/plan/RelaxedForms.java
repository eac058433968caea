package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cheaper forms of a floating line under {@link dev.sinter.fused.Precision#RELAXED}, where terms
 * may be grouped anew and rounded otherwise:
 *
 * <ul>
 *   <li>{@code a / b / c} is {@code a / (b * c)}, and {@code x / u} is {@code x * (1 / u)} for a
 *       value {@code u} that is the same for all elements;
 *   <li>{@code x * u * v} is {@code x * (u * v)}, and so for sums; literals are computed now;
 *   <li>{@code pow(x, n)} is a product, for a whole {@code n} of at most {@value #MOST_FACTORS}.
 * </ul>
 *
 * <p>Contraction of {@code a * b + c} is left to compilers, which know what the device has.
 */
final class RelaxedForms {
  /** Largest exponent, either sign, that becomes a product. */
  static final int MOST_FACTORS = 16;

  private final Body body;

  RelaxedForms(Body body) {
    this.body = body;
  }

  /** The line's value in another form; null if there is none. */
  Expr.@Nullable Local simplified(Expr line) {
    if (!(line instanceof Expr.Apply apply) || !isFloating(apply.type())) {
      return null;
    }
    List<Expr> operands = apply.operands();
    return switch (apply.op()) {
      case DIV -> quotient(operands.get(0), operands.get(1));
      case MUL, ADD -> regrouped(apply.op(), operands.get(0), operands.get(1));
      case POW ->
          definition(operands.get(1)) instanceof Expr.Constant literal
              ? power(operands.get(0), value(literal))
              : null;
      default -> null;
    };
  }

  private static boolean isFloating(DType type) {
    return type == DType.F32 || type == DType.F64;
  }

  private Expr.@Nullable Local quotient(Expr dividend, Expr divisor) {
    if (isOne(dividend)) {
      return literals(Op.DIV, dividend, divisor);
    }
    if (isUniform(divisor)) {
      return apply(Op.MUL, dividend, apply(Op.DIV, one(divisor.type()), divisor));
    }
    return definition(dividend) instanceof Expr.Apply inner && inner.op() == Op.DIV
        ? apply(Op.DIV, inner.operands().get(0), apply(Op.MUL, inner.operands().get(1), divisor))
        : null;
  }

  /** What is uniform together: {@code (x * u) * v}, {@code u * (x * v)} and so on. */
  private Expr.@Nullable Local regrouped(Op op, Expr left, Expr right) {
    if (isUniform(left) && isUniform(right)) {
      return literals(op, left, right);
    }
    Expr uniform = isUniform(left) ? left : right;
    Expr other = isUniform(left) ? right : left;
    if (!isUniform(uniform)
        || !(definition(other) instanceof Expr.Apply inner)
        || inner.op() != op) {
      return null;
    }
    Expr first = inner.operands().get(0);
    Expr second = inner.operands().get(1);
    if (isUniform(second)) {
      return apply(op, first, apply(op, second, uniform));
    }
    return isUniform(first) ? apply(op, second, apply(op, first, uniform)) : null;
  }

  /** Two literals as one. */
  private Expr.@Nullable Local literals(Op op, Expr left, Expr right) {
    if (definition(left) instanceof Expr.Constant one
        && definition(right) instanceof Expr.Constant other) {
      long bits = Semantics.apply(op, one.type(), new long[] {one.bits(), other.bits()});
      return body.line(new Expr.Constant(one.type(), bits));
    }
    return null;
  }

  /** {@code x} to a whole power as products by squaring; null for other exponents. */
  Expr.@Nullable Local power(Expr x, double exponent) {
    int count = (int) Math.abs(exponent);
    if (Math.abs(exponent) != count || count == 0 || count > MOST_FACTORS) {
      return null;
    }
    // from the highest digit downwards: its own factor is x
    Expr product = x;
    for (int digit = Integer.highestOneBit(count) / 2; digit > 0; digit /= 2) {
      product = apply(Op.MUL, product, product);
      product = (count & digit) == 0 ? product : apply(Op.MUL, product, x);
    }
    return (Expr.Local) (exponent > 0 ? product : apply(Op.DIV, one(x.type()), product));
  }

  private Expr.Local apply(Op op, Expr... operands) {
    return body.line(Expr.Apply.of(op, operands));
  }

  private Expr.Local one(DType type) {
    long bits = Semantics.convert(DType.I32, type, 1);
    return body.line(new Expr.Constant(type, bits));
  }

  private boolean isOne(Expr value) {
    return definition(value) instanceof Expr.Constant constant && value(constant) == 1;
  }

  private static double value(Expr.Constant literal) {
    return literal.type() == DType.F32
        ? Float.intBitsToFloat((int) literal.bits())
        : Double.longBitsToDouble(literal.bits());
  }

  /** A literal, a scalar argument, or what was computed of these alone. */
  private boolean isUniform(Expr value) {
    Expr line = definition(value);
    return line instanceof Expr.Constant
        || line instanceof Expr.Argument
        || (line instanceof Expr.Apply apply
            && apply.operands().stream().allMatch(this::isUniform));
  }

  private Expr definition(Expr value) {
    return value instanceof Expr.Local local ? body.lines().get(local.index()) : value;
  }
}
