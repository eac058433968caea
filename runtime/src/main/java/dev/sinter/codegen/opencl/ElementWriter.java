package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a kernel's body as a function: from the values of the operands at one element, or at
 * {@link Lanes#count()} adjacent ones, to those of the part's roots. Line {@code i} is {@code vi};
 * {@code ti} is the number of the error it depends on, 0 for none, in an {@code int} per lane.
 */
final class ElementWriter implements Expr.Visitor<String> {
  private final KernelProgram program;
  private final Part part;
  private final Lanes lanes;
  private final Operators operators;
  private final Sites sites;
  private final Bounds bounds;
  private final Map<String, String> wrappers;
  private final List<String> names = new ArrayList<>();
  private final Code code = new Code();

  /**
   * @param wrappers the functions that call fused methods, by name; what this part needs is added
   */
  ElementWriter(
      KernelProgram program,
      Part part,
      Lanes lanes,
      Operators operators,
      Sites sites,
      Map<String, String> wrappers) {
    this.program = program;
    this.part = part;
    this.lanes = lanes;
    this.operators = operators;
    this.sites = sites;
    this.bounds = operators.bounds();
    this.wrappers = wrappers;
  }

  /** The function's text. */
  String text() {
    code.line("static inline void " + part.name() + "(" + String.join(", ", parameters()) + ") {");
    for (int line = 0; line < program.body().size(); line++) {
      if (part.lines().get(line)) {
        line(line, program.body().get(line));
      } else {
        names.add("");
      }
    }
    for (int root : part.roots()) {
      int line = program.roots().get(root).line();
      code.line("*" + Names.root(root) + " = " + names.get(line) + ";");
      if (sites.fails(line)) {
        code.line("*" + Names.error(root) + " = t" + line + ";");
      }
    }
    return code.line("}").toString();
  }

  private List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    if (bounds.checked()) {
      parameters.add("const Bounds *bounds");
    }
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (part.reads(operand)) {
        Operand declared = program.operands().get(operand);
        DType type = declared.type();
        parameters.add(
            OperandWriter.isIndexed(declared)
                ? "__global const " + Lanes.memory(type) + " *" + Names.pointer(operand)
                : "const " + lanes.type(type) + " " + Names.value(operand));
      }
    }
    for (int argument = 0; argument < program.arguments().size(); argument++) {
      DType type = program.arguments().get(argument);
      parameters.add("const " + Lanes.scalar(type) + " " + Names.scalar(argument));
    }
    for (int root : part.roots()) {
      Root declared = program.roots().get(root);
      parameters.add(lanes.type(declared.element()) + " *" + Names.root(root));
      if (sites.fails(declared.line())) {
        parameters.add(lanes.type(DType.I32) + " *" + Names.error(root));
      }
    }
    return parameters;
  }

  /**
   * The call; results go into the variables that {@link #declareResults} declares, with the same
   * suffix.
   */
  static String call(
      KernelProgram program, Part part, Sites sites, OperandWriter operands, String suffix) {
    List<String> arguments = new ArrayList<>();
    if (operands.bounds().checked()) {
      arguments.add("bounds");
    }
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (part.reads(operand)) {
        Operand declared = program.operands().get(operand);
        boolean once = operands.isOnce(operand);
        arguments.add(
            OperandWriter.isIndexed(declared)
                ? Names.pointer(operand)
                : Names.value(operand) + (once ? "" : suffix));
      }
    }
    for (int argument = 0; argument < program.arguments().size(); argument++) {
      arguments.add(Names.field(Names.scalar(argument)));
    }
    for (int root : part.roots()) {
      arguments.add("&" + Names.root(root));
      if (sites.fails(program.roots().get(root).line())) {
        arguments.add("&" + Names.error(root));
      }
    }
    return Operators.call(part.name(), arguments.toArray(String[]::new)) + ";";
  }

  /** The variables for the results of a call. */
  static void declareResults(
      KernelProgram program, Part part, Sites sites, Lanes lanes, Code code) {
    for (int root : part.roots()) {
      Root declared = program.roots().get(root);
      code.line(lanes.type(declared.element()) + " " + Names.root(root) + ";");
      if (sites.fails(declared.line())) {
        code.line(lanes.type(DType.I32) + " " + Names.error(root) + ";");
      }
    }
  }

  private void line(int line, Expr expr) {
    if (sites.fails(line)) {
      code.line(lanes.type(DType.I32) + " t" + line + " = " + error(expr, line) + ";");
    }
    String text = expr instanceof Expr.Call call ? callText(call, line) : expr.accept(this);
    if (isName(expr)) {
      names.add(text);
    } else {
      code.line("const " + lanes.type(expr.type()) + " v" + line + " = " + text + ";");
      names.add("v" + line);
    }
  }

  private static boolean isName(Expr expr) {
    return expr instanceof Expr.Load
        || expr instanceof Expr.Position
        || expr instanceof Expr.Constant
        || expr instanceof Expr.Local;
  }

  /** The first error in evaluation order among the operands, then the line's own. */
  private String error(Expr expr, int line) {
    if (expr instanceof Expr.Apply apply && apply.op() == Op.SELECT) {
      List<Expr> operands = apply.operands();
      String chosen = names.get(index(operands.get(0)));
      String arms =
          "(" + chosen + " ? " + error(operands.get(1)) + " : " + error(operands.get(2)) + ")";
      return first(error(operands.get(0)), arms);
    }
    String error = zero();
    for (Expr operand : KernelProgram.operandsOf(expr)) {
      error = first(error, error(operand));
    }
    int own = sites.ofLine(line);
    if (own == 0) {
      return error;
    }
    String number = lanes.splat(DType.I32, Integer.toString(own));
    return first(error, "(" + isInError(expr) + " ? " + number + " : " + zero() + ")");
  }

  /** Whether the line itself is in error. */
  private String isInError(Expr expr) {
    if (expr instanceof Expr.CheckedIndex index) {
      return operators
          .indices()
          .isOutside(lanes, index.type(), at(index.index()), at(index.extent()));
    }
    Expr divisor = ((Expr.Apply) expr).operands().get(1);
    return lanes.bool(at(divisor) + " == 0", divisor.type());
  }

  private String at(Expr operand) {
    return names.get(index(operand));
  }

  private static int index(Expr operand) {
    return ((Expr.Local) operand).index();
  }

  private String zero() {
    return lanes.splat(DType.I32, "0");
  }

  private String error(Expr operand) {
    return operand instanceof Expr.Local local && sites.fails(local.index())
        ? "t" + local.index()
        : zero();
  }

  private String first(String earlier, String later) {
    if (earlier.equals(zero())) {
      return later;
    }
    return later.equals(zero())
        ? earlier
        : "(" + earlier + " != 0 ? " + earlier + " : " + later + ")";
  }

  @Override
  public String constant(Expr.Constant constant) {
    return lanes.splat(constant.type(), Literals.of(constant));
  }

  @Override
  public String local(Expr.Local local) {
    return names.get(local.index());
  }

  @Override
  public String apply(Expr.Apply apply) {
    List<Expr> exprs = apply.operands();
    boolean shift = apply.op().typing() == Op.Typing.SHIFT;
    DType type = exprs.get(shift ? 0 : exprs.size() - 1).type();
    DType count = exprs.get(exprs.size() - 1).type();
    List<String> operands = exprs.stream().map(operand -> operand.accept(this)).toList();
    if (apply.op().typing() == Op.Typing.RANDOM) {
      return operators.philox(apply.op(), known(exprs), lanes, operands);
    }
    return operators.apply(apply.op(), type, count, lanes, operands);
  }

  private PhiloxForms.Known known(List<Expr> exprs) {
    if (lanes.vector()
        && !program.form().hasLanesOfOutputs()
        && program.body().get(index(exprs.get(0))) instanceof Expr.Position at
        && program.operands().get(at.operand()).layout() == Layout.LINEAR
        && exprs.stream().skip(1).allMatch(this::isUniform)) {
      boolean aligned = program.operands().get(at.operand()).step() == Operand.Step.ALIGNED;
      return aligned ? PhiloxForms.Known.ALIGNED : PhiloxForms.Known.ADJACENT;
    }
    return PhiloxForms.Known.NOTHING;
  }

  private boolean isUniform(Expr operand) {
    Expr line = program.body().get(index(operand));
    return line instanceof Expr.Argument || line instanceof Expr.Constant;
  }

  @Override
  public String convert(Expr.Convert convert) {
    String value = convert.value().accept(this);
    return operators.convert(convert.value().type(), convert.type(), lanes, value);
  }

  @Override
  public String bitcast(Expr.Bitcast bitcast) {
    String value = bitcast.value().accept(this);
    return operators.bitcast(bitcast.value().type(), bitcast.type(), lanes, value);
  }

  /** A call whose own error, if it can have one, is joined to that of the line. */
  private String callText(Expr.Call call, int line) {
    List<String> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(argument.accept(this)));
    boolean fails = sites.fails(call.callee());
    if (fails) {
      arguments.add("&t" + line);
    }
    int index = program.functions().indexOf(call.callee());
    return Operators.call(wrapper(call.callee(), index, fails), arguments.toArray(String[]::new));
  }

  /** A function that calls {@code f<index>} lane by lane, and keeps an earlier error. */
  private String wrapper(Function callee, int index, boolean fails) {
    if (!lanes.vector() && !fails) {
      return "f" + index;
    }
    String name = "f" + index + "_" + (lanes.vector() ? "x" + lanes.count() : "kept");
    wrappers.computeIfAbsent(
        name, absent -> new LaneCalls(callee, index, lanes, fails).text(absent));
    return name;
  }

  @Override
  public String call(Expr.Call call) {
    throw new IllegalStateException("a call that is no line of its own");
  }

  @Override
  public String conditional(Expr.Conditional conditional) {
    throw new IllegalStateException("a conditional in a kernel's body");
  }

  @Override
  public String load(Expr.Load load) {
    return Names.value(load.operand());
  }

  @Override
  public String position(Expr.Position position) {
    return Names.value(position.operand());
  }

  @Override
  public String gather(Expr.Gather gather) {
    DType index = gather.offset().type();
    return operators
        .indices()
        .gather(gather.type(), index, lanes, gather.operand(), gather.offset().accept(this));
  }

  @Override
  public String checkedIndex(Expr.CheckedIndex index) {
    return operators.indices().within(lanes, index.type(), at(index.index()), at(index.extent()));
  }

  @Override
  public String argument(Expr.Argument argument) {
    return lanes.splat(argument.type(), Names.scalar(argument.index()));
  }
}
