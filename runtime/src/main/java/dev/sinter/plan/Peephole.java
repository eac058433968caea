package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Identities;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cheaper forms of a line, given the lines before it: always the same bits, the payload of NaN
 * apart. No rule drops the last use of an array, so element errors stay.
 */
final class Peephole {
  private final List<Expr> lines;

  /**
   * Over lines that grow.
   *
   * @param lines those so far
   */
  Peephole(List<Expr> lines) {
    this.lines = lines;
  }

  /** What the line comes to: an {@link Expr.Local} if an earlier line has this value. */
  Expr simplified(Expr line) {
    Expr simple = null;
    if (line instanceof Expr.Apply apply) {
      simple = apply(apply);
    } else if (line instanceof Expr.Convert convert) {
      simple = convert(convert);
    } else if (line instanceof Expr.Bitcast bitcast
        && definition(bitcast.value()) instanceof Expr.Bitcast inner
        && inner.value().type() == bitcast.type()) {
      simple = inner.value(); // there and back
    }
    return simple == null ? line : simple;
  }

  private @Nullable Expr apply(Expr.Apply apply) {
    Op op = apply.op();
    Expr first = apply.operands().get(0);
    return switch (op) {
      // flips the sign, or all bits, twice; on integers both wrap
      case NEG, NOT -> operandOf(op, first);
      case ABS -> absolute(first);
      // idempotent, for NaN and zeros too
      case MIN, MAX, AND, OR -> apply.operands().get(1).equals(first) ? first : onLiteral(apply);
      default -> onLiteral(apply);
    };
  }

  /**
   * {@code |-x|} is {@code |x|}, and {@code ||x||} too, also for the least integer; unsigned {@code
   * |x|} is x.
   */
  private @Nullable Expr absolute(Expr operand) {
    if (operand.type().isUnsigned()) {
      return operand;
    }
    Expr negated = operandOf(Op.NEG, operand);
    if (negated != null) {
      return Expr.Apply.of(Op.ABS, negated);
    }
    return operandOf(Op.ABS, operand) == null ? null : operand;
  }

  private @Nullable Expr onLiteral(Expr.Apply apply) {
    if (apply.operands().size() != 2) {
      return null;
    }
    Expr first = apply.operands().get(0);
    Expr second = apply.operands().get(1);
    if (definition(second) instanceof Expr.Constant literal
        && Identities.right(apply.op(), first.type(), literal.bits())) {
      return first;
    }
    return definition(first) instanceof Expr.Constant literal
            && Identities.left(apply.op(), second.type(), literal.bits())
        ? second
        : null;
  }

  private @Nullable Expr convert(Expr.Convert convert) {
    if (definition(convert.value()) instanceof Expr.Convert inner
        && skips(inner.value().type(), inner.type(), convert.type())) {
      Expr value = inner.value();
      return value.type() == convert.type() ? value : new Expr.Convert(convert.type(), value);
    }
    boolean narrows = convert.type() == DType.F32 && convert.value().type() == DType.F64;
    return narrows && definition(convert.value()) instanceof Expr.Apply apply
        ? inFloat(apply)
        : null;
  }

  /**
   * Whether {@code from} converted through {@code wide} is {@code from} converted to {@code to}.
   */
  static boolean skips(DType from, DType wide, DType to) {
    if (!holdsAll(wide, from)) {
      return false;
    }
    if (from.isInteger() && wide.isFloating() && to.isInteger()) {
      // Integers wrap, floating values saturate.
      boolean negative = !from.isUnsigned() && (to == DType.U32 || to == DType.U64);
      boolean large = from == DType.U32 && to != DType.I64 && to != DType.U64;
      return from == to || !(negative || large);
    }
    return true;
  }

  /** Whether every value of {@code narrow} is one of {@code wide}. */
  static boolean holdsAll(DType wide, DType narrow) {
    return switch (narrow) {
      case BOOL -> true;
      case I8, U8, I16, U16, I32, U32 ->
          wide.isInteger()
              ? narrow.widensTo(wide)
              : wide.isFloating() && digits(wide) >= 8 * narrow.bytes();
      case F16, F32 -> wide.isFloating() && narrow.widensTo(wide);
      case I64, U64, F64 -> false;
      case C64, C128 -> throw narrow.isTwoNodes();
    };
  }

  /** How many bits of an integer a floating type holds. */
  private static int digits(DType type) {
    return type == DType.F64 ? 53 : type == DType.F32 ? 24 : 11;
  }

  /** {@code (float) op((double) a, ...)} as {@code op(a, ...)}, or null where the bits differ. */
  private @Nullable Expr inFloat(Expr.Apply apply) {
    if (!roundsOnce(apply.op())) {
      return null;
    }
    List<Expr> floats = new ArrayList<>();
    for (Expr operand : apply.operands()) {
      if (!(definition(operand) instanceof Expr.Convert wide) || wide.value().type() != DType.F32) {
        return null;
      }
      floats.add(wide.value());
    }
    return new Expr.Apply(apply.op(), DType.F32, floats);
  }

  /**
   * Whether rounding to double first does no harm: the result is one of the operands or exact, or a
   * double has more than twice a float's digits, and two more (Figueroa, "When is double rounding
   * innocuous?", 1995).
   */
  private static boolean roundsOnce(Op op) {
    return switch (op) {
      case ADD, SUB, MUL, DIV, SQRT -> true;
      case REM, NEG, ABS, SIGN, MIN, MAX, COPY_SIGN, FLOOR, CEIL, RINT, TRUNC -> true;
      default -> false;
    };
  }

  private @Nullable Expr operandOf(Op op, Expr value) {
    return definition(value) instanceof Expr.Apply apply && apply.op() == op
        ? apply.operands().get(0)
        : null;
  }

  private Expr definition(Expr value) {
    return value instanceof Expr.Local local ? lines.get(local.index()) : value;
  }
}
