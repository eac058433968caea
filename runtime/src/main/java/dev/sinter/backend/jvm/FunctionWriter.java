package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a lifted function as a static method. An operator in error leaves it as Java's {@link
 * ArithmeticException}; whoever calls it from a kernel's loop catches that.
 */
final class FunctionWriter extends ExprWriter implements Stmt.Visitor<Void> {
  private record Targets(Label exit, Label tail) {}

  private final Function function;
  private final int[] locals;
  private final Map<Integer, Targets> loops = new HashMap<>();

  private FunctionWriter(Function function, Bytecode code, Callees callees) {
    super(code, callees);
    this.function = function;
    this.locals = new int[function.locals().size()];
  }

  static void write(Function function, MethodVisitor visitor, Callees callees) {
    new FunctionWriter(function, new Bytecode(visitor, 0), callees).write();
  }

  private void write() {
    for (int local = 0; local < locals.length; local++) {
      DType type = function.locals().get(local);
      locals[local] = code.local(type);
      // The verifier's rules of definite assignment are not the JLS's.
      if (local >= function.parameters().size()) {
        code.zero(type);
        code.store(type, locals[local]);
      }
    }
    all(function.body());
    // Never reached: every path ends with a Return, but the verifier does not know that.
    code.zero(function.valueType());
    result();
    code.end();
  }

  private void all(List<Stmt> statements) {
    statements.forEach(statement -> statement.accept(this));
  }

  private void result() {
    code.op(Bytecode.stackType(function.valueType()).getOpcode(Opcodes.IRETURN));
  }

  @Override
  public Void local(Expr.Local local) {
    code.load(local.type(), locals[local.index()]);
    return null;
  }

  @Override
  public Void assign(Stmt.Assign assign) {
    assign.value().accept(this);
    code.store(assign.value().type(), locals[assign.local()]);
    return null;
  }

  @Override
  public Void branch(Stmt.If branch) {
    Label no = new Label();
    Label end = new Label();
    branch.condition().accept(this);
    code.jump(Opcodes.IFEQ, no);
    all(branch.then());
    code.jump(Opcodes.GOTO, end);
    code.mark(no);
    all(branch.otherwise());
    code.mark(end);
    return null;
  }

  @Override
  public Void loop(Stmt.Loop loop) {
    Label start = new Label();
    Targets targets = new Targets(new Label(), new Label());
    loops.put(loop.id(), targets);
    code.mark(start);
    all(loop.body());
    code.mark(targets.tail());
    all(loop.tail());
    code.jump(Opcodes.GOTO, start);
    code.mark(targets.exit());
    return null;
  }

  @Override
  public Void leave(Stmt.Break leave) {
    code.jump(Opcodes.GOTO, targets(leave.loop()).exit());
    return null;
  }

  @Override
  public Void next(Stmt.Continue next) {
    code.jump(Opcodes.GOTO, targets(next.loop()).tail());
    return null;
  }

  private Targets targets(int loop) {
    Targets targets = loops.get(loop);
    if (targets == null) {
      throw new IllegalArgumentException("no loop " + loop + " encloses a jump in " + function);
    }
    return targets;
  }

  @Override
  public Void returns(Stmt.Return result) {
    result.value().accept(this);
    result();
    return null;
  }

  @Override
  public Void evaluate(Stmt.Evaluate evaluate) {
    evaluate.value().accept(this);
    code.op(
        Bytecode.stackType(evaluate.value().type()).getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    return null;
  }
}
