package dev.sinter.processor.lift;

import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** The statements around the current one that {@code break} and {@code continue} can mean. */
final class Targets {
  private record Target(int id, boolean isLoop, @Nullable String label) {}

  private final Deque<Target> targets = new ArrayDeque<>();
  private final Map<Tree, String> labels = new HashMap<>();

  /** Remembers the label of a loop; false if the labelled statement is no loop. */
  boolean label(LabeledStatementTree tree) {
    Tree statement = tree.getStatement();
    boolean isLoop =
        switch (statement.getKind()) {
          case FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP -> true;
          default -> false;
        };
    if (isLoop) {
      labels.put(statement, tree.getLabel().toString());
    }
    return isLoop;
  }

  void enterLoop(Tree tree, int id) {
    targets.push(new Target(id, true, labels.get(tree)));
  }

  void enterBlock(Name label, int id) {
    targets.push(new Target(id, false, label.toString()));
  }

  void leave() {
    targets.pop();
  }

  /** The loop or block that a break leaves, or -1. */
  int breakTarget(@Nullable Name label) {
    return find(label, false);
  }

  /** The loop that a continue continues, or -1. */
  int continueTarget(@Nullable Name label) {
    return find(label, true);
  }

  private int find(@Nullable Name label, boolean loopOnly) {
    for (Target target : targets) {
      boolean matches =
          label == null ? target.isLoop() : label.contentEquals(String.valueOf(target.label()));
      if (matches && (target.isLoop() || !loopOnly)) {
        return target.id();
      }
    }
    return -1;
  }
}
