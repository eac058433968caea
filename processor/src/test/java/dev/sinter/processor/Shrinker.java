package dev.sinter.processor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a failing source small: leaves out members of lists, unwraps statements, returns a part of
 * a method's body at once, and replaces expressions by literals and by their own parts, as long as
 * it still fails.
 */
final class Shrinker {
  private final Predicate<Fragment> fails;
  private final long deadline;
  private Fragment best;

  private Shrinker(Fragment source, Predicate<Fragment> fails, Duration time) {
    this.best = source;
    this.fails = fails;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /**
   * The smallest source found.
   *
   * @param source fails
   * @param fails whether a source fails in the same way; false for one that doesn't compile
   * @param time after which the best so far is returned
   */
  static Fragment shrink(Fragment source, Predicate<Fragment> fails, Duration time) {
    Shrinker shrinker = new Shrinker(source, fails, time);
    boolean adopted = true;
    while (adopted) {
      adopted = shrinker.visit(shrinker.best, UnaryOperator.identity());
    }
    return shrinker.best;
  }

  /**
   * Tries every change of {@code node} and of what is in it.
   *
   * @param put the whole source with another fragment in the node's place
   * @return whether one was adopted
   */
  private boolean visit(Fragment node, UnaryOperator<Fragment> put) {
    for (Fragment candidate : candidates(node)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Fragment whole = put.apply(candidate);
      if (whole.toString().length() < best.toString().length() && fails.test(whole)) {
        best = whole;
        return true;
      }
    }
    for (Fragment child : node.children()) {
      if (visit(child, changed -> put.apply(node.with(child, changed)))) {
        return true;
      }
    }
    return false;
  }

  private static List<Fragment> candidates(Fragment node) {
    return switch (node.kind()) {
      case LIST -> shorter(node);
      case STATEMENT -> lists(node);
      case EXPRESSION -> simpler(node);
      case METHOD -> returning(node);
      case TEXT -> List.of();
    };
  }

  /** Without half of the members, a quarter …, one. */
  private static List<Fragment> shorter(Fragment list) {
    List<Fragment> found = new ArrayList<>();
    int size = list.parts().size();
    for (int cut = Math.max(1, size / 2); cut > 0; cut /= 2) {
      for (int from = 0; from < size; from += cut) {
        List<Fragment> kept = new ArrayList<>(list.children());
        kept.subList(from, Math.min(size, from + cut)).clear();
        found.add(Fragment.list(kept));
      }
      if (cut == 1) {
        break;
      }
    }
    return found;
  }

  /** What a statement encloses, in its place. */
  private static List<Fragment> lists(Fragment statement) {
    return statement.children().stream()
        .filter(child -> child.kind() == Fragment.Kind.LIST)
        .toList();
  }

  /** Without statements, and with a part of one of them for the result. */
  private static List<Fragment> returning(Fragment method) {
    Fragment body = method.children().get(1);
    Fragment end = method.children().get(2);
    Fragment result = end.children().get(0);
    List<Fragment> results = new ArrayList<>();
    parts(body, result.type(), results);
    List<Fragment> found = new ArrayList<>();
    for (Fragment each : results) {
      Fragment empty = method.with(body, Fragment.list(List.of()));
      found.add(empty.with(end, end.with(result, each)));
    }
    return found;
  }

  private static List<Fragment> simpler(Fragment expression) {
    List<Fragment> found = new ArrayList<>();
    String type = expression.type();
    for (String literal : RandomMethods.smallest(type)) {
      found.add(Fragment.of(type, literal));
    }
    parts(expression, type, found);
    return found;
  }

  private static void parts(Fragment expression, String type, List<Fragment> found) {
    for (Fragment child : expression.children()) {
      if (child.kind() == Fragment.Kind.EXPRESSION) {
        found.add(converted(child, type));
      }
      parts(child, type, found);
    }
  }

  private static Fragment converted(Fragment expression, String type) {
    if (expression.type().equals(type)) {
      return expression;
    } else if (type.equals("boolean")) {
      return Fragment.of(type, "(", expression, " != 0)");
    } else if (expression.type().equals("boolean")) {
      return Fragment.of(type, "(", expression, " ? (" + type + ") 1 : (" + type + ") 0)");
    }
    return Fragment.of(type, "((" + type + ") ", expression, ")");
  }
}
