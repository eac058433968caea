package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import dev.sinter.plan.KernelProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A fused method with its control flow as a scalar C function. Locals are {@code v0, v1, …}; what
 * must be computed before an expression, in Java's order, goes into temporaries {@code t0, t1, …}.
 *
 * <p>An operator in error ends the function, and each caller, as the exception would in Java: the
 * number of the error is left in {@code *trap}, the value is 0.
 */
final class FunctionWriter implements Stmt.Visitor<Void>, Expr.Visitor<String> {
  /** Clang refuses 256 nested brackets; deeper expressions are cut with temporaries. */
  private static final int MAX_TEXT = 400;

  private final KernelProgram program;
  private final Function function;
  private final Operators operators;
  private final Sites sites;
  private final List<Integer> loops = new ArrayList<>();
  private final Set<Integer> tails = new HashSet<>();
  private final Set<String> labels = new HashSet<>();
  private Code code = new Code();
  private int temporaries;

  private FunctionWriter(KernelProgram program, int index, Operators operators, Sites sites) {
    this.program = program;
    this.function = program.functions().get(index);
    this.operators = operators;
    this.sites = sites;
  }

  /** The text of function {@code index} of the program. */
  static String text(KernelProgram program, int index, Operators operators, Sites sites) {
    return new FunctionWriter(program, index, operators, sites).write("f" + index);
  }

  private String write(String name) {
    List<String> parameters = new ArrayList<>();
    int count = function.parameters().size();
    for (int local = 0; local < count; local++) {
      parameters.add(Lanes.scalar(function.locals().get(local)) + " v" + local);
    }
    if (sites.fails(function)) {
      parameters.add("int *trap");
    }
    String result = Lanes.scalar(function.valueType());
    code.line("static " + result + " " + name + "(" + String.join(", ", parameters) + ") {");
    for (int local = count; local < function.locals().size(); local++) {
      code.line(Lanes.scalar(function.locals().get(local)) + " v" + local + ";");
    }
    all(function.body());
    return code.line("}").toString();
  }

  private void all(List<Stmt> statements) {
    statements.forEach(statement -> statement.accept(this));
  }

  @Override
  public Void assign(Stmt.Assign assign) {
    code.line("v" + assign.local() + " = " + assign.value().accept(this) + ";");
    return null;
  }

  @Override
  public Void branch(Stmt.If branch) {
    code.line("if (" + bare(branch.condition().accept(this)) + ") {");
    all(branch.then());
    if (!branch.otherwise().isEmpty()) {
      code.line("} else {");
      all(branch.otherwise());
    }
    code.line("}");
    return null;
  }

  /** Without brackets around the whole: compilers warn of {@code if ((a == b))}. */
  private static String bare(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        return text;
      }
    }
    return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  public Void loop(Stmt.Loop loop) {
    loops.add(loop.id());
    code.line("for (;;) {");
    all(loop.body());
    label("next" + loop.id());
    tails.add(loop.id());
    all(loop.tail());
    label("again" + loop.id());
    code.line("}");
    loops.remove(loops.size() - 1);
    label("leave" + loop.id());
    return null;
  }

  /** Where a jump was written. */
  private void label(String name) {
    if (labels.contains(name)) {
      code.flush(name + ":;");
    }
  }

  private void jump(String label) {
    labels.add(label);
    code.line("goto " + label + ";");
  }

  private boolean innermost(int loop) {
    return loops.get(loops.size() - 1) == loop;
  }

  @Override
  public Void leave(Stmt.Break leave) {
    if (innermost(leave.loop())) {
      code.line("break;");
    } else {
      jump("leave" + leave.loop());
    }
    return null;
  }

  @Override
  public Void next(Stmt.Continue next) {
    jump((tails.contains(next.loop()) ? "again" : "next") + next.loop());
    return null;
  }

  @Override
  public Void returns(Stmt.Return result) {
    code.line("return " + result.value().accept(this) + ";");
    return null;
  }

  @Override
  public Void evaluate(Stmt.Evaluate evaluate) {
    // Pure text may be dropped; whatever can be in error was written before it.
    String unused = evaluate.value().accept(this);
    return null;
  }

  @Override
  public String constant(Expr.Constant constant) {
    return Literals.of(constant);
  }

  @Override
  public String local(Expr.Local local) {
    return "v" + local.index();
  }

  @Override
  public String apply(Expr.Apply apply) {
    List<String> operands = apply.operands().stream().map(operand -> operand.accept(this)).toList();
    List<Expr> exprs = apply.operands();
    boolean shift = apply.op().typing() == Op.Typing.SHIFT;
    DType type = exprs.get(shift ? 0 : exprs.size() - 1).type();
    DType count = exprs.get(exprs.size() - 1).type();
    if (apply.canTrap()) {
      operands = checked(apply.op(), operands, type);
    }
    return shorten(apply.type(), operators.apply(apply.op(), type, count, Lanes.ONE, operands));
  }

  /** Ends the function if the second operand, which is computed once, is zero. */
  private List<String> checked(Op op, List<String> operands, DType type) {
    String divisor = temporary(type, operands.get(1));
    code.line("if (" + divisor + " == 0) {");
    code.line("*trap = " + sites.of(function, op) + ";");
    code.line("return 0;");
    code.line("}");
    return List.of(operands.get(0), divisor);
  }

  private String temporary(DType type, String value) {
    String name = "t" + temporaries++;
    code.line("const " + Lanes.scalar(type) + " " + name + " = " + value + ";");
    return name;
  }

  private String shorten(DType type, String text) {
    return text.length() > MAX_TEXT ? temporary(type, text) : text;
  }

  @Override
  public String convert(Expr.Convert convert) {
    String value = convert.value().accept(this);
    return operators.convert(convert.value().type(), convert.type(), Lanes.ONE, value);
  }

  @Override
  public String bitcast(Expr.Bitcast bitcast) {
    String value = bitcast.value().accept(this);
    return operators.bitcast(bitcast.value().type(), bitcast.type(), Lanes.ONE, value);
  }

  @Override
  public String conditional(Expr.Conditional conditional) {
    String condition = conditional.condition().accept(this);
    Code before = code;
    Code thenCode = before.inner();
    String then = arm(thenCode, conditional.then());
    Code otherwiseCode = before.inner();
    String otherwise = arm(otherwiseCode, conditional.otherwise());
    code = before;
    if (thenCode.isEmpty() && otherwiseCode.isEmpty()) {
      return shorten(conditional.type(), "(" + condition + " ? " + then + " : " + otherwise + ")");
    }
    return branches(conditional.type(), condition, thenCode, then, otherwiseCode, otherwise);
  }

  private String arm(Code into, Expr value) {
    code = into;
    return value.accept(this);
  }

  /** Arms that need statements: only those of the chosen one may run. */
  private String branches(
      DType type,
      String condition,
      Code thenCode,
      String then,
      Code otherwiseCode,
      String otherwise) {
    String name = "t" + temporaries++;
    code.line(Lanes.scalar(type) + " " + name + ";");
    code.line("if (" + bare(condition) + ") {");
    code.append(thenCode.toString()).line(name + " = " + then + ";");
    code.line("} else {");
    code.append(otherwiseCode.toString()).line(name + " = " + otherwise + ";");
    code.line("}");
    return name;
  }

  @Override
  public String call(Expr.Call call) {
    List<String> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(argument.accept(this)));
    String name = "f" + program.functions().indexOf(call.callee());
    if (!sites.fails(call.callee())) {
      return name + "(" + String.join(", ", arguments) + ")";
    }
    arguments.add("trap");
    String value = temporary(call.type(), name + "(" + String.join(", ", arguments) + ")");
    code.line("if (*trap) {");
    code.line("return 0;");
    code.line("}");
    return value;
  }

  @Override
  public String load(Expr.Load load) {
    throw kernelOnly();
  }

  @Override
  public String position(Expr.Position position) {
    throw kernelOnly();
  }

  @Override
  public String argument(Expr.Argument argument) {
    throw kernelOnly();
  }

  @Override
  public String gather(Expr.Gather gather) {
    throw kernelOnly();
  }

  @Override
  public String checkedIndex(Expr.CheckedIndex index) {
    throw kernelOnly();
  }

  private IllegalStateException kernelOnly() {
    return new IllegalStateException("a kernel's line stands in function " + function.name());
  }
}
