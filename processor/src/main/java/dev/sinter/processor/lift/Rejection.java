package dev.sinter.processor.lift;

import com.sun.source.tree.Tree;
import dev.sinter.processor.Problem;

/**
 * Why a kind of tree that is never lifted can't be.
 *
 * @param what the construct, for the message
 */
record Rejection(Problem problem, String what) {
  /**
   * The reason for a tree that the lifters have no method for. Newer compilers may have new kinds.
   */
  static Rejection of(Tree tree) {
    return switch (tree.getKind()) {
      case SWITCH -> new Rejection(Problem.SWITCH, "switch statement");
      case SWITCH_EXPRESSION -> new Rejection(Problem.SWITCH, "switch expression");
      case LAMBDA_EXPRESSION -> new Rejection(Problem.LAMBDA, "lambda expression");
      case MEMBER_REFERENCE -> new Rejection(Problem.LAMBDA, "method reference");
      case ARRAY_ACCESS -> new Rejection(Problem.ARRAY, "array access");
      case NEW_ARRAY -> new Rejection(Problem.ARRAY, "array creation");
      case ENHANCED_FOR_LOOP -> new Rejection(Problem.ARRAY, "for-each loop");
      case NEW_CLASS -> new Rejection(Problem.OBJECT, "object creation");
      case INSTANCE_OF -> new Rejection(Problem.OBJECT, "instanceof");
      case STRING_LITERAL -> new Rejection(Problem.OBJECT, "string");
      case NULL_LITERAL -> new Rejection(Problem.OBJECT, "null");
      case CLASS, INTERFACE, ENUM, RECORD -> new Rejection(Problem.OBJECT, "local class");
      case TRY -> new Rejection(Problem.EXCEPTION, "try statement");
      case THROW -> new Rejection(Problem.EXCEPTION, "throw statement");
      case ASSERT -> new Rejection(Problem.EXCEPTION, "assert statement");
      case SYNCHRONIZED -> new Rejection(Problem.UNSUPPORTED, "synchronized statement");
      default -> new Rejection(Problem.UNSUPPORTED, name(tree.getKind()));
    };
  }

  private static String name(Tree.Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
