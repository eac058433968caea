package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines of a body that compute with positions and indices, in I32 where these fit. */
final class Positions {
  private final Body body;

  Positions(Body body) {
    this.body = body;
  }

  /** The type for positions along an extent or in an array of this size. */
  static DType indexType(long size) {
    return size <= Integer.MAX_VALUE ? DType.I32 : DType.I64;
  }

  /** A number that depends on sizes: an argument of the kernel, so that its code does not. */
  Expr.Local size(long value, DType type, int rank) {
    return sum(Affine.constant(value, rank), type);
  }

  /** A position as a value of type I32 or I64. */
  Expr.Local sum(Affine position, DType type) {
    Expr.@Nullable Local sum = null;
    if (position.isFixed() || !position.startsAtZero()) {
      sum = converted(body.position(position.fixed()), type);
    }
    for (Affine.Term term : position.terms()) {
      Expr.Local far = far(term, type, position.strides().length);
      sum = sum == null ? far : body.line(Expr.Apply.of(Op.ADD, sum, far));
    }
    return Objects.requireNonNull(sum, "a position is fixed or has indices");
  }

  private Expr.Local far(Affine.Term term, DType type, int rank) {
    Expr.Local index = converted(term.index(), type);
    return term.stride() == 1
        ? index
        : body.line(Expr.Apply.of(Op.MUL, index, size(term.stride(), type, rank)));
  }

  /**
   * A position modulo {@code period}, as a value, I64.
   *
   * @param size that no position reaches
   */
  Expr.Local modulo(Affine position, long period, long size) {
    DType type = indexType(Math.max(size, period));
    Expr.Local dividend = sum(position, type);
    Expr.Local divisor = divisor(period, type, position.strides().length);
    return converted(body.line(Expr.Apply.of(Op.REM, dividend, divisor)), DType.I64);
  }

  /** A positive size: whoever reads the program alone sees that it is not zero. */
  Expr.Local divisor(long value, DType type, int rank) {
    Expr.Local one = body.line(new Expr.Constant(type, 1));
    return body.line(Expr.Apply.of(Op.MAX, size(value, type, rank), one));
  }

  private Expr.Local converted(Expr.Local value, DType type) {
    return value.type() == type ? value : body.line(new Expr.Convert(type, value));
  }
}
