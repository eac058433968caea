package dev.sinter.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes random fused methods: parameters of every role and type, statements with side effects,
 * branches, bounded loops, jumps, early returns and calls of earlier methods. Every method compiles
 * and ends.
 */
final class RandomMethods {
  private final RandomGenerator random;
  private final RandomExpressions expressions;
  private final List<RandomExpressions.Variable> variables = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();
  private List<Fragment> out = new ArrayList<>();
  private String returnType = "";
  private int names;

  RandomMethods(RandomGenerator random) {
    this.random = random;
    this.expressions = new RandomExpressions(random, variables);
  }

  /** A class with so many methods, as text. */
  String type(String name, int methods) {
    return fragment(name, methods).toString();
  }

  /** A class with so many methods. */
  Fragment fragment(String name, int methods) {
    List<Fragment> members = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      members.add(method("m" + i));
    }
    return Fragment.text(
        "package random;\nimport dev.sinter.fused.*;\n@SuppressWarnings(\"FusedDoubleLiteral\")\n",
        "class " + name + " {\n",
        Fragment.list(members),
        "}\n");
  }

  /** The shortest literals of a type. */
  static List<String> smallest(String type) {
    return switch (type) {
      case "boolean" -> List.of("true", "false");
      case "byte", "short", "char" -> List.of("(" + type + ") 1");
      case "long" -> List.of("0L", "1L", "-1L");
      case "float" -> List.of("0f", "1f");
      case "double" -> List.of("0.0", "1.0");
      default -> List.of("0", "1", "-1");
    };
  }

  private Fragment method(String name) {
    variables.clear();
    names = 0;
    returnType = expressions.anyType();
    List<String> types = new ArrayList<>();
    List<Fragment> declared = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      String role = role();
      String type =
          role.startsWith("@Index") ? pick(List.of("int", "long")) : expressions.anyType();
      types.add(type);
      declared.add(Fragment.text((i == 0 ? "" : ", ") + role + type + " p" + i));
      variables.add(new RandomExpressions.Variable("p" + i, type, true));
    }
    String head = "  @Fused static " + returnType + " " + name;
    Fragment body = collect(() -> statements(2 + random.nextInt(4), 3));
    Fragment result = expressions.assigned(returnType, 3);
    expressions.declare(name, returnType, types);
    return Fragment.method(
        head + "(",
        Fragment.list(declared),
        ") {\n",
        body,
        Fragment.text("    return ", result, ";\n  }\n"));
  }

  private String role() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> "@Uniform ";
      case 2 -> pick(List.of("@Index ", "@Index(0) ", "@Index(-1) "));
      default -> "";
    };
  }

  private Fragment collect(Runnable statements) {
    List<Fragment> outer = out;
    out = new ArrayList<>();
    statements.run();
    Fragment list = Fragment.list(out);
    out = outer;
    return list;
  }

  private void statements(int count, int depth) {
    int visible = variables.size();
    for (int i = 0; i < count; i++) {
      statement(depth);
    }
    variables.subList(visible, variables.size()).clear();
  }

  private void statement(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 7);
    switch (kind) {
      case 0, 1 -> declaration();
      case 2, 3 -> line(expressions.assignment(2), ";");
      case 4 -> line(expressions.step(), ";");
      case 5 -> jump();
      case 6 ->
          line(
              "if (",
              expressions.condition(2),
              ") return ",
              expressions.assigned(returnType, 2),
              ";");
      case 7, 8 -> branch(depth);
      case 9 -> counted(depth);
      case 10 -> fuelled(depth);
      default -> labelled(depth);
    }
  }

  private void line(Object... parts) {
    List<Object> all = new ArrayList<>();
    all.add("    ");
    all.addAll(List.of(parts));
    all.add("\n");
    out.add(Fragment.statement(all.toArray()));
  }

  private void declaration() {
    String type = expressions.anyType();
    String name = "v" + names++;
    if (random.nextInt(4) == 0) {
      line("var " + name + " = ", expressions.exactly(type, 3), ";");
    } else {
      line(type + " " + name + " = ", expressions.assigned(type, 3), ";");
    }
    variables.add(new RandomExpressions.Variable(name, type, true));
  }

  private void branch(int depth) {
    Fragment condition = expressions.condition(3);
    Fragment then = collect(() -> statements(1 + random.nextInt(2), depth - 1));
    if (random.nextBoolean()) {
      Fragment otherwise = collect(() -> statements(1 + random.nextInt(2), depth - 1));
      line("if (", condition, ") {\n", then, "    } else {\n", otherwise, "    }");
    } else {
      line("if (", condition, ") {\n", then, "    }");
    }
  }

  private void counted(int depth) {
    String index = "i" + names++;
    String label = "l" + names++;
    int bound = 1 + random.nextInt(4);
    Fragment update =
        random.nextBoolean()
            ? Fragment.text(index + "++")
            : Fragment.text(index + "++, ", expressions.assignment(1));
    Fragment body = loop(label, new RandomExpressions.Variable(index, "int", false), depth);
    String head = label + ": for (int " + index + " = 0; " + index + " < " + bound + "; ";
    line(head, update, ") {\n", body, "    }");
  }

  private void fuelled(int depth) {
    String fuel = "f" + names++;
    String label = "l" + names++;
    line("int " + fuel + " = " + (1 + random.nextInt(4)) + ";");
    String test = fuel + "-- > 0 " + pick(List.of("&&", "&")) + " ";
    Fragment condition = Fragment.text(test, expressions.condition(2));
    Fragment body = loop(label, new RandomExpressions.Variable(fuel, "int", false), depth);
    if (random.nextBoolean()) {
      line(label + ": do {\n", body, "    } while (", condition, ");");
    } else {
      line(label + ": while (", condition, ") {\n", body, "    }");
    }
  }

  private Fragment loop(String label, RandomExpressions.Variable counter, int depth) {
    loops.add(label);
    variables.add(counter);
    Fragment body = collect(() -> statements(1 + random.nextInt(3), depth - 1));
    variables.remove(counter);
    loops.remove(label);
    return body;
  }

  private void labelled(int depth) {
    String label = "b" + names++;
    Fragment body =
        collect(
            () -> {
              statements(1, depth - 1);
              line("if (", expressions.condition(2), ") break " + label + ";");
              statements(1, depth - 1);
            });
    line(label + ": {\n", body, "    }");
  }

  private void jump() {
    if (!loops.isEmpty()) {
      String keyword = pick(List.of("break", "continue"));
      String label = random.nextBoolean() ? " " + pick(loops) : "";
      line("if (", expressions.condition(2), ") " + keyword + label + ";");
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
