package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.pass.Graph;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Readable kernel names from captured expressions: {@code count(sqrt(a*a+b*b)<_)}. Arrays are
 * letters in order of occurrence, constants {@code _}. Of a long expression it is the last
 * operations and how many there are: {@code abs(…-mean(…)), 34 operations}.
 */
final class Names {
  private static final int MAX_LENGTH = 40;

  /** Levels of operations that are tried for a long expression, and for one that fits. */
  private static final int LEVELS = 6;

  private static final int ALL = MAX_LENGTH + 1;

  private static final String MORE = "…";

  private final Graph graph;
  private final Set<Integer> inputs;
  private final int levels;
  private final Map<Object, String> letters = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private int level;

  private Names(Graph graph, Set<Integer> inputs, int levels) {
    this.graph = graph;
    this.inputs = inputs;
    this.levels = levels;
  }

  /**
   * The name of a kernel that evaluates {@code roots}, reading the nodes in {@code inputs} from
   * memory.
   */
  static String of(Graph graph, Set<Integer> inputs, List<Integer> roots) {
    String whole = new Names(graph, inputs, ALL).all(roots);
    if (whole.length() <= MAX_LENGTH) {
      return whole;
    }
    String count = ", " + operations(graph, inputs, roots) + " operations";
    String name = "";
    for (int levels = LEVELS; levels > 0; levels--) {
      name = new Names(graph, inputs, levels).all(roots);
      if (name.length() + count.length() <= MAX_LENGTH) {
        return name + count;
      }
    }
    return name.substring(0, MAX_LENGTH - count.length() - 1) + MORE + count;
  }

  private String all(List<Integer> roots) {
    String separator = "";
    for (int root : roots) {
      out.append(separator);
      definition(root);
      separator = "; ";
    }
    return out.toString();
  }

  /** Different operations below the roots, views and what is read not counted. */
  private static int operations(Graph graph, Set<Integer> inputs, List<Integer> roots) {
    Set<Integer> seen = new HashSet<>(roots);
    ArrayDeque<Integer> pending = new ArrayDeque<>(seen);
    int count = 0;
    while (!pending.isEmpty()) {
      int node = pending.pop();
      Definition definition = graph.definition(node);
      count += isView(definition) || graph.operands(node).length == 0 ? 0 : 1;
      for (int operand : graph.operands(node)) {
        if (!inputs.contains(operand) && seen.add(operand)) {
          pending.push(operand);
        }
      }
    }
    return count;
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
    } else if (isView(definition)) {
      definition(node);
    } else if (isHidden(node)) {
      out.append(MORE);
    } else {
      level++;
      definition(node);
      level--;
    }
  }

  private static boolean isView(Definition definition) {
    return definition instanceof Definition.View || definition instanceof Definition.Reshape;
  }

  private boolean isHidden(int node) {
    return level + 1 >= levels && graph.operands(node).length > 0;
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
      call(call.method().function(), graph.operands(node));
    } else if (definition instanceof Definition.Reduce reduce) {
      list(reduce.op().label(), graph.operands(node));
    } else if (definition instanceof Definition.Take take) {
      int[] operands = graph.operands(node);
      list(take.label(), take.checked() ? operands : new int[] {operands[0]});
    } else if (definition instanceof Definition.Concat) {
      list("concat", graph.operands(node));
    } else if (CallShape.narrowed(graph, node) != node) {
      definition(CallShape.narrowed(graph, node));
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

  /** Of arrays and scalars alone it is the method's name. */
  private void call(Function function, int[] operands) {
    int[] arguments = new int[operands.length];
    boolean plain = true;
    for (int i = 0; i < operands.length; i++) {
      arguments[i] = CallShape.argument(graph, function.parameters().get(i), operands[i]);
      plain &= graph.operands(arguments[i]).length == 0 || inputs.contains(arguments[i]);
    }
    if (plain) {
      out.append(function.name());
    } else {
      list(function.name(), arguments);
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
      list(op.method(), operands);
      return;
    }
    infixOperand(op, operands[0]);
    out.append(infix);
    infixOperand(op, operands[1]);
  }

  private void infixOperand(Op parent, int operand) {
    boolean parentheses =
        !inputs.contains(operand)
            && !isHidden(operand)
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
