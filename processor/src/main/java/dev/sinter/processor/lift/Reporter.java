package dev.sinter.processor.lift;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sinter.processor.Problem;
import dev.sinter.processor.Report;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems through javac, each on its sub-tree, and remembers whether one was an error. */
final class Reporter {
  private final Trees trees;
  private final Messager messager;
  private final Set<String> printed = new HashSet<>();
  private boolean failed;

  Reporter(Trees trees, Messager messager) {
    this.trees = trees;
    this.messager = messager;
  }

  /** Whether an error was printed. */
  boolean hasFailed() {
    return failed;
  }

  /** Prints a problem unless it is a warning that the source suppresses. */
  void report(Problem problem, String where, TreePath path, Object... arguments) {
    if (problem.kind() == Diagnostic.Kind.WARNING && isSuppressed(problem, path)) {
      return;
    }
    failed |= problem.kind() == Diagnostic.Kind.ERROR;
    String message = problem.message(where, arguments);
    Tree tree = path.getLeaf();
    if (printed.add(System.identityHashCode(tree) + message)) {
      trees.printMessage(problem.kind(), message, tree, path.getCompilationUnit());
    }
  }

  /** Prints a problem of a declaration. */
  void report(Report report) {
    TreePath path = trees.getPath(report.element());
    if (path == null) {
      failed |= report.problem().kind() == Diagnostic.Kind.ERROR;
      messager.printMessage(report.problem().kind(), report.message(), report.element());
    } else {
      report(report.problem(), report.where(), path, report.arguments().toArray());
    }
  }

  private boolean isSuppressed(Problem problem, TreePath path) {
    for (TreePath level = path; level != null; level = level.getParentPath()) {
      switch (level.getLeaf().getKind()) {
        case VARIABLE, METHOD, CLASS, INTERFACE, ENUM, RECORD -> {
          if (suppresses(trees.getElement(level), problem)) {
            return true;
          }
        }
        default -> {
          // Nothing else can carry the annotation.
        }
      }
    }
    return false;
  }

  private static boolean suppresses(Element element, Problem problem) {
    SuppressWarnings annotation =
        element == null ? null : element.getAnnotation(SuppressWarnings.class);
    return annotation != null && Arrays.asList(annotation.value()).contains(problem.id());
  }
}
