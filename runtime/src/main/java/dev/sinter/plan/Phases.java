package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The passes of a kernel over each of its rows. A line belongs to the pass after the last reduction
 * whose result it uses, so softmax takes three: the maximum, the sum, the quotient. Values for rows
 * ({@link Root.RowStore}) need no pass; they follow the one whose results they use. Nor do {@link
 * Root.Sample}s.
 */
public final class Phases {
  private final KernelProgram program;
  private final int[] lines;

  /** Of a program. */
  public Phases(KernelProgram program) {
    this.program = program;
    this.lines = new int[program.body().size()];
    for (int line = 0; line < lines.length; line++) {
      Expr expr = program.body().get(line);
      int phase = expr instanceof Expr.Load load ? phaseOf(load) : 0;
      for (Expr operand : KernelProgram.operandsOf(expr)) {
        phase = Math.max(phase, lines[((Expr.Local) operand).index()]);
      }
      lines[line] = phase;
    }
  }

  private int phaseOf(Expr.Load load) {
    Operand operand = program.operands().get(load.operand());
    return operand.isResult() ? of(program.roots().get(operand.root())) + 1 : 0;
  }

  private int of(Root root) {
    return lines[root.line()];
  }

  /** Number of passes over the elements of a row, at least 1. */
  public int count() {
    int count = 1;
    for (Root root : program.roots()) {
      count = isPass(root) ? Math.max(count, of(root) + 1) : count;
    }
    return count;
  }

  private static boolean isPass(Root root) {
    return root instanceof Root.Store || root instanceof Root.Reduce;
  }

  /** The {@link Root.Sample}s. */
  public List<Integer> samples() {
    List<Integer> roots = new ArrayList<>();
    for (int index = 0; index < program.roots().size(); index++) {
      if (program.roots().get(index) instanceof Root.Sample) {
        roots.add(index);
      }
    }
    return roots;
  }

  /** The reductions and stores of pass {@code phase}. */
  public List<Integer> roots(int phase) {
    List<Integer> roots = new ArrayList<>();
    for (int index = 0; index < program.roots().size(); index++) {
      Root root = program.roots().get(index);
      if (isPass(root) && of(root) == phase) {
        roots.add(index);
      }
    }
    return roots;
  }

  /** The values for rows that are computed as soon as the passes before {@code phase} are done. */
  public List<Integer> rowStores(int phase) {
    List<Integer> roots = new ArrayList<>();
    for (int index = 0; index < program.roots().size(); index++) {
      Root root = program.roots().get(index);
      if (root instanceof Root.RowStore && Math.max(1, of(root)) == phase) {
        roots.add(index);
      }
    }
    return roots;
  }

  /** The lines that these roots use, directly or not. */
  public BitSet lines(List<Integer> roots) {
    BitSet used = new BitSet();
    roots.forEach(root -> used.set(program.roots().get(root).line()));
    for (int line = lines.length - 1; line >= 0; line--) {
      if (used.get(line)) {
        KernelProgram.operandsOf(program.body().get(line))
            .forEach(operand -> used.set(((Expr.Local) operand).index()));
      }
    }
    return used;
  }

  /** The operands that these lines read. */
  public BitSet operands(BitSet used) {
    BitSet operands = new BitSet();
    used.stream()
        .mapToObj(program.body()::get)
        .forEach(
            line -> {
              if (line instanceof Expr.Load load) {
                operands.set(load.operand());
              } else if (line instanceof Expr.Gather gather) {
                operands.set(gather.operand());
              } else if (line instanceof Expr.Position position) {
                operands.set(position.operand());
              }
            });
    return operands;
  }
}
