package dev.sinter.pass;

import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a {@link Graph} by number, each with those that compute the same. */
final class Nodes {
  private final List<Node> first = new ArrayList<>();
  private final Map<Integer, List<Node>> equals = new HashMap<>();

  int size() {
    return first.size();
  }

  /** The node of this number that was met first. */
  Node get(int number) {
    return first.get(number);
  }

  void add(Node node) {
    first.add(node);
  }

  /** The node added last computes what that of {@code number} does. */
  void mergeLast(int number) {
    Node node = first.remove(first.size() - 1);
    equals.computeIfAbsent(number, none -> new ArrayList<>()).add(node);
  }

  /** How many compute the same. */
  int count(int number) {
    return 1 + others(number).size();
  }

  int users(int number) {
    return get(number).users() + others(number).stream().mapToInt(Node::users).sum();
  }

  List<StackTraceElement> lines(int number) {
    List<StackTraceElement> lines = new ArrayList<>();
    addLine(get(number), lines);
    others(number).forEach(node -> addLine(node, lines));
    return lines;
  }

  private static void addLine(Node node, List<StackTraceElement> lines) {
    StackTraceElement line = node.line();
    if (line != null) {
      lines.add(line);
    }
  }

  private List<Node> others(int number) {
    return equals.getOrDefault(number, List.of());
  }
}
