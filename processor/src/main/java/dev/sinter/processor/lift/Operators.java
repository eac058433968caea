package dev.sinter.processor.lift;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.sinter.ir.Op;
import org.jspecify.annotations.Nullable;

/** Java's operators in trees, as {@link Op}s. */
final class Operators {
  private Operators() {}

  static Op binary(Tree.Kind kind) {
    return switch (kind) {
      case PLUS -> Op.ADD;
      case MINUS -> Op.SUB;
      case MULTIPLY -> Op.MUL;
      case DIVIDE -> Op.DIV;
      case REMAINDER -> Op.REM;
      case LEFT_SHIFT -> Op.SHL;
      case RIGHT_SHIFT -> Op.SHR;
      case UNSIGNED_RIGHT_SHIFT -> Op.USHR;
      case LESS_THAN -> Op.LT;
      case LESS_THAN_EQUAL -> Op.LE;
      case GREATER_THAN -> Op.GT;
      case GREATER_THAN_EQUAL -> Op.GE;
      case EQUAL_TO -> Op.EQ;
      case NOT_EQUAL_TO -> Op.NE;
      case AND -> Op.AND;
      case OR -> Op.OR;
      case XOR -> Op.XOR;
      default -> throw new IllegalArgumentException("binary operator " + kind);
    };
  }

  static Op compound(Tree.Kind kind) {
    return switch (kind) {
      case PLUS_ASSIGNMENT -> Op.ADD;
      case MINUS_ASSIGNMENT -> Op.SUB;
      case MULTIPLY_ASSIGNMENT -> Op.MUL;
      case DIVIDE_ASSIGNMENT -> Op.DIV;
      case REMAINDER_ASSIGNMENT -> Op.REM;
      case LEFT_SHIFT_ASSIGNMENT -> Op.SHL;
      case RIGHT_SHIFT_ASSIGNMENT -> Op.SHR;
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Op.USHR;
      case AND_ASSIGNMENT -> Op.AND;
      case OR_ASSIGNMENT -> Op.OR;
      case XOR_ASSIGNMENT -> Op.XOR;
      default -> throw new IllegalArgumentException("compound assignment " + kind);
    };
  }

  /** The double literal that a tree is, up to parentheses and a sign, or null. */
  static @Nullable LiteralTree doubleLiteral(Tree tree) {
    if (tree instanceof ParenthesizedTree parentheses) {
      return doubleLiteral(parentheses.getExpression());
    }
    if (tree instanceof UnaryTree sign && sign.getKind() == Tree.Kind.UNARY_MINUS) {
      return doubleLiteral(sign.getExpression());
    }
    return tree instanceof LiteralTree literal && literal.getKind() == Tree.Kind.DOUBLE_LITERAL
        ? literal
        : null;
  }
}
