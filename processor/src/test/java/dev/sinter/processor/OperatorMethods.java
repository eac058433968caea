package dev.sinter.processor;

import java.util.List;

/** Writes a class with a method per operator, cast and pair of types. */
final class OperatorMethods {
  private static final List<String> NUMBERS = List.of("int", "long", "float", "double");
  private static final List<String> INTEGERS = List.of("int", "long");
  private static final List<String> SMALL = List.of("byte", "short", "char");

  private final StringBuilder out = new StringBuilder();
  private int count;

  private OperatorMethods(String name) {
    out.append("package corpus;\nimport dev.sinter.fused.*;\nclass ").append(name).append(" {\n");
  }

  static String source() {
    OperatorMethods methods = new OperatorMethods("OperatorCases");
    for (String left : NUMBERS) {
      for (String right : NUMBERS) {
        methods.pair(left, right);
      }
      methods.single(left);
    }
    methods.booleans();
    return methods.out.append("}\n").toString();
  }

  /** The class {@code corpus.SmallCases}: parameters and results below 32 bits. */
  static String ofSmallTypes() {
    OperatorMethods methods = new OperatorMethods("SmallCases");
    methods.small();
    return methods.out.append("}\n").toString();
  }

  private void method(String type, String parameters, String body) {
    out.append("  @Fused static ").append(type).append(" m").append(count++);
    out.append('(').append(parameters).append(") { ").append(body).append(" }\n");
  }

  private void pair(String left, String right) {
    String parameters = left + " x, " + right + " y";
    String promoted = NUMBERS.get(Math.max(NUMBERS.indexOf(left), NUMBERS.indexOf(right)));
    for (String operator : List.of("+", "-", "*", "/", "%")) {
      method(promoted, parameters, "return x " + operator + " y;");
      method(left, parameters, "x " + operator + "= y; return x;");
      for (String small : SMALL) {
        String body = small + " z = (" + small + ") x; z " + operator + "= y; return z;";
        method("int", parameters, body);
      }
    }
    for (String operator : List.of("<", "<=", ">", ">=", "==", "!=")) {
      method("boolean", parameters, "return x " + operator + " y;");
    }
    method(promoted, parameters, "return x > 0 ? x : y;");
    if (INTEGERS.contains(left) && INTEGERS.contains(right)) {
      for (String operator : List.of("&", "|", "^")) {
        method(promoted, parameters, "return x " + operator + " y;");
        method(left, parameters, "x " + operator + "= y; return x;");
      }
      for (String operator : List.of("<<", ">>", ">>>")) {
        method(left, parameters, "return x " + operator + " y;");
        method(left, parameters, "x " + operator + "= y; return x;");
      }
    }
    method(right, left + " x", "return (" + right + ") x;");
  }

  private void single(String type) {
    method(type, type + " x", "return -x;");
    method(type, type + " x", "return +x;");
    method(type, type + " x", "return x++ - --x;");
    for (String small : SMALL) {
      method("int", type + " x", "return (" + small + ") x;");
      method(type, type + " x", small + " z = (" + small + ") x; z++; return z;");
      method(
          "int",
          type + " x",
          small + " z = (" + small + ") x; return -z + ~z + (z >>> 3) + (z << 9);");
    }
  }

  private void small() {
    for (String left : SMALL) {
      for (String right : SMALL) {
        String parameters = left + " x, " + right + " y";
        for (String operator : List.of("+", "*", "/", "%", "&", "^", "<<", ">>", ">>>")) {
          method("int", parameters, "return x " + operator + " y;");
          method(left, parameters, "x " + operator + "= y; return x;");
        }
        method("boolean", parameters, "return x < y;");
        method("boolean", parameters, "return x == y;");
        method(right, left + " x", "return (" + right + ") x;");
      }
      for (String other : NUMBERS) {
        method(other, left + " x", "return x;");
        method(left, other + " x", "return (" + left + ") x;");
        method(left, left + " x, @Uniform " + other + " y", "x += y; return x;");
        method(other, other + " x, @Uniform " + left + " y", "return (" + other + ") (x - y);");
      }
      method(left, left + " x", "return x++;");
      method(left, left + " x", "return --x;");
      method("int", left + " x", "return -x + ~x;");
      method(left, left + " x, boolean b", "return b ? x : 7;");
    }
  }

  private void booleans() {
    for (String operator : List.of("&", "|", "^", "&&", "||", "==", "!=")) {
      method("boolean", "boolean x, boolean y", "return x " + operator + " y;");
    }
    method("boolean", "boolean x", "return !x;");
    for (String type : INTEGERS) {
      method(type, type + " x", "return ~x;");
    }
  }
}
