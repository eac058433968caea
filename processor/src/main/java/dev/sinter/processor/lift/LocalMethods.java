package dev.sinter.processor.lift;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.sinter.fused.Fused;
import dev.sinter.processor.Problem;
import javax.lang.model.element.Element;

/**
 * Finds fused methods of local and anonymous classes, which the rounds of processing don't show.
 */
final class LocalMethods extends TreePathScanner<Void, Void> {
  private final Trees trees;
  private final Reporter reporter;

  LocalMethods(Trees trees, Reporter reporter) {
    this.trees = trees;
    this.reporter = reporter;
  }

  @Override
  public Void visitMethod(MethodTree tree, Void unused) {
    TreePath path = getCurrentPath();
    if (!tree.getModifiers().getAnnotations().isEmpty() && isLocal(path.getParentPath())) {
      Element method = trees.getElement(path);
      if (method != null && method.getAnnotation(Fused.class) != null) {
        String name = tree.getName().toString();
        reporter.report(Problem.LOCAL, "method " + name, path, name);
      }
    }
    return super.visitMethod(tree, null);
  }

  /** Whether a class of the path stands in a body. */
  private static boolean isLocal(TreePath type) {
    for (TreePath path = type; path != null; path = path.getParentPath()) {
      Tree parent = path.getParentPath() == null ? null : path.getParentPath().getLeaf();
      boolean member = parent instanceof ClassTree || parent instanceof CompilationUnitTree;
      if (path.getLeaf() instanceof ClassTree && !member) {
        return true;
      }
    }
    return false;
  }
}
