package dev.sinter.processor.lift;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * To which type javac converts the arms of a conditional expression. By the language that is the
 * expression's own type (JLS 15.25.2), but the class file converts each arm straight to the type
 * that the value is wanted in, unless parentheses stand between, or the condition is a constant
 * expression and the arm of another type: in {@code double d = c ? anInt : aFloat} the int isn't
 * rounded to float. Kernels follow the class file. Only float wanted as double makes a difference.
 */
final class ArmTypes {
  private final Lifter lifter;

  ArmTypes(Lifter lifter) {
    this.lifter = lifter;
  }

  /** The type of an arm of the expression at a path, or null where javac has reported an error. */
  @Nullable TypeMirror of(TreePath arm, ConditionalExpressionTree tree, TreePath path) {
    TypeMirror own = lifter.type(path);
    if (own == null || own.getKind() != TypeKind.FLOAT) {
      return own;
    }
    TypeMirror wanted = wanted(path);
    boolean direct =
        wanted != null
            && wanted.getKind() == TypeKind.DOUBLE
            && (lifter.kind(arm) == TypeKind.FLOAT
                || !isConstant(Lifter.child(path, tree.getCondition())));
    return direct ? wanted : own;
  }

  /** The type in which what contains an expression wants its value, or null if in its own. */
  private @Nullable TypeMirror wanted(TreePath path) {
    Tree tree = path.getLeaf();
    TreePath parent = path.getParentPath();
    Tree around = parent.getLeaf();
    if (around instanceof ConditionalExpressionTree outer) {
      TypeMirror wanted = tree == outer.getCondition() ? null : wanted(parent);
      return wanted == null ? lifter.type(parent) : wanted;
    }
    if (around instanceof VariableTree) {
      return lifter.element(parent) instanceof VariableElement variable ? variable.asType() : null;
    }
    if (around instanceof AssignmentTree assignment) {
      return lifter.type(Lifter.child(parent, assignment.getVariable()));
    }
    if (around instanceof CompoundAssignmentTree assignment) {
      return lifter.type(Lifter.child(parent, assignment.getVariable()));
    }
    if (around instanceof MethodInvocationTree call) {
      int index = call.getArguments().indexOf(tree);
      return index >= 0
              && lifter.element(parent) instanceof ExecutableElement method
              && index < method.getParameters().size() // more are there of a variable-arity method
          ? method.getParameters().get(index).asType()
          : null;
    }
    return around instanceof ReturnTree ? returned(parent) : null;
  }

  private @Nullable TypeMirror returned(TreePath path) {
    TreePath method = path;
    while (!(method.getLeaf() instanceof MethodTree)) {
      method = method.getParentPath();
    }
    return lifter.element(method) instanceof ExecutableElement executable
        ? executable.getReturnType()
        : null;
  }

  /** Whether an expression is constant by JLS 15.29. */
  private boolean isConstant(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parentheses) {
      return isConstant(Lifter.child(path, parentheses.getExpression()));
    }
    if (tree instanceof TypeCastTree cast) {
      return isConstant(Lifter.child(path, cast.getExpression()));
    }
    if (tree instanceof UnaryTree unary) {
      return isConstant(Lifter.child(path, unary.getExpression()));
    }
    if (tree instanceof BinaryTree binary) {
      return isConstant(Lifter.child(path, binary.getLeftOperand()))
          && isConstant(Lifter.child(path, binary.getRightOperand()));
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return isConstant(Lifter.child(path, choice.getCondition()))
          && isConstant(Lifter.child(path, choice.getTrueExpression()))
          && isConstant(Lifter.child(path, choice.getFalseExpression()));
    }
    return tree instanceof LiteralTree
        || (lifter.element(path) instanceof VariableElement variable
            && variable.getConstantValue() != null);
  }
}
