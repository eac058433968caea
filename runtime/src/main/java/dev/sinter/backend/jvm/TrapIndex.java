package dev.sinter.backend.jvm;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Interpreter;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Traps;
import java.util.HashSet;
import java.util.Set;

/** Which lines of a program can be in error, and the numbers of their traps. Immutable. */
final class TrapIndex {
  private final KernelProgram program;
  private final Traps traps;
  private final Set<Function> trapping = new HashSet<>();

  TrapIndex(KernelProgram program) {
    this.program = program;
    this.traps = new Traps(program);
    for (int function = 0; function < program.functions().size(); function++) {
      Function candidate = program.functions().get(function);
      if (traps.areIn(function) || Calls.of(candidate).stream().anyMatch(trapping::contains)) {
        trapping.add(candidate);
      }
    }
  }

  /** Number of traps; 0 for most programs. */
  int size() {
    return traps.size();
  }

  /** Whether evaluating the line itself, apart from its operands, can be an error. */
  boolean isTrap(Expr expr, int line) {
    if (expr instanceof Expr.Call call) {
      return trapping.contains(call.callee());
    }
    return traps.ofLine(line) >= 0;
  }

  /** The trap of a line that applies a trapping operator. */
  int ofLine(int line) {
    return traps.ofLine(line);
  }

  /** The trap at which a call with these arguments, known to end in an error, ends. */
  int ofCall(int function, long[] arguments) {
    if (program.functions().get(function).isJavaOnly()) {
      return traps.of(function, null);
    }
    Interpreter.Result result = Interpreter.call(program.functions().get(function), arguments);
    Interpreter.Trap trap = result.trap();
    if (trap == null) {
      throw new IllegalStateException(
          "the Java method of "
              + program.functions().get(function).name()
              + " threw an ArithmeticException, its lifted code did not");
    }
    return traps.of(program.functions().indexOf(trap.function()), trap.op());
  }
}
