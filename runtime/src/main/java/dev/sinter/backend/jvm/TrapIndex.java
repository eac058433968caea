package dev.sinter.backend.jvm;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Interpreter;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Trap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which lines of a program can be in error, and the numbers of their traps. Immutable. */
final class TrapIndex {
  private final KernelProgram program;
  private final List<Trap> traps;
  private final Set<Function> trapping = new HashSet<>();

  TrapIndex(KernelProgram program) {
    this.program = program;
    this.traps = program.traps();
    for (int function = 0; function < program.functions().size(); function++) {
      Function candidate = program.functions().get(function);
      if (indexOf(NO_LINE, function) >= 0
          || Calls.of(candidate).stream().anyMatch(trapping::contains)) {
        trapping.add(candidate);
      }
    }
  }

  private static final int NO_LINE = -1;

  /** Number of traps; 0 for most programs. */
  int size() {
    return traps.size();
  }

  /** Whether evaluating the line itself, apart from its operands, can be an error. */
  boolean isTrap(Expr expr, int line) {
    if (expr instanceof Expr.Call call) {
      return trapping.contains(call.callee());
    }
    return indexOf(line, NO_LINE) >= 0;
  }

  /** The trap of a line that applies a trapping operator. */
  int ofLine(int line) {
    return indexOf(line, NO_LINE);
  }

  private int indexOf(int line, int function) {
    for (int index = 0; index < traps.size(); index++) {
      if (traps.get(index).line() == line && traps.get(index).function() == function) {
        return index;
      }
    }
    return -1;
  }

  /** The trap at which a call with these arguments, known to end in an error, ends. */
  int ofCall(int function, long[] arguments) {
    if (program.functions().get(function).isJavaOnly()) {
      return indexOf(NO_LINE, function);
    }
    Interpreter.Result result = Interpreter.call(program.functions().get(function), arguments);
    if (result.trap() == null) {
      throw new IllegalStateException(
          "the Java method of "
              + program.functions().get(function).name()
              + " threw an ArithmeticException, its lifted code did not");
    }
    return indexOf(NO_LINE, program.functions().indexOf(result.trap()));
  }
}
