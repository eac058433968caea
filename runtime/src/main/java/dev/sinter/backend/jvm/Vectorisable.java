package dev.sinter.backend.jvm;

import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;

/**
 * Which lines C2's auto-vectoriser (JDK 17) turns into vector instructions when they stand in a
 * simple loop with others of their width. A loop in which one line is not vectorised is not
 * vectorised at all, hence the distinction.
 */
final class Vectorisable {
  private Vectorisable() {}

  static boolean test(Body body, int line) {
    return body.line(line) instanceof Expr.Apply apply
        && switch (apply.type()) {
          case F32 -> floats(apply.op());
          case F64 -> floats(apply.op()) || rounds(apply.op());
          case I32, U32, I64, U64 -> integers(body, apply);
          case BOOL, I8, U8, I16, U16, F16 -> false;
          case C64, C128 -> throw apply.type().isTwoNodes();
        };
  }

  private static boolean floats(Op op) {
    return switch (op) {
      case ADD, SUB, MUL, DIV, NEG, ABS, SQRT, MIN, MAX -> true;
      default -> false;
    };
  }

  /** The float forms go through double and back, which is not vectorised. */
  private static boolean rounds(Op op) {
    return op == Op.FLOOR || op == Op.CEIL || op == Op.RINT;
  }

  private static boolean integers(Body body, Expr.Apply apply) {
    return switch (apply.op()) {
      case ADD, SUB, AND, OR, XOR, NOT, NEG -> true;
      case MUL -> apply.type().bytes() == 4;
      case SHL, SHR, USHR ->
          apply.operands().get(1) instanceof Expr.Local count
              && body.kind(count.index()) == Body.Kind.UNIFORM;
      default -> false;
    };
  }
}
