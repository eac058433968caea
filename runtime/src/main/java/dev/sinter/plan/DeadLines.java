package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Removes lines that no root uses, as simplification leaves them behind. Lines that can be in error
 * stay.
 */
final class DeadLines {
  private final List<Expr> lines;
  private final BitSet used = new BitSet();
  private final int[] numbers;

  private DeadLines(List<Expr> lines, List<Root> roots) {
    this.lines = lines;
    this.numbers = new int[lines.size()];
    roots.forEach(root -> used.set(root.line()));
    for (int line = lines.size() - 1; line >= 0; line--) {
      Expr expr = lines.get(line);
      if (used.get(line) || canFail(expr)) {
        used.set(line);
        KernelProgram.operandsOf(expr).forEach(value -> used.set(((Expr.Local) value).index()));
      }
    }
  }

  private static boolean canFail(Expr line) {
    return line instanceof Expr.Call
        || line instanceof Expr.CheckedIndex
        || (line instanceof Expr.Apply apply && apply.op().traps(apply.type()));
  }

  /**
   * Shortens the list of lines.
   *
   * @param nodes something for each line, shortened likewise
   * @return the roots under the new numbers
   */
  static List<Root> remove(List<Expr> lines, List<Integer> nodes, List<Root> roots) {
    DeadLines dead = new DeadLines(lines, roots);
    if (dead.used.cardinality() == lines.size()) {
      return roots;
    }
    List<Expr> kept = dead.renumbered();
    lines.clear();
    lines.addAll(kept);
    List<Integer> keptNodes = dead.used.stream().mapToObj(nodes::get).toList();
    nodes.clear();
    nodes.addAll(keptNodes);
    return roots.stream().map(dead::renumbered).toList();
  }

  private List<Expr> renumbered() {
    List<Expr> kept = new ArrayList<>();
    for (int line = 0; line < numbers.length; line++) {
      if (used.get(line)) {
        numbers[line] = kept.size();
        kept.add(renumbered(lines.get(line)));
      }
    }
    return kept;
  }

  private Expr renumbered(Expr line) {
    return KernelProgram.withOperands(
        line, operand -> new Expr.Local(operand.type(), numbers[((Expr.Local) operand).index()]));
  }

  private Root renumbered(Root root) {
    return root.of(numbers[root.line()]);
  }
}
