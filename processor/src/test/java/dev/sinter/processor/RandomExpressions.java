package dev.sinter.processor;

import dev.sinter.processor.lift.LibraryMethods;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Writes random expressions over the variables in sight. */
final class RandomExpressions {
  private static final List<String> NUMBERS = List.of("int", "long", "float", "double");
  private static final List<String> INTEGERS = NUMBERS.subList(0, 2);
  private static final List<String> SMALL = List.of("byte", "short", "char");

  /** Methods whose bits Java leaves open, or that show which NaN an argument is. */
  private static final Pattern UNFIXED =
      Pattern.compile(
          "a?(sin|cos|tan)h?|atan2|exp2?|expm1|log.*|cbrt|hypot|pow|sigmoid|erfc?|l?gamma|.*Raw.*|copySign|floatToFloat16");

  /** The last argument must not be a constant 0. */
  private static final Set<String> DIVISIONS =
      Set.of(
          "floorDiv",
          "floorMod",
          "divideUnsigned",
          "remainderUnsigned",
          "ceilDiv",
          "ceilMod",
          "divideExact",
          "floorDivExact",
          "ceilDivExact");

  private static final List<Method> LIBRARY =
      LibraryMethods.methods().stream()
          .filter(method -> !UNFIXED.matcher(method.getName()).matches())
          .toList();

  /** A variable in sight; the counter of a loop must not be assigned. */
  record Variable(String name, String type, boolean mutable) {}

  private record Callee(String name, String type, List<String> parameters) {}

  private final RandomGenerator random;
  private final List<Variable> variables;
  private final List<Callee> callees = new ArrayList<>();

  /**
   * Writes over variables.
   *
   * @param variables shared with the caller, who adds and removes them
   */
  RandomExpressions(RandomGenerator random, List<Variable> variables) {
    this.random = random;
    this.variables = variables;
  }

  /** A method that expressions may call from now on. */
  void declare(String name, String type, List<String> parameters) {
    callees.add(new Callee(name, type, parameters));
  }

  String anyType() {
    return switch (random.nextInt(6)) {
      case 0 -> "boolean";
      case 1 -> pick(SMALL);
      default -> pick(NUMBERS);
    };
  }

  private static boolean isInteger(String type) {
    return INTEGERS.contains(type) || SMALL.contains(type);
  }

  /** An assignment, without a semicolon. */
  Fragment assignment(int depth) {
    Variable target = mutable();
    String name = target.name();
    if (random.nextBoolean()) {
      return Fragment.text(name + " = ", assigned(target.type(), depth));
    }
    if (target.type().equals("boolean")) {
      return Fragment.text(name + pick(List.of(" &= ", " |= ", " ^= ")), condition(depth));
    }
    if (isInteger(target.type()) && random.nextInt(3) == 0) {
      String operator = pick(List.of("<<=", ">>=", ">>>=", "&=", "|=", "^="));
      return Fragment.text(name + " " + operator + " ", number(pick(INTEGERS), depth));
    }
    return Fragment.text(
        name + " " + pick(List.of("+=", "-=", "*=")) + " ", number(pick(NUMBERS), depth));
  }

  /** {@code x++} and its like. */
  Fragment step() {
    List<Variable> numbers =
        variables.stream()
            .filter(each -> each.mutable() && !each.type().equals("boolean"))
            .toList();
    if (numbers.isEmpty()) {
      return assignment(1);
    }
    String name = pick(numbers).name();
    return Fragment.text(pick(List.of(name + "++", name + "--", "++" + name, "--" + name)));
  }

  private Variable mutable() {
    return pick(variables.stream().filter(Variable::mutable).toList());
  }

  /** What can be assigned to this type, or returned as it. */
  Fragment assigned(String type, int depth) {
    if (type.equals("double") && random.nextInt(4) == 0) {
      Fragment first = number(pick(NUMBERS), depth - 1);
      Fragment second = number(pick(NUMBERS), depth - 1);
      return Fragment.of(type, condition(depth - 1), " ? ", first, " : ", second);
    }
    return exactly(type, depth);
  }

  /** An expression of exactly this type. */
  Fragment exactly(String type, int depth) {
    return type.equals("boolean")
        ? condition(depth)
        : Fragment.of(type, "(" + type + ") (", number(pick(NUMBERS), depth), ")");
  }

  /** Never a constant expression: it begins with a variable. */
  Fragment condition(int depth) {
    Variable variable = pick(variables);
    String compared = variable.name() + pick(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "));
    Fragment leaf =
        variable.type().equals("boolean")
            ? truth(variable.name())
            : truth("(" + compared, number(pick(NUMBERS), depth - 1), ")");
    if (depth <= 0) {
      return leaf;
    }
    return switch (random.nextInt(8)) {
      case 0 -> truth("(", leaf, " && ", condition(depth - 1), ")");
      case 1 -> truth("(", leaf, " || ", condition(depth - 1), ")");
      case 2 ->
          truth(
              "(",
              leaf,
              pick(List.of(" & ", " | ", " ^ ", " == ", " != ")),
              condition(depth - 1),
              ")");
      case 3 -> truth("!", condition(depth - 1));
      case 4 -> truth("(", leaf, " ? ", condition(depth - 1), " : ", condition(depth - 1), ")");
      case 5 ->
          truth("(", leaf, pick(List.of(" & ", " | ", " && ")), library("boolean", depth), ")");
      default -> leaf;
    };
  }

  private static Fragment truth(Object... parts) {
    return Fragment.of("boolean", parts);
  }

  /** An expression that Java converts to {@code type} where it stands. */
  private Fragment number(String type, int depth) {
    if (depth <= 0) {
      return leaf(type);
    }
    int less = depth - 1;
    return switch (random.nextInt(13)) {
      case 0, 1, 2 ->
          Fragment.of(
              type,
              "(",
              number(type, less),
              pick(List.of(" + ", " - ", " * ")),
              number(type, less),
              ")");
      case 3 -> division(type, depth);
      case 4 ->
          Fragment.of(
              type,
              "(",
              condition(less),
              " ? ",
              number(type, less),
              " : ",
              number(type, less),
              ")");
      case 5 -> Fragment.of(type, "((" + type + ") (", number(pick(NUMBERS), less), "))");
      case 6 -> effect(type, depth);
      case 7 -> call(type, depth);
      case 8 -> rounded(type, depth);
      case 9, 10 -> library(type, depth);
      case 11 ->
          INTEGERS.contains(type)
              ? bitwise(type, depth)
              : Fragment.of(type, "-(", number(type, less), ")");
      default -> leaf(type);
    };
  }

  /** An assignment or a step used for its value. */
  private Fragment effect(String type, int depth) {
    Variable target = mutable();
    if (target.type().equals("boolean")) {
      return leaf(type);
    }
    String name = target.name();
    return random.nextBoolean()
        ? Fragment.of(type, "((" + type + ") (" + name + pick(List.of("++", "--")) + "))")
        : Fragment.of(
            type, "((" + type + ") (" + name + " = ", assigned(target.type(), depth - 1), "))");
  }

  private Fragment division(String type, int depth) {
    String operator = pick(List.of(" / ", " % "));
    return Fragment.of(type, "(", number(type, depth - 1), operator, divisor(type), ")");
  }

  /** A variable, which may be 0, or a literal, which is not. */
  private Fragment divisor(String type) {
    List<Variable> divisors = ofType(type);
    return Fragment.text(
        divisors.isEmpty() || random.nextInt(3) > 0 ? literal(type, true) : pick(divisors).name());
  }

  private Fragment bitwise(String type, int depth) {
    Fragment left = number(type, depth - 1);
    if (random.nextBoolean()) {
      String operator = pick(List.of(" & ", " | ", " ^ "));
      return Fragment.of(type, "(", left, operator, number(type, depth - 1), ")");
    }
    String operator = pick(List.of(" << ", " >> ", " >>> "));
    return Fragment.of(type, "(", left, operator, number(pick(INTEGERS), depth - 1), ")");
  }

  private Fragment call(String type, int depth) {
    List<Callee> fitting =
        callees.stream()
            .filter(
                each ->
                    each.type().equals(type) || (type.equals("int") && SMALL.contains(each.type())))
            .toList();
    if (fitting.isEmpty()) {
      return leaf(type);
    }
    Callee callee = pick(fitting);
    List<Fragment> arguments =
        callee.parameters().stream().map(parameter -> exactly(parameter, depth - 1)).toList();
    return called(type, callee.name(), arguments);
  }

  /** A library method with a result of this type, or of a type that widens to int. */
  private Fragment library(String type, int depth) {
    List<Method> fitting =
        LIBRARY.stream()
            .filter(
                each ->
                    each.getReturnType().getName().equals(type)
                        || (type.equals("int") && SMALL.contains(each.getReturnType().getName())))
            .toList();
    Method method = pick(fitting);
    if (method.getName().endsWith("Exact") && random.nextInt(3) > 0) {
      method = pick(fitting);
    }
    List<Fragment> arguments = new ArrayList<>();
    for (Class<?> parameter : method.getParameterTypes()) {
      arguments.add(exactly(parameter.getName(), depth - 1));
    }
    if (DIVISIONS.contains(method.getName())) {
      String last = method.getParameterTypes()[1].getName();
      arguments.set(1, divisor(last));
    }
    return called(
        type, method.getDeclaringClass().getSimpleName() + "." + method.getName(), arguments);
  }

  private static Fragment called(String type, String name, List<Fragment> arguments) {
    List<Object> parts = new ArrayList<>();
    parts.add(name + "(");
    for (Fragment argument : arguments) {
      parts.add(parts.size() == 1 ? "" : ", ");
      parts.add(argument);
    }
    parts.add(")");
    return Fragment.of(type, parts.toArray());
  }

  /** Functions of {@code Math} used from float, and sign copied from what is no NaN. */
  private Fragment rounded(String type, int depth) {
    Fragment x = number(type, depth - 1);
    if (INTEGERS.contains(type)) {
      return Fragment.of(
          type, "Math.floorMod((" + type + ") (", x, "), " + literal(type, true) + ")");
    }
    if (random.nextInt(3) == 0) {
      Fragment sign = number(pick(INTEGERS), depth - 1);
      return Fragment.of(
          type, "Math.copySign((" + type + ") (", x, "), (" + type + ") (", sign, "))");
    }
    // Only some of the methods: what uses them is compared on the JVM alone.
    String function =
        random.nextInt(16) == 0
            ? pick(List.of("exp", "sin"))
            : pick(List.of("sqrt", "ceil", "rint"));
    return Fragment.of(type, "((" + type + ") Math." + function + "(", x, "))");
  }

  private List<Variable> ofType(String type) {
    return variables.stream()
        .filter(
            each -> each.type().equals(type) || (type.equals("int") && SMALL.contains(each.type())))
        .toList();
  }

  private Fragment leaf(String type) {
    List<Variable> same = ofType(type);
    return Fragment.of(
        type, same.isEmpty() || random.nextInt(4) == 0 ? literal(type, false) : pick(same).name());
  }

  private String literal(String type, boolean nonZero) {
    int value = random.nextInt(nonZero ? 1 : -9, 12);
    return switch (type) {
      case "int" ->
          nonZero
              ? "" + value
              : pick(List.of("" + value, "'a'", "0x7fffffff", "Integer.MIN_VALUE"));
      case "long" -> nonZero ? value + "L" : pick(List.of(value + "L", "Long.MIN_VALUE"));
      case "float" -> value / 2f + "f";
      default -> "" + value / 4.0;
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
