package dev.sinter.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of a generated source: text, and pieces within it. Immutable.
 *
 * @param type of an expression's value, else empty
 * @param parts strings and fragments
 */
record Fragment(Kind kind, String type, List<Object> parts) {
  /** What a piece is, which says how it can be made smaller. */
  enum Kind {
    /** A list whose members can be left out: methods of a class, statements of a block. */
    LIST,
    /** A statement; one with a list in it can be replaced by that list. */
    STATEMENT,
    /** An expression, which a smaller one of its type can replace. */
    EXPRESSION,
    /** A method: its parameters, its body, and the statement that returns its result. */
    METHOD,
    /** Anything else. */
    TEXT
  }

  Fragment {
    parts = List.copyOf(parts);
  }

  static Fragment list(List<Fragment> members) {
    return new Fragment(Kind.LIST, "", new ArrayList<Object>(members));
  }

  static Fragment statement(Object... parts) {
    return new Fragment(Kind.STATEMENT, "", Arrays.asList(parts));
  }

  static Fragment method(Object... parts) {
    return new Fragment(Kind.METHOD, "", Arrays.asList(parts));
  }

  static Fragment text(Object... parts) {
    return new Fragment(Kind.TEXT, "", Arrays.asList(parts));
  }

  static Fragment of(String type, Object... parts) {
    return new Fragment(Kind.EXPRESSION, type, Arrays.asList(parts));
  }

  /** The fragments among the parts. */
  List<Fragment> children() {
    return parts.stream().filter(Fragment.class::isInstance).map(Fragment.class::cast).toList();
  }

  /** With {@code child}, one of the parts, replaced. */
  Fragment with(Fragment child, Fragment replacement) {
    List<Object> changed = new ArrayList<>(parts);
    changed.replaceAll(part -> part == child ? replacement : part);
    return new Fragment(kind, type, changed);
  }

  /** The source. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    parts.forEach(out::append);
    return out.toString();
  }
}
