package dev.sinter.processor.lift;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import dev.sinter.processor.JavaTypes;
import dev.sinter.processor.Problem;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Lifts statements into the {@link Frame}. A rejected one doesn't keep the next from being checked.
 */
final class StatementLifter extends SimpleTreeVisitor<Void, TreePath> {
  private final Lifter lifter;
  private final Frame frame;
  private final ExpressionLifter expressions;
  private final TypeMirror returnType;
  private final Targets targets = new Targets();

  StatementLifter(Lifter lifter, ExpressionLifter expressions, TypeMirror returnType) {
    this.lifter = lifter;
    this.frame = lifter.frame();
    this.expressions = expressions;
    this.returnType = returnType;
  }

  void lift(TreePath path) {
    try {
      visit(path.getLeaf(), path);
    } catch (Rejected rejected) {
      frame.fail();
    }
  }

  private void all(List<? extends Tree> statements, TreePath parent) {
    Lifter.children(parent, statements).forEach(this::lift);
  }

  @Override
  protected Void defaultAction(Tree tree, TreePath path) {
    Rejection rejection = Rejection.of(tree);
    throw lifter.reject(rejection.problem(), path, rejection.what());
  }

  @Override
  public Void visitEmptyStatement(EmptyStatementTree tree, TreePath path) {
    return null;
  }

  @Override
  public Void visitBlock(BlockTree tree, TreePath path) {
    all(tree.getStatements(), path);
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, TreePath path) {
    if (!(lifter.element(path) instanceof VariableElement variable)) {
      throw lifter.silently();
    }
    DType type = JavaTypes.value(variable.asType().getKind());
    if (type == null) {
      rejectVariable(variable, tree, path);
    } else if (variable.getConstantValue() == null) {
      Expr.Local local = new Expr.Local(type, frame.declare(variable, type));
      if (tree.getInitializer() != null) {
        TreePath initializer = Lifter.child(path, tree.getInitializer());
        frame.add(new Stmt.Assign(local.index(), expressions.lift(initializer, variable.asType())));
      }
    }
    return null;
  }

  /** One message: if the initial value has one already, the type needs none. */
  private void rejectVariable(VariableElement variable, VariableTree tree, TreePath path) {
    frame.reject(variable);
    ExpressionTree initializer = tree.getInitializer();
    boolean sound =
        initializer == null || expressions.attempt(Lifter.child(path, initializer)) != null;
    TypeMirror type = variable.asType();
    if (sound && type.getKind() != TypeKind.ERROR) {
      String what = "variable " + variable.getSimpleName();
      lifter.report(Problem.TYPE, path, what, type, JavaTypes.mend(type));
    }
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, TreePath path) {
    TreePath expression = Lifter.child(path, tree.getExpression());
    if (tree.getExpression() instanceof UnaryTree step) {
      expressions.step(step, expression);
      return null;
    }
    Expr value = expressions.lift(expression);
    if (!Flow.isHarmless(value)) {
      frame.add(new Stmt.Evaluate(value));
    }
    return null;
  }

  @Override
  public Void visitReturn(ReturnTree tree, TreePath path) {
    if (tree.getExpression() != null && returnType.getKind() != TypeKind.VOID) {
      TreePath value = Lifter.child(path, tree.getExpression());
      if (JavaTypes.value(returnType.getKind()) == null) {
        expressions.attempt(value);
        throw lifter.silently();
      }
      frame.add(new Stmt.Return(expressions.lift(value, returnType)));
    }
    return null;
  }

  @Override
  public Void visitIf(IfTree tree, TreePath path) {
    Expr condition = expressions.attempt(Lifter.child(path, tree.getCondition()));
    Code then = frame.collect(() -> lift(Lifter.child(path, tree.getThenStatement())));
    Code otherwise =
        tree.getElseStatement() == null
            ? new Code()
            : frame.collect(() -> lift(Lifter.child(path, tree.getElseStatement())));
    if (condition == null) {
      throw lifter.silently();
    }
    if (condition instanceof Expr.Constant constant) {
      frame.addAll(constant.bits() != 0 ? then : otherwise);
    } else if (!then.isEmpty() || !otherwise.isEmpty()) {
      frame.add(new Stmt.If(condition, then.statements(), otherwise.statements()));
    } else if (!Flow.isHarmless(condition)) {
      frame.add(new Stmt.Evaluate(condition));
    }
    return null;
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, TreePath path) {
    loop(
        tree,
        id -> {
          leaveUnless(Lifter.child(path, tree.getCondition()), id);
          lift(Lifter.child(path, tree.getStatement()));
        },
        id -> {});
    return null;
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    loop(
        tree,
        id -> lift(Lifter.child(path, tree.getStatement())),
        id -> leaveUnless(Lifter.child(path, tree.getCondition()), id));
    return null;
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, TreePath path) {
    all(tree.getInitializer(), path);
    loop(
        tree,
        id -> {
          if (tree.getCondition() != null) {
            leaveUnless(Lifter.child(path, tree.getCondition()), id);
          }
          lift(Lifter.child(path, tree.getStatement()));
        },
        id -> all(tree.getUpdate(), path));
    return null;
  }

  /** Lifts a part of loop {@code id}. */
  private interface Part {
    void lift(int id);
  }

  private void loop(Tree tree, Part body, Part tail) {
    int id = frame.newLoop();
    targets.enterLoop(tree, id);
    Code bodyCode = frame.collect(() -> body.lift(id));
    Code tailCode = frame.collect(() -> tail.lift(id));
    targets.leave();
    boolean reachesTail = bodyCode.completes() || Flow.continues(bodyCode.statements(), id);
    List<Stmt> tailStatements = reachesTail ? tailCode.statements() : List.of();
    frame.add(new Stmt.Loop(id, bodyCode.statements(), tailStatements));
  }

  private void leaveUnless(TreePath path, int id) {
    Expr condition = expressions.attempt(path);
    if (condition == null) {
      frame.fail();
    } else if (!(condition instanceof Expr.Constant constant)) {
      Expr done = Folding.apply(Op.NOT, condition);
      frame.add(new Stmt.If(done, List.of(new Stmt.Break(id)), List.of()));
    } else if (constant.bits() == 0) {
      frame.add(new Stmt.Break(id));
    }
  }

  @Override
  public Void visitLabeledStatement(LabeledStatementTree tree, TreePath path) {
    TreePath statement = Lifter.child(path, tree.getStatement());
    if (targets.label(tree)) {
      lift(statement);
      return null;
    }
    int id = frame.newLoop();
    targets.enterBlock(tree.getLabel(), id);
    Code code = frame.collect(() -> lift(statement));
    targets.leave();
    if (Flow.breaks(code.statements(), id)) {
      code.add(new Stmt.Break(id));
      frame.add(new Stmt.Loop(id, code.statements(), List.of()));
    } else {
      frame.addAll(code);
    }
    return null;
  }

  @Override
  public Void visitBreak(BreakTree tree, TreePath path) {
    frame.add(new Stmt.Break(target(targets.breakTarget(tree.getLabel()))));
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree tree, TreePath path) {
    frame.add(new Stmt.Continue(target(targets.continueTarget(tree.getLabel()))));
    return null;
  }

  /** javac reports a jump without a target. */
  private int target(int id) {
    if (id < 0) {
      throw lifter.silently();
    }
    return id;
  }
}
