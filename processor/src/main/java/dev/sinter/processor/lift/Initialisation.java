package dev.sinter.processor.lift;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives locals an initial value where a simple analysis can't see that they are assigned before
 * they are read. Java's rules see more (values of {@code &&} and {@code ||}); what runs on devices
 * sees less.
 */
final class Initialisation {
  /** Per loop, the locals that are assigned at every break and every continue so far. */
  private final Map<Integer, BitSet> breaks = new HashMap<>();

  private final Map<Integer, BitSet> continues = new HashMap<>();
  private final BitSet needed = new BitSet();

  private Initialisation() {}

  /** The body, with assignments of zero in front where needed. */
  static List<Stmt> of(List<Stmt> body, List<DType> locals, int parameters) {
    Initialisation analysis = new Initialisation();
    BitSet assigned = new BitSet();
    assigned.set(0, parameters);
    analysis.after(body, assigned);
    if (analysis.needed.isEmpty()) {
      return body;
    }
    List<Stmt> all = new ArrayList<>();
    analysis.needed.stream()
        .forEach(local -> all.add(new Stmt.Assign(local, new Expr.Constant(locals.get(local), 0))));
    all.addAll(body);
    return all;
  }

  /** What is assigned after {@code statements}; everything if their end can't be reached. */
  private BitSet after(List<Stmt> statements, BitSet before) {
    BitSet assigned = (BitSet) before.clone();
    for (Stmt statement : statements) {
      assigned = after(statement, assigned);
    }
    return assigned;
  }

  private BitSet after(Stmt statement, BitSet assigned) {
    if (statement instanceof Stmt.Assign assign) {
      read(assign.value(), assigned);
      assigned.set(assign.local());
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      read(evaluate.value(), assigned);
    } else if (statement instanceof Stmt.If branch) {
      read(branch.condition(), assigned);
      BitSet then = after(branch.then(), assigned);
      then.and(after(branch.otherwise(), assigned));
      return then;
    } else if (statement instanceof Stmt.Loop loop) {
      return afterLoop(loop, assigned);
    } else if (statement instanceof Stmt.Break leave) {
      return jump(breaks, leave.loop(), assigned);
    } else if (statement instanceof Stmt.Continue next) {
      return jump(continues, next.loop(), assigned);
    } else if (statement instanceof Stmt.Return result) {
      read(result.value(), assigned);
      return everything();
    }
    return assigned;
  }

  private BitSet afterLoop(Stmt.Loop loop, BitSet assigned) {
    BitSet body = after(loop.body(), assigned);
    body.and(continues.getOrDefault(loop.id(), everything()));
    after(loop.tail(), body);
    return breaks.getOrDefault(loop.id(), everything());
  }

  private static BitSet jump(Map<Integer, BitSet> jumps, int loop, BitSet assigned) {
    BitSet copy = (BitSet) assigned.clone();
    jumps.merge(
        loop,
        copy,
        (first, second) -> {
          first.and(second);
          return first;
        });
    return everything();
  }

  /** An upper bound on locals, so that intersections leave the other side as it is. */
  private static BitSet everything() {
    BitSet all = new BitSet();
    all.set(0, 1 << 16);
    return all;
  }

  private void read(Expr expr, BitSet assigned) {
    BitSet unassigned = Flow.read(expr);
    unassigned.andNot(assigned);
    needed.or(unassigned);
  }
}
