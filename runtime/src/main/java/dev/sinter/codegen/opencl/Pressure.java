package dev.sinter.codegen.opencl;

import dev.sinter.ir.Expr;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;

/**
 * How many registers of 32 bits the values of one element take at once: each from its line to its
 * last use, what is stored until the end. Scalar arguments and literals take none.
 */
final class Pressure {
  private Pressure() {}

  /** The most over all lines. */
  static int of(KernelProgram program) {
    int lines = program.body().size();
    int[] last = new int[lines];
    for (int line = 0; line < lines; line++) {
      last[line] = line;
      for (Expr operand : KernelProgram.operandsOf(program.body().get(line))) {
        last[((Expr.Local) operand).index()] = line;
      }
    }
    for (Root root : program.roots()) {
      last[root.line()] = lines;
    }
    int[] change = new int[lines + 2];
    for (int line = 0; line < lines; line++) {
      int words = words(program.body().get(line));
      change[line] += words;
      change[last[line] + 1] -= words;
    }
    int alive = 0;
    int most = 0;
    for (int step : change) {
      alive += step;
      most = Math.max(most, alive);
    }
    return most;
  }

  private static int words(Expr line) {
    if (line instanceof Expr.Argument || line instanceof Expr.Constant) {
      return 0;
    }
    return line.type().bytes() == 8 ? 2 : 1;
  }
}
