package dev.sinter.ir;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the canonical text that {@link IrWriter} writes. */
public final class IrReader {
  private static final Map<String, Op> OPS = opsByLabel();

  private final String text;
  private final Map<String, Function> callees;
  private final List<DType> locals = new ArrayList<>();
  private int at;

  private IrReader(String text, Map<String, Function> callees) {
    this.text = text;
    this.callees = callees;
  }

  /**
   * The function whose {@link Function#code()} is {@code code}.
   *
   * @param names parameter names, in order
   * @param callees by {@link Function#hash()}, every function that the body calls
   * @throws IllegalArgumentException if the text is malformed, ill-typed, or calls an unknown
   *     function
   */
  public static Function function(
      String name,
      String owner,
      int line,
      List<String> names,
      String code,
      Map<String, Function> callees) {
    IrReader reader = new IrReader(code, callees);
    try {
      Function function = reader.function(name, owner, line, names);
      if (!function.code().equals(code)) {
        throw reader.malformed("text is not canonical");
      }
      return function;
    } catch (IndexOutOfBoundsException end) {
      throw reader.malformed("text ends early");
    }
  }

  private Function function(String name, String owner, int line, List<String> names) {
    expect("(fn");
    Precision precision = Precision.valueOf(word().toUpperCase(Locale.ROOT));
    DType returnType = type();
    expect("(params");
    List<Parameter> parameters = new ArrayList<>();
    while (!at(")")) {
      parameters.add(parameter(names.get(parameters.size())));
    }
    expect(")");
    expect("(locals");
    while (!at(")")) {
      locals.add(type());
    }
    expect(")");
    List<Stmt> body = statements();
    return Function.of(name, owner, line, parameters, returnType, precision, locals, body);
  }

  private Parameter parameter(String name) {
    expect("(");
    DType type = type();
    Parameter.Role role = Parameter.Role.valueOf(word().toUpperCase(Locale.ROOT));
    int axis = role == Parameter.Role.AXIS ? Integer.parseInt(word()) : 0;
    expect(")");
    return new Parameter(name, type, role, axis);
  }

  /** Statements up to and including the closing parenthesis. */
  private List<Stmt> statements() {
    List<Stmt> statements = new ArrayList<>();
    while (!at(")")) {
      statements.add(statement());
    }
    expect(")");
    return statements;
  }

  private List<Stmt> block() {
    expect("(do");
    return statements();
  }

  private Stmt statement() {
    expect("(");
    String head = word();
    Stmt statement =
        switch (head) {
          case "set" -> new Stmt.Assign(Integer.parseInt(word()), expr());
          case "when" -> new Stmt.If(expr(), block(), block());
          case "loop" -> new Stmt.Loop(Integer.parseInt(word()), block(), block());
          case "break" -> new Stmt.Break(Integer.parseInt(word()));
          case "continue" -> new Stmt.Continue(Integer.parseInt(word()));
          case "return" -> new Stmt.Return(expr());
          case "evaluate" -> new Stmt.Evaluate(expr());
          default -> throw malformed("unknown statement " + head);
        };
    expect(")");
    return statement;
  }

  private Expr expr() {
    if (!at("(")) {
      return atom(word());
    }
    expect("(");
    String head = word();
    Expr expr =
        switch (head) {
          case "convert" -> new Expr.Convert(type(), expr());
          case "bitcast" -> new Expr.Bitcast(type(), expr());
          case "if" -> conditional(expr(), expr(), expr());
          case "call" -> call(word());
          default -> apply(head);
        };
    expect(")");
    return expr;
  }

  private static Expr conditional(Expr condition, Expr then, Expr otherwise) {
    return new Expr.Conditional(then.type(), condition, then, otherwise);
  }

  private Expr call(String hash) {
    Function callee = callees.get(hash);
    if (callee == null) {
      throw malformed("no callee with hash " + hash);
    }
    return new Expr.Call(callee, operands());
  }

  private Expr apply(String head) {
    Op op = OPS.get(head);
    if (op == null) {
      throw malformed("unknown operator " + head);
    }
    return Expr.Apply.of(op, operands().toArray(Expr[]::new));
  }

  private List<Expr> operands() {
    List<Expr> operands = new ArrayList<>();
    while (!at(")")) {
      operands.add(expr());
    }
    return operands;
  }

  private Expr atom(String word) {
    if (word.startsWith("%")) {
      int index = Integer.parseInt(word.substring(1));
      return new Expr.Local(locals.get(index), index);
    }
    int colon = word.indexOf(':');
    if (colon < 0) {
      throw malformed("unknown atom " + word);
    }
    DType type = DType.valueOf(word.substring(colon + 1).toUpperCase(Locale.ROOT));
    return new Expr.Constant(type, bits(type, word.substring(0, colon)));
  }

  private static long bits(DType type, String digits) {
    if (digits.startsWith("nan")) {
      return Long.parseUnsignedLong(digits.substring(3), 16);
    }
    return switch (type) {
      case F32 -> Float.floatToRawIntBits(Float.parseFloat(digits));
      case F64 -> Double.doubleToRawLongBits(Double.parseDouble(digits));
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> Long.parseLong(digits);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private DType type() {
    return DType.valueOf(word().toUpperCase(Locale.ROOT));
  }

  private boolean at(String token) {
    skip();
    return text.startsWith(token, at);
  }

  private void expect(String token) {
    if (!at(token)) {
      throw malformed("expected " + token);
    }
    at += token.length();
  }

  private String word() {
    skip();
    int start = at;
    while (" ()\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skip() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException("IR text: " + what + " at position " + at + " of " + text);
  }

  private static Map<String, Op> opsByLabel() {
    Map<String, Op> ops = new java.util.HashMap<>();
    for (Op op : Op.values()) {
      ops.put(op.label(), op);
    }
    return Map.copyOf(ops);
  }
}
