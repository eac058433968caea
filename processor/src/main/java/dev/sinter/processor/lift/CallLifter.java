package dev.sinter.processor.lift;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.sinter.fused.Fused;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.processor.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Lifts method calls: to operators, to compositions of them, or to calls of fused methods. */
final class CallLifter {
  private final Lifter lifter;
  private final Linker linker;
  private final ExpressionLifter expressions;

  CallLifter(Lifter lifter, Linker linker, ExpressionLifter expressions) {
    this.lifter = lifter;
    this.linker = linker;
    this.expressions = expressions;
  }

  Expr lift(MethodInvocationTree tree, TreePath path) {
    if (!(lifter.element(path) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement owner)
        || lifter.type(path) == null) {
      expressions.check(tree.getArguments(), path);
      throw lifter.silently();
    }
    if (owner.getQualifiedName().contentEquals("java.lang.StrictMath")) {
      expressions.check(tree.getArguments(), path);
      throw lifter.reject(Problem.STRICT_MATH, path, label(owner, method));
    }
    String key = key(owner, method);
    Intrinsics.Form form = Intrinsics.of(key);
    if (form != null) {
      return intrinsic(form, Quotients.contain(key), method, tree, path);
    }
    if (Clamps.contain(key)) {
      Expr clamped = Clamps.of(key, arguments(method, tree, path));
      if (clamped == null) {
        throw lifter.reject(Problem.CALL, path, label(owner, method), mend(owner, method));
      }
      return clamped;
    }
    if (method.getAnnotation(Fused.class) == null) {
      expressions.check(tree.getArguments(), path);
      if (isOfRejectedVariable(tree, path)) {
        throw lifter.silently();
      }
      throw lifter.reject(Problem.CALL, path, label(owner, method), mend(owner, method));
    }
    if (isLocal(owner)) {
      expressions.check(tree.getArguments(), path);
      String mend = "move the method to the class around it";
      throw lifter.reject(Problem.CALL, path, label(owner, method), mend);
    }
    return fused(method, tree, path);
  }

  /** Whether a class stands in a body, where nothing is generated for it. */
  private static boolean isLocal(TypeElement owner) {
    for (Element type = owner;
        type instanceof TypeElement each;
        type = each.getEnclosingElement()) {
      if (each.getNestingKind() == NestingKind.LOCAL
          || each.getNestingKind() == NestingKind.ANONYMOUS) {
        return true;
      }
    }
    return false;
  }

  /** The variable's declaration has a message already. */
  private boolean isOfRejectedVariable(MethodInvocationTree tree, TreePath path) {
    return tree.getMethodSelect() instanceof MemberSelectTree select
        && lifter.element(Lifter.child(Lifter.child(path, select), select.getExpression()))
            instanceof VariableElement variable
        && lifter.frame().isRejected(variable);
  }

  private Expr intrinsic(
      Intrinsics.Form form,
      boolean divides,
      ExecutableElement method,
      MethodInvocationTree tree,
      TreePath path) {
    List<Expr> arguments = arguments(method, tree, path);
    boolean byZero =
        divides
            && arguments.get(arguments.size() - 1) instanceof Expr.Constant divisor
            && divisor.bits() == 0;
    Expr value = form.of(lifter.frame(), arguments);
    if (byZero || Folding.containsDivisionByZero(value)) {
      throw lifter.reject(Problem.DIVISION_BY_ZERO, path);
    }
    return value;
  }

  private Expr fused(ExecutableElement method, MethodInvocationTree tree, TreePath path) {
    checkQualifier(tree, path);
    Function callee = linker.callee(method, lifter.where(), path);
    if (callee == null) {
      expressions.check(tree.getArguments(), path);
      throw lifter.silently();
    }
    return new Expr.Call(callee, arguments(method, tree, path));
  }

  /** A static method may be called through an expression, which would be evaluated for nothing. */
  private void checkQualifier(MethodInvocationTree tree, TreePath path) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath selectPath = Lifter.child(path, select);
      TreePath qualifier = Lifter.child(selectPath, select.getExpression());
      if (!(lifter.element(qualifier) instanceof TypeElement)) {
        throw lifter.rejectTyped(Problem.OBJECT, qualifier, "call through an object");
      }
    }
  }

  private List<Expr> arguments(ExecutableElement method, MethodInvocationTree tree, TreePath path) {
    List<? extends VariableElement> parameters = method.getParameters();
    List<Expr> values = expressions.inOrder(Lifter.children(path, tree.getArguments()));
    if (values.size() != parameters.size()) {
      throw lifter.silently();
    }
    List<Expr> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      converted.add(lifter.convert(parameters.get(i).asType(), values.get(i), path));
    }
    return converted;
  }

  private static String label(TypeElement owner, ExecutableElement method) {
    return owner.getSimpleName() + "." + method.getSimpleName();
  }

  private String mend(TypeElement owner, ExecutableElement method) {
    String type = owner.getQualifiedName().toString();
    if (type.startsWith("java.lang.") || type.startsWith("dev.sinter.fused.")) {
      return Alternatives.to(owner.getSimpleName().toString(), method.getSimpleName().toString());
    }
    return linker.isSource(owner) && method.getModifiers().contains(Modifier.STATIC)
        ? "mark the method @Fused"
        : "write the computation in a @Fused method of your own";
  }

  private static String key(TypeElement owner, ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        ? method.getParameters().stream()
            .map(parameter -> parameter.asType().toString())
            .collect(
                Collectors.joining(
                    ",", owner.getQualifiedName() + "." + method.getSimpleName() + "(", ")"))
        : "";
  }
}
