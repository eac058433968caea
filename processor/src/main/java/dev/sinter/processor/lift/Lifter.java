package dev.sinter.processor.lift;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.processor.JavaTypes;
import dev.sinter.processor.Problem;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What lifting expressions and statements of one method share: javac's answers and the messages.
 */
final class Lifter {
  private final Trees trees;
  private final Reporter reporter;
  private final Frame frame;
  private final String where;

  /**
   * For one method.
   *
   * @param where {@code Finance.call}, for messages
   */
  Lifter(Trees trees, Reporter reporter, Frame frame, String where) {
    this.trees = trees;
    this.reporter = reporter;
    this.frame = frame;
    this.where = where;
  }

  Frame frame() {
    return frame;
  }

  String where() {
    return where;
  }

  static TreePath child(TreePath parent, Tree tree) {
    return new TreePath(parent, tree);
  }

  static List<TreePath> children(TreePath parent, List<? extends Tree> trees) {
    return trees.stream().map(tree -> child(parent, tree)).toList();
  }

  /** The type that javac gave, or null where it has reported an error. */
  @Nullable TypeMirror type(TreePath path) {
    TypeMirror type = trees.getTypeMirror(path);
    return type == null || type.getKind() == TypeKind.ERROR ? null : type;
  }

  /** The kind of the type that javac gave; ERROR where it has reported an error. */
  TypeKind kind(TreePath path) {
    TypeMirror type = type(path);
    return type == null ? TypeKind.ERROR : type.getKind();
  }

  @Nullable Element element(TreePath path) {
    return trees.getElement(path);
  }

  /** Prints a problem and goes on. */
  void report(Problem problem, TreePath path, Object... arguments) {
    reporter.report(problem, where, path, arguments);
  }

  /** Prints why a tree can't be fused, unless javac has reported an error there. */
  Rejected reject(Problem problem, TreePath path, Object... arguments) {
    frame.fail();
    reporter.report(problem, where, path, arguments);
    return new Rejected();
  }

  /** For an expression: silent where javac has reported an error. */
  Rejected rejectTyped(Problem problem, TreePath path, Object... arguments) {
    return type(path) == null ? silently() : reject(problem, path, arguments);
  }

  /** Gives up where the reason has been printed. */
  Rejected silently() {
    frame.fail();
    return new Rejected();
  }

  /**
   * The value as Java converts it in an assignment, argument or return.
   *
   * @param path where to report a type that kernels don't have
   */
  Expr convert(TypeMirror target, Expr value, TreePath path) {
    DType type = JavaTypes.value(target.getKind());
    if (type == null) {
      throw reject(Problem.TYPE, path, "value", target, JavaTypes.mend(target));
    }
    return Folding.convert(type, value);
  }

  /** The value as a cast converts it: also to byte, short and char, which are held as int. */
  Expr cast(TypeMirror target, Expr value, TreePath path) {
    Expr converted = convert(target, value, path);
    return switch (target.getKind()) {
      case BYTE -> Folding.lowBits(converted, Byte.SIZE, true);
      case SHORT -> Folding.lowBits(converted, Short.SIZE, true);
      case CHAR -> Folding.lowBits(converted, Character.SIZE, false);
      default -> converted;
    };
  }
}
