package dev.sinter.codegen.opencl;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Traps;
import java.util.HashSet;
import java.util.Set;

/**
 * Which lines and functions of a program can be in error, and under what number. Numbers are those
 * of {@link KernelProgram#traps()} plus one; 0 is no error.
 */
final class Sites {
  private final KernelProgram program;
  private final Traps traps;
  private final Set<Function> fallible = new HashSet<>();
  private final boolean[] lines;

  Sites(KernelProgram program) {
    this.program = program;
    this.traps = new Traps(program);
    program.functions().forEach(this::visit);
    this.lines = new boolean[program.body().size()];
    for (int line = 0; line < lines.length; line++) {
      lines[line] = fails(program.body().get(line), line);
    }
  }

  private void visit(Function function) {
    boolean calls = Calls.of(function).stream().anyMatch(fallible::contains);
    if (calls || traps.areIn(program.functions().indexOf(function))) {
      fallible.add(function);
    }
  }

  private boolean fails(Expr expr, int line) {
    if (expr instanceof Expr.Call call && fallible.contains(call.callee())) {
      return true;
    }
    return ofLine(line) > 0 || KernelProgram.operandsOf(expr).stream().anyMatch(this::fails);
  }

  private boolean fails(Expr operand) {
    return operand instanceof Expr.Local local && lines[local.index()];
  }

  /** Number of different errors. */
  int count() {
    return traps.size();
  }

  /** Whether the value of a line can depend on an error. */
  boolean fails(int line) {
    return lines[line];
  }

  /** Whether a call can end in an error, its own or a callee's. */
  boolean fails(Function function) {
    return fallible.contains(function);
  }

  /** The number of a line's own error, 0 if it has none. */
  int ofLine(int line) {
    return traps.ofLine(line) + 1;
  }

  /** The number of the errors of an operator in this function itself. */
  int of(Function function, Op op) {
    return traps.of(program.functions().indexOf(function), op) + 1;
  }
}
