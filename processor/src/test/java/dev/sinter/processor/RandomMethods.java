package dev.sinter.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes random fused methods: typed expressions with side effects, branches, bounded loops, jumps,
 * early returns and calls of earlier methods. Every method compiles and ends.
 */
final class RandomMethods {
  private static final List<String> TYPES = List.of("int", "long", "float", "double", "boolean");
  private static final List<String> NUMBERS = TYPES.subList(0, 4);
  private static final List<String> INTEGERS = TYPES.subList(0, 2);

  private record Variable(String name, String type, boolean mutable) {}

  private record Callee(String name, String type, List<String> parameters) {}

  private final RandomGenerator random;
  private final List<Callee> callees = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private String returnType = "";
  private int names;

  RandomMethods(RandomGenerator random) {
    this.random = random;
  }

  /** A class with so many methods. */
  String type(String name, int methods) {
    out.append(
        "package random;\nimport dev.sinter.fused.*;\n@SuppressWarnings(\"FusedDoubleLiteral\")\n");
    out.append("class ").append(name).append(" {\n");
    for (int i = 0; i < methods; i++) {
      method("m" + i);
    }
    return out.append("}\n").toString();
  }

  private void method(String name) {
    variables.clear();
    names = 0;
    returnType = pick(TYPES);
    List<String> parameters = new ArrayList<>();
    List<String> declared = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      String type = pick(TYPES);
      parameters.add(type);
      declared.add(type + " p" + i);
      variables.add(new Variable("p" + i, type, true));
    }
    out.append("  @Fused static ").append(returnType).append(' ').append(name);
    out.append('(').append(String.join(", ", declared)).append(") {\n");
    statements(2 + random.nextInt(4), 3);
    out.append("    return ").append(cast(returnType, 3)).append(";\n  }\n");
    callees.add(new Callee(name, returnType, parameters));
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
      case 2, 3 -> line(assignment(2) + ";");
      case 4 -> line(step() + ";");
      case 5 -> jump();
      case 6 -> line("if (" + condition(2) + ") return " + cast(returnType, 2) + ";");
      case 7, 8 -> branch(depth);
      case 9 -> counted(depth);
      case 10 -> fuelled(depth);
      default -> labelled(depth);
    }
  }

  private void line(String text) {
    out.append("    ").append(text).append('\n');
  }

  private void declaration() {
    String type = random.nextInt(8) == 0 ? pick(List.of("byte", "short", "char")) : pick(TYPES);
    String name = "v" + names++;
    line((random.nextInt(4) == 0 ? "var " : type + " ") + name + " = " + cast(type, 3) + ";");
    variables.add(new Variable(name, type, true));
  }

  private void branch(int depth) {
    line("if (" + condition(3) + ") {");
    statements(1 + random.nextInt(2), depth - 1);
    if (random.nextBoolean()) {
      line("} else {");
      statements(1 + random.nextInt(2), depth - 1);
    }
    line("}");
  }

  private void counted(int depth) {
    String index = "i" + names++;
    String label = "l" + names++;
    int bound = 1 + random.nextInt(4);
    String update = random.nextBoolean() ? index + "++" : index + "++, " + assignment(1);
    line(label + ": for (int " + index + " = 0; " + index + " < " + bound + "; " + update + ") {");
    loop(label, new Variable(index, "int", false), depth);
    line("}");
  }

  private void fuelled(int depth) {
    String fuel = "f" + names++;
    String label = "l" + names++;
    line("int " + fuel + " = " + (1 + random.nextInt(4)) + ";");
    String condition = fuel + "-- > 0 " + pick(List.of("&&", "&")) + " " + condition(2);
    boolean atEnd = random.nextBoolean();
    line(label + ": " + (atEnd ? "do {" : "while (" + condition + ") {"));
    loop(label, new Variable(fuel, "int", false), depth);
    line(atEnd ? "} while (" + condition + ");" : "}");
  }

  private void loop(String label, Variable counter, int depth) {
    loops.add(label);
    variables.add(counter);
    statements(1 + random.nextInt(3), depth - 1);
    variables.remove(counter);
    loops.remove(label);
  }

  private void labelled(int depth) {
    String label = "b" + names++;
    line(label + ": {");
    statements(1, depth - 1);
    line("if (" + condition(2) + ") break " + label + ";");
    statements(1, depth - 1);
    line("}");
  }

  private void jump() {
    if (!loops.isEmpty()) {
      String keyword = pick(List.of("break", "continue"));
      String label = random.nextBoolean() ? " " + pick(loops) : "";
      line("if (" + condition(2) + ") " + keyword + label + ";");
    }
  }

  private String assignment(int depth) {
    Variable target = mutable();
    boolean plain = random.nextBoolean();
    if (plain) {
      return target.name() + " = " + cast(target.type(), depth);
    }
    if (target.type().equals("boolean")) {
      return target.name() + pick(List.of(" &= ", " |= ", " ^= ")) + condition(depth);
    }
    boolean integer = !target.type().equals("float") && !target.type().equals("double");
    if (integer && random.nextInt(3) == 0) {
      String operator = pick(List.of("<<=", ">>=", ">>>=", "&=", "|=", "^="));
      return target.name() + " " + operator + " " + number(pick(INTEGERS), depth);
    }
    return target.name()
        + " "
        + pick(List.of("+=", "-=", "*="))
        + " "
        + number(pick(NUMBERS), depth);
  }

  private String step() {
    List<Variable> numbers =
        variables.stream()
            .filter(each -> each.mutable() && !each.type().equals("boolean"))
            .toList();
    if (numbers.isEmpty()) {
      return assignment(1);
    }
    String name = pick(numbers).name();
    return pick(List.of(name + "++", name + "--", "++" + name, "--" + name));
  }

  private Variable mutable() {
    return pick(variables.stream().filter(Variable::mutable).toList());
  }

  private String cast(String type, int depth) {
    return type.equals("boolean")
        ? condition(depth)
        : "(" + type + ") (" + number(pick(NUMBERS), depth) + ")";
  }

  /** Never a constant expression: it begins with a variable. */
  private String condition(int depth) {
    Variable variable = pick(variables);
    boolean truth = variable.type().equals("boolean");
    String leaf =
        truth
            ? variable.name()
            : "("
                + variable.name()
                + pick(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "))
                + number(pick(NUMBERS), depth - 1)
                + ")";
    if (depth <= 0) {
      return leaf;
    }
    return switch (random.nextInt(7)) {
      case 0 -> "(" + leaf + " && " + condition(depth - 1) + ")";
      case 1 -> "(" + leaf + " || " + condition(depth - 1) + ")";
      case 2 ->
          "("
              + leaf
              + pick(List.of(" & ", " | ", " ^ ", " == ", " != "))
              + condition(depth - 1)
              + ")";
      case 3 -> "!" + condition(depth - 1);
      case 4 -> "(" + leaf + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
      default -> leaf;
    };
  }

  /** An expression that Java converts to {@code type} where it stands. */
  private String number(String type, int depth) {
    if (depth <= 0) {
      return leaf(type);
    }
    return switch (random.nextInt(11)) {
      case 0, 1, 2 ->
          "("
              + number(type, depth - 1)
              + pick(List.of(" + ", " - ", " * "))
              + number(type, depth - 1)
              + ")";
      case 3 -> division(type, depth);
      case 4 ->
          "("
              + condition(depth - 1)
              + " ? "
              + number(type, depth - 1)
              + " : "
              + number(type, depth - 1)
              + ")";
      case 5 -> "((" + type + ") (" + number(pick(NUMBERS), depth - 1) + "))";
      case 6 -> effect(type, depth);
      case 7 -> call(type, depth);
      case 8 -> math(type, depth);
      case 9 ->
          INTEGERS.contains(type) ? bitwise(type, depth) : "-(" + number(type, depth - 1) + ")";
      default -> leaf(type);
    };
  }

  /** An assignment or a step used for its value. */
  private String effect(String type, int depth) {
    Variable target = mutable();
    if (target.type().equals("boolean")) {
      return leaf(type);
    }
    String name = target.name();
    String value =
        random.nextBoolean()
            ? name + pick(List.of("++", "--"))
            : name + " = " + cast(target.type(), depth - 1);
    return "((" + type + ") (" + value + "))";
  }

  private String division(String type, int depth) {
    List<Variable> divisors = variables.stream().filter(each -> each.type().equals(type)).toList();
    String divisor =
        divisors.isEmpty() || random.nextInt(3) > 0 ? literal(type, true) : pick(divisors).name();
    return "(" + number(type, depth - 1) + pick(List.of(" / ", " % ")) + divisor + ")";
  }

  private String bitwise(String type, int depth) {
    String left = number(type, depth - 1);
    return random.nextBoolean()
        ? "(" + left + pick(List.of(" & ", " | ", " ^ ")) + number(type, depth - 1) + ")"
        : "("
            + left
            + pick(List.of(" << ", " >> ", " >>> "))
            + number(pick(INTEGERS), depth - 1)
            + ")";
  }

  private String call(String type, int depth) {
    List<Callee> fitting = callees.stream().filter(each -> each.type().equals(type)).toList();
    if (fitting.isEmpty()) {
      return leaf(type);
    }
    Callee callee = pick(fitting);
    List<String> arguments =
        callee.parameters().stream().map(parameter -> cast(parameter, depth - 1)).toList();
    return callee.name() + "(" + String.join(", ", arguments) + ")";
  }

  private String math(String type, int depth) {
    String x = number(type, depth - 1);
    String two =
        "Math." + pick(List.of("min", "max")) + "(" + x + ", " + number(type, depth - 1) + ")";
    return switch (random.nextInt(4)) {
      case 0 -> "Math.abs(" + x + ")";
      case 1 -> two;
      case 2 ->
          INTEGERS.contains(type)
              ? "Fn.clamp(" + x + ", (" + type + ") -5, (" + type + ") 77)"
              : "Fn."
                  + pick(List.of("sqrt", "floor", "rint", "trunc", "square", "sign"))
                  + "("
                  + x
                  + ")";
      default ->
          INTEGERS.contains(type)
              ? "Math.floorMod(" + x + ", " + literal(type, true) + ")"
              : "(("
                  + type
                  + ") Math."
                  + pick(List.of("sqrt", "ceil", "exp", "sin"))
                  + "("
                  + x
                  + "))";
    };
  }

  private String leaf(String type) {
    List<Variable> same = variables.stream().filter(each -> each.type().equals(type)).toList();
    return same.isEmpty() || random.nextInt(4) == 0 ? literal(type, false) : pick(same).name();
  }

  private String literal(String type, boolean nonZero) {
    int value = random.nextInt(nonZero ? 1 : -9, 12);
    return switch (type) {
      case "int" ->
          nonZero
              ? "" + value
              : pick(List.of("" + value, "'a'", "0x7fffffff", "Integer.MIN_VALUE"));
      case "long" -> value + "L";
      case "float" -> value / 2f + "f";
      default -> "" + value / 4.0;
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
