package dev.sinter.plan;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import java.util.BitSet;
import java.util.List;

/** Which errors of elements each root of a kernel can meet: others' errors are not its own. */
public final class RootTraps {
  private final KernelProgram program;
  private final List<Trap> traps;

  /** Of the roots of this program. */
  public RootTraps(KernelProgram program) {
    this.program = program;
    this.traps = program.traps();
  }

  /** The numbers of the traps that a root meets, through earlier roots of the same kernel too. */
  public BitSet of(int root) {
    BitSet lines = new BitSet();
    BitSet met = new BitSet();
    lines.set(program.roots().get(root).line());
    for (int line = program.body().size() - 1; line >= 0; line--) {
      if (lines.get(line)) {
        Expr expr = program.body().get(line);
        KernelProgram.operandsOf(expr).forEach(value -> lines.set(((Expr.Local) value).index()));
        own(line, expr, met);
        int operand = expr instanceof Expr.Load load ? load.operand() : -1;
        if (operand >= 0 && program.operands().get(operand).isResult()) {
          met.or(of(program.operands().get(operand).root()));
        }
      }
    }
    return met;
  }

  private void own(int line, Expr expr, BitSet met) {
    List<Function> called =
        expr instanceof Expr.Call call ? Calls.closure(List.of(call.callee())) : List.of();
    for (int trap = 0; trap < traps.size(); trap++) {
      int function = traps.get(trap).function();
      if (traps.get(trap).line() == line
          || (function >= 0 && called.contains(program.functions().get(function)))) {
        met.set(trap);
      }
    }
  }

  /** The number of the argument that a trap divides by: only 0 is an error. -1 of other traps. */
  public int divisor(int trap) {
    int line = traps.get(trap).line();
    return line >= 0
            && program.body().get(line) instanceof Expr.Apply apply
            && apply.op() != Op.EXACT
            && apply.operands().get(1) instanceof Expr.Local divisor
            && program.body().get(divisor.index()) instanceof Expr.Argument argument
        ? argument.index()
        : -1;
  }
}
