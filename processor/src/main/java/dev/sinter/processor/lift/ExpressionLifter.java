package dev.sinter.processor.lift;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import dev.sinter.processor.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Lifts expressions. Side effects become statements of the {@link Frame}, in Java's order from left
 * to right; the result reads what they leave.
 */
final class ExpressionLifter extends SimpleTreeVisitor<Expr, TreePath> {
  private final Lifter lifter;
  private final Frame frame;
  private final CallLifter calls;
  private final AssignmentLifter assignments;
  private final ArmTypes armTypes;

  ExpressionLifter(Lifter lifter, Linker linker) {
    this.lifter = lifter;
    this.frame = lifter.frame();
    this.calls = new CallLifter(lifter, linker, this);
    this.assignments = new AssignmentLifter(lifter, this);
    this.armTypes = new ArmTypes(lifter);
  }

  /** The value of the expression at {@code path}. */
  Expr lift(TreePath path) {
    return visit(path.getLeaf(), path);
  }

  /** The value, converted as an assignment to {@code type} does. */
  Expr lift(TreePath path, TypeMirror type) {
    return lifter.convert(type, lift(path), path);
  }

  /** As {@link #lift}, or null if it was rejected. */
  @Nullable Expr attempt(TreePath path) {
    try {
      return lift(path);
    } catch (Rejected rejected) {
      return null;
    }
  }

  /**
   * The values of operands that Java evaluates from left to right. An operand that reads a local
   * which a later one assigns is saved before.
   */
  List<Expr> inOrder(List<TreePath> paths) {
    List<Code> codes = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (TreePath path : paths) {
      Expr[] value = new Expr[1];
      codes.add(
          frame.collect(
              () -> {
                Expr lifted = attempt(path);
                if (lifted != null) {
                  value[0] = lifted;
                }
              }));
      if (value[0] != null) {
        values.add(value[0]);
      }
    }
    if (values.size() < paths.size()) {
      throw lifter.silently();
    }
    for (int i = 0; i < paths.size(); i++) {
      frame.addAll(codes.get(i));
      values.set(i, saved(values.get(i), codes.subList(i + 1, codes.size())));
    }
    return values;
  }

  private Expr saved(Expr value, List<Code> later) {
    BitSet read = Flow.read(value);
    boolean overwritten =
        later.stream().anyMatch(code -> Flow.assigned(code.statements()).intersects(read));
    return overwritten ? frame.hold(value) : value;
  }

  @Override
  protected Expr defaultAction(Tree tree, TreePath path) {
    Rejection rejection = Rejection.of(tree);
    throw lifter.rejectTyped(rejection.problem(), path, rejection.what());
  }

  @Override
  public Expr visitParenthesized(ParenthesizedTree tree, TreePath path) {
    return lift(Lifter.child(path, tree.getExpression()));
  }

  @Override
  public Expr visitLiteral(LiteralTree tree, TreePath path) {
    Expr constant = constant(tree.getValue());
    return constant == null ? defaultAction(tree, path) : constant;
  }

  private static @Nullable Expr constant(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return Folding.constant((boolean) truth);
    }
    if (value instanceof Character character) {
      return Folding.constant((int) character);
    }
    if (value instanceof Long number) {
      return Folding.constant((long) number);
    }
    if (value instanceof Float number) {
      return Folding.constant((float) number);
    }
    if (value instanceof Double number) {
      return Folding.constant((double) number);
    }
    return value instanceof Number number ? Folding.constant(number.intValue()) : null;
  }

  @Override
  public Expr visitIdentifier(IdentifierTree tree, TreePath path) {
    Element element = lifter.element(path);
    if (!(element instanceof VariableElement variable)) {
      throw lifter.silently();
    }
    if (frame.isRejected(variable)) {
      throw lifter.silently();
    }
    Expr.Local local = frame.variable(variable);
    return local == null ? constant(variable, path) : local;
  }

  @Override
  public Expr visitMemberSelect(MemberSelectTree tree, TreePath path) {
    TreePath qualifier = Lifter.child(path, tree.getExpression());
    if (lifter.kind(qualifier) == TypeKind.ARRAY) {
      throw lifter.rejectTyped(Problem.ARRAY, path, "array length");
    }
    if (!(lifter.element(path) instanceof VariableElement variable)) {
      throw lifter.silently();
    }
    if (tree.getIdentifier().contentEquals("class")) {
      throw lifter.reject(Problem.OBJECT, path, "class literal");
    }
    return constant(variable, path);
  }

  /** A variable that is not a local of the method. */
  private Expr constant(VariableElement variable, TreePath path) {
    Expr constant = constant(variable.getConstantValue());
    if (constant != null) {
      return constant;
    }
    String name = variable.getSimpleName().toString();
    if (name.equals("this") || name.equals("super")) {
      throw lifter.reject(Problem.OBJECT, path, "'" + name + "'");
    }
    if (!variable.getKind().isField()) {
      throw lifter.silently();
    }
    throw lifter.rejectTyped(Problem.FIELD, path, name);
  }

  @Override
  public Expr visitBinary(BinaryTree tree, TreePath path) {
    TreePath left = Lifter.child(path, tree.getLeftOperand());
    TreePath right = Lifter.child(path, tree.getRightOperand());
    switch (tree.getKind()) {
      case CONDITIONAL_AND -> {
        return shortCircuit(left, right, true);
      }
      case CONDITIONAL_OR -> {
        return shortCircuit(left, right, false);
      }
      default -> {
        return binary(Operators.binary(tree.getKind()), left, right, path);
      }
    }
  }

  private Expr binary(Op op, TreePath left, TreePath right, TreePath path) {
    if (lifter.kind(path) == TypeKind.DECLARED) {
      throw lifter.reject(Problem.OBJECT, path, "string concatenation");
    }
    List<Expr> operands = inOrder(List.of(left, right));
    if (lifter.type(path) == null) {
      throw lifter.silently();
    }
    warnOfDouble(left, right, path);
    return arithmetic(op, operands.get(0), operands.get(1), path);
  }

  /** Java's operator, with its promotions. */
  Expr arithmetic(Op op, Expr left, Expr right, TreePath path) {
    if (op.typing() == Op.Typing.SHIFT) {
      return Folding.apply(op, left, right);
    }
    DType type = DType.promote(left.type(), right.type());
    Expr.Apply apply = Expr.Apply.of(op, Folding.convert(type, left), Folding.convert(type, right));
    if (Folding.dividesByZero(apply)) {
      throw lifter.reject(Problem.DIVISION_BY_ZERO, path);
    }
    return Folding.apply(op, apply.operands().toArray(Expr[]::new));
  }

  /** Warns where a double literal makes a float computation one in double. */
  void warnOfDouble(TreePath left, TreePath right, TreePath path) {
    LiteralTree literal = Operators.doubleLiteral(right.getLeaf());
    TreePath other = left;
    if (literal == null) {
      literal = Operators.doubleLiteral(left.getLeaf());
      other = right;
    }
    if (literal != null && lifter.kind(other) == TypeKind.FLOAT) {
      lifter.report(Problem.DOUBLE_LITERAL, path, literal.getValue());
    }
  }

  private Expr shortCircuit(TreePath left, TreePath right, boolean and) {
    Expr first = attempt(left);
    Expr[] second = new Expr[1];
    Code code = frame.collect(() -> second[0] = attempt(right));
    if (first == null || second[0] == null) {
      throw lifter.silently();
    }
    return choice(
        first,
        and ? code : new Code(),
        and ? second[0] : Folding.constant(true),
        and ? new Code() : code,
        and ? Folding.constant(false) : second[0]);
  }

  @Override
  public Expr visitConditionalExpression(ConditionalExpressionTree tree, TreePath path) {
    Expr condition = attempt(Lifter.child(path, tree.getCondition()));
    TreePath first = Lifter.child(path, tree.getTrueExpression());
    TreePath second = Lifter.child(path, tree.getFalseExpression());
    Expr[] arms = new Expr[2];
    Code then = frame.collect(() -> arms[0] = attempt(first));
    Code otherwise = frame.collect(() -> arms[1] = attempt(second));
    TypeMirror firstType = armTypes.of(first, tree, path);
    TypeMirror secondType = armTypes.of(second, tree, path);
    if (condition == null || arms[0] == null || arms[1] == null) {
      throw lifter.silently();
    }
    if (firstType == null || secondType == null) {
      throw lifter.silently();
    }
    return choice(
        condition,
        then,
        lifter.convert(firstType, arms[0], path),
        otherwise,
        lifter.convert(secondType, arms[1], path));
  }

  /** {@code condition ? then : otherwise}, where the arms need code of their own. */
  private Expr choice(Expr condition, Code thenCode, Expr then, Code otherCode, Expr otherwise) {
    if (condition instanceof Expr.Constant constant) {
      frame.addAll(constant.bits() != 0 ? thenCode : otherCode);
      return constant.bits() != 0 ? then : otherwise;
    }
    if (frame.isSpeculative(thenCode) && frame.isSpeculative(otherCode)) {
      frame.addAll(thenCode);
      frame.addAll(otherCode);
      return Folding.conditional(condition, then, otherwise);
    }
    Expr.Local result = frame.merged(then.type());
    thenCode.add(new Stmt.Assign(result.index(), then));
    otherCode.add(new Stmt.Assign(result.index(), otherwise));
    frame.add(new Stmt.If(condition, thenCode.statements(), otherCode.statements()));
    return result;
  }

  @Override
  public Expr visitTypeCast(TypeCastTree tree, TreePath path) {
    Expr value = lift(Lifter.child(path, tree.getExpression()));
    TypeMirror type = lifter.type(path);
    if (type == null) {
      throw lifter.silently();
    }
    return lifter.cast(type, value, path);
  }

  @Override
  public Expr visitUnary(UnaryTree tree, TreePath path) {
    TreePath operand = Lifter.child(path, tree.getExpression());
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT -> assignments.step(tree, path);
      case POSTFIX_INCREMENT, POSTFIX_DECREMENT -> assignments.stepAfter(tree, path);
      case UNARY_MINUS -> Folding.apply(Op.NEG, lift(operand));
      case BITWISE_COMPLEMENT, LOGICAL_COMPLEMENT -> Folding.apply(Op.NOT, lift(operand));
      default -> lift(operand);
    };
  }

  /** {@code x++} and the like, as a statement of its own: the old value is not needed. */
  void step(UnaryTree tree, TreePath path) {
    var unused = assignments.step(tree, path);
  }

  @Override
  public Expr visitAssignment(AssignmentTree tree, TreePath path) {
    return assignments.plain(tree, path);
  }

  @Override
  public Expr visitCompoundAssignment(CompoundAssignmentTree tree, TreePath path) {
    return assignments.compound(tree, path);
  }

  @Override
  public Expr visitMethodInvocation(MethodInvocationTree tree, TreePath path) {
    return calls.lift(tree, path);
  }

  /** Lifts expressions whose values are not used, for their messages. */
  void check(List<? extends ExpressionTree> trees, TreePath parent) {
    trees.forEach(tree -> attempt(Lifter.child(parent, tree)));
  }
}
