package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which arrays in memory each root of a kernel depends on: others' errors are not its own. */
public final class RootReads {
  private final KernelProgram program;

  /** Of the roots of this program. */
  public RootReads(KernelProgram program) {
    this.program = program;
  }

  /**
   * What a root depends on, through earlier roots of the same kernel too.
   *
   * @param inputs one per operand in memory, in order
   * @return those that the root reads
   */
  public <T> List<T> of(int root, List<T> inputs) {
    BitSet operands = operands(root);
    List<T> read = new ArrayList<>();
    int next = 0;
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (program.operands().get(operand).memory()) {
        T input = inputs.get(next++);
        if (operands.get(operand)) {
          read.add(input);
        }
      }
    }
    return read;
  }

  private BitSet operands(int root) {
    BitSet lines = new BitSet();
    BitSet operands = new BitSet();
    lines.set(program.roots().get(root).line());
    for (int line = program.body().size() - 1; line >= 0; line--) {
      if (lines.get(line)) {
        Expr expr = program.body().get(line);
        KernelProgram.operandsOf(expr).forEach(value -> lines.set(((Expr.Local) value).index()));
        int operand = operand(expr);
        if (operand >= 0) {
          operands.set(operand);
        }
      }
    }
    // the results of other roots of the same kernel bring their own
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (operands.get(operand) && program.operands().get(operand).isResult()) {
        operands.or(operands(program.operands().get(operand).root()));
      }
    }
    return operands;
  }

  private static int operand(Expr line) {
    if (line instanceof Expr.Load load) {
      return load.operand();
    }
    return line instanceof Expr.Gather gather ? gather.operand() : -1;
  }
}
