package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Op;
import dev.sinter.pass.Graph;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Readable kernel names from captured expressions: {@code count(sqrt(a*a+b*b)<_)}. Arrays are
 * letters in order of occurrence, constants {@code _}.
 */
final class Names {
  private static final int MAX_LENGTH = 64;

  private final Graph graph;
  private final Set<Integer> inputs;
  private final Map<Object, String> letters = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private Names(Graph graph, Set<Integer> inputs) {
    this.graph = graph;
    this.inputs = inputs;
  }

  /**
   * The name of a kernel that evaluates {@code roots}, reading the nodes in {@code inputs} from
   * memory.
   */
  static String of(Graph graph, Set<Integer> inputs, Iterable<Integer> roots) {
    Names names = new Names(graph, inputs);
    String separator = "";
    for (int root : roots) {
      names.out.append(separator);
      names.definition(root);
      separator = "; ";
    }
    if (names.out.length() <= MAX_LENGTH) {
      return names.out.toString();
    }
    return names.out.substring(0, MAX_LENGTH - 1) + "…";
  }

  private void node(int node) {
    if (out.length() > MAX_LENGTH) {
      return;
    }
    Definition definition = graph.definition(node);
    if (inputs.contains(node)) {
      letter("node " + node);
    } else if (definition instanceof Definition.Leaf) {
      letter(graph.slot(node));
    } else {
      definition(node);
    }
  }

  private void letter(Object key) {
    int count = letters.size();
    out.append(
        letters.computeIfAbsent(
            key, k -> count < 26 ? String.valueOf((char) ('a' + count)) : "x" + count));
  }

  private void definition(int node) {
    Definition definition = graph.definition(node);
    if (definition instanceof Definition.Constant) {
      out.append('_');
    } else if (definition instanceof Definition.Apply apply) {
      apply(apply.op(), graph.operands(node));
    } else if (definition instanceof Definition.Call call) {
      String name = call.method().function().name();
      boolean plain = true;
      for (int operand : graph.operands(node)) {
        plain &= graph.operands(operand).length == 0 || inputs.contains(operand);
      }
      if (plain) {
        out.append(name);
      } else {
        list(name, graph.operands(node));
      }
    } else if (definition instanceof Definition.Reduce reduce) {
      list(reduce.op().label(), graph.operands(node));
    } else if (definition instanceof Definition.Take take) {
      String purpose = take.purpose().name().toLowerCase(Locale.ROOT);
      int[] operands = graph.operands(node);
      list(purpose, take.checked() ? operands : new int[] {operands[0]});
    } else if (definition instanceof Definition.Concat) {
      list("concat", graph.operands(node));
    } else if (definition instanceof Definition.Convert) {
      list(graph.type(node).name().toLowerCase(Locale.ROOT), graph.operands(node));
    } else if (definition instanceof Definition.Bitcast) {
      list("bitcast", graph.operands(node));
    } else if (definition instanceof Definition.Position) {
      out.append("iota");
    } else if (definition instanceof Definition.Leaf) {
      letter(graph.slot(node));
    } else {
      node(graph.operands(node)[0]);
    }
  }

  private void list(String head, int[] operands) {
    out.append(head).append('(');
    for (int i = 0; i < operands.length; i++) {
      out.append(i == 0 ? "" : ",");
      node(operands[i]);
    }
    out.append(')');
  }

  private void apply(Op op, int[] operands) {
    String infix = infix(op);
    if (infix.isEmpty()) {
      list(op.label(), operands);
      return;
    }
    infixOperand(op, operands[0]);
    out.append(infix);
    infixOperand(op, operands[1]);
  }

  private void infixOperand(Op parent, int operand) {
    boolean parentheses =
        !inputs.contains(operand)
            && graph.definition(operand) instanceof Definition.Apply apply
            && !infix(apply.op()).isEmpty()
            && !(apply.op() == Op.MUL
                && (parent == Op.ADD || parent == Op.SUB || parent.typing() == Op.Typing.ORDER))
            && !(apply.op() == parent && op(parent));
    if (parentheses) {
      out.append('(');
    }
    node(operand);
    if (parentheses) {
      out.append(')');
    }
  }

  private static boolean op(Op op) {
    return op == Op.ADD || op == Op.MUL;
  }

  private static String infix(Op op) {
    return switch (op) {
      case ADD -> "+";
      case SUB -> "-";
      case MUL -> "*";
      case DIV -> "/";
      case REM -> "%";
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case SHL -> "<<";
      case SHR -> ">>";
      case USHR -> ">>>";
      default -> "";
    };
  }
}
