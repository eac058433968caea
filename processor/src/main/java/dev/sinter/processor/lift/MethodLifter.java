package dev.sinter.processor.lift;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sinter.DType;
import dev.sinter.ir.Function;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Stmt;
import dev.sinter.processor.FusedClass;
import dev.sinter.processor.FusedMethod;
import dev.sinter.processor.FusedParameter;
import dev.sinter.processor.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Lifts one method of the source. */
final class MethodLifter {
  private final Trees trees;
  private final Reporter reporter;
  private final Linker linker;

  MethodLifter(Trees trees, Reporter reporter, Linker linker) {
    this.trees = trees;
    this.reporter = reporter;
    this.linker = linker;
  }

  /**
   * The function that a method stands for, or null if it has errors, all of which are reported.
   *
   * @param path the method's declaration; its class has been attributed
   */
  @Nullable Function lift(FusedClass owner, FusedMethod method, TreePath path) {
    MethodTree tree = (MethodTree) path.getLeaf();
    String name = owner.label() + "." + method.name();
    Frame frame = new Frame();
    Lifter lifter = new Lifter(trees, reporter, frame, name);
    declareParameters(lifter, tree, path);
    if (tree.getBody() == null) {
      return null;
    }
    ExpressionLifter expressions = new ExpressionLifter(lifter, linker);
    StatementLifter statements =
        new StatementLifter(lifter, expressions, method.element().getReturnType());
    statements.lift(Lifter.child(path, tree.getBody()));
    DType result = method.returnDType();
    // javac reports a body that can end without a value.
    if (frame.hasFailed() || !method.isSound() || result == null || frame.code().completes()) {
      return null;
    }
    List<Parameter> parameters = parameters(method);
    List<Stmt> body =
        Initialisation.of(frame.code().statements(), frame.locals(), parameters.size());
    return Function.of(
        name,
        owner.binaryName(),
        line(tree, path),
        parameters,
        result,
        method.precision(),
        frame.locals(),
        body);
  }

  private static void declareParameters(Lifter lifter, MethodTree tree, TreePath path) {
    for (VariableTree parameter : tree.getParameters()) {
      if (lifter.element(Lifter.child(path, parameter)) instanceof VariableElement variable) {
        DType type = JavaTypes.value(variable.asType().getKind());
        if (type == null) {
          lifter.frame().reject(variable);
        } else {
          lifter.frame().declare(variable, type);
        }
      }
    }
  }

  private static List<Parameter> parameters(FusedMethod method) {
    List<Parameter> parameters = new ArrayList<>();
    for (FusedParameter parameter : method.parameters()) {
      DType type = parameter.dtype();
      if (type != null) {
        parameters.add(new Parameter(parameter.name(), type, parameter.role(), parameter.axis()));
      }
    }
    return parameters;
  }

  /** The line of the return type: annotations stand before it. */
  private int line(MethodTree tree, TreePath path) {
    var unit = path.getCompilationUnit();
    long position = trees.getSourcePositions().getStartPosition(unit, tree.getReturnType());
    return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
  }
}
