package dev.sinter.processor.lift;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import dev.sinter.processor.Problem;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Lifts assignments, increments and decrements: a statement each, and the value they leave. */
final class AssignmentLifter {
  private final Lifter lifter;
  private final Frame frame;
  private final ExpressionLifter expressions;

  AssignmentLifter(Lifter lifter, ExpressionLifter expressions) {
    this.lifter = lifter;
    this.frame = lifter.frame();
    this.expressions = expressions;
  }

  /**
   * A variable that is assigned.
   *
   * @param path where to report a type that kernels don't have
   */
  private record Target(Expr.Local local, TypeMirror type, TreePath path) {}

  Expr plain(AssignmentTree tree, TreePath path) {
    Expr value = expressions.attempt(Lifter.child(path, tree.getExpression()));
    Target target = target(Lifter.child(path, tree.getVariable()));
    if (value == null) {
      throw lifter.silently();
    }
    return assign(target, lifter.convert(target.type(), value, target.path()));
  }

  /** {@code a op= b} is {@code a = (T) (a op b)}; a is read before b is evaluated. */
  Expr compound(CompoundAssignmentTree tree, TreePath path) {
    TreePath variable = Lifter.child(path, tree.getVariable());
    TreePath operand = Lifter.child(path, tree.getExpression());
    Target target = target(variable);
    List<Expr> operands = expressions.inOrder(List.of(variable, operand));
    expressions.warnOfDouble(variable, operand, path);
    Op op = Operators.compound(tree.getKind());
    return assignCast(target, expressions.arithmetic(op, operands.get(0), operands.get(1), path));
  }

  /** {@code ++x}, {@code --x}; also {@code x++} where the old value is not needed. */
  Expr step(UnaryTree tree, TreePath path) {
    return step(target(Lifter.child(path, tree.getExpression())), tree);
  }

  /** {@code x++}, {@code x--}. */
  Expr stepAfter(UnaryTree tree, TreePath path) {
    Target target = target(Lifter.child(path, tree.getExpression()));
    Expr before = frame.hold(target.local());
    var unused = step(target, tree);
    return before;
  }

  private Expr step(Target target, UnaryTree tree) {
    boolean up =
        tree.getKind() == Tree.Kind.PREFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_INCREMENT;
    Expr one = Folding.convert(target.local().type(), Folding.constant(1));
    return assignCast(target, Folding.apply(up ? Op.ADD : Op.SUB, target.local(), one));
  }

  private Expr assignCast(Target target, Expr value) {
    return assign(target, lifter.cast(target.type(), value, target.path()));
  }

  private Expr assign(Target target, Expr value) {
    frame.add(new Stmt.Assign(target.local().index(), value));
    return target.local();
  }

  private Target target(TreePath path) {
    if (path.getLeaf() instanceof ParenthesizedTree parentheses) {
      return target(Lifter.child(path, parentheses.getExpression()));
    }
    if (path.getLeaf() instanceof IdentifierTree
        && lifter.element(path) instanceof VariableElement variable) {
      Expr.Local local = frame.variable(variable);
      if (local != null) {
        return new Target(local, variable.asType(), path);
      }
    }
    if (lifter.element(path) instanceof VariableElement variable
        && variable.getKind().isField()
        && variable.getConstantValue() == null) {
      throw lifter.rejectTyped(Problem.FIELD_ASSIGNMENT, path, variable.getSimpleName());
    }
    if (expressions.lift(path) instanceof Expr.Constant) {
      // javac reports the assignment to a constant.
      throw lifter.silently();
    }
    throw lifter.rejectTyped(Problem.UNSUPPORTED, path, "assignment");
  }
}
