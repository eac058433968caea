package dev.sinter.processor.lift;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Stmt;
import java.util.BitSet;
import java.util.List;

/** Simple facts about lifted code. */
final class Flow {
  private Flow() {}

  /** Whether what follows {@code statement} can be reached. */
  static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.If branch) {
      return completes(branch.then()) || completes(branch.otherwise());
    }
    if (statement instanceof Stmt.Loop loop) {
      return breaks(loop.body(), loop.id()) || breaks(loop.tail(), loop.id());
    }
    return statement instanceof Stmt.Assign || statement instanceof Stmt.Evaluate;
  }

  /** Whether the end of {@code statements} can be reached. */
  static boolean completes(List<Stmt> statements) {
    return statements.stream().allMatch(Flow::completes);
  }

  /** Whether a {@link Stmt.Break} of loop {@code id} occurs. */
  static boolean breaks(List<Stmt> statements, int id) {
    Jumps jumps = new Jumps(id);
    jumps.all(statements);
    return jumps.breaks;
  }

  /** Whether a {@link Stmt.Continue} of loop {@code id} occurs. */
  static boolean continues(List<Stmt> statements, int id) {
    Jumps jumps = new Jumps(id);
    jumps.all(statements);
    return jumps.continues;
  }

  /** The locals that {@code statements} assign anywhere. */
  static BitSet assigned(List<Stmt> statements) {
    Uses uses = new Uses();
    uses.all(statements);
    return uses.assigned;
  }

  /** The locals that {@code expr} reads. */
  static BitSet read(Expr expr) {
    Uses uses = new Uses();
    expr.accept(uses);
    return uses.read;
  }

  /** Whether evaluating {@code expr} for nothing neither is an error nor costs a call. */
  static boolean isHarmless(Expr expr) {
    Uses uses = new Uses();
    expr.accept(uses);
    return !uses.traps;
  }

  private static final class Jumps extends Calls.Walk {
    private final int id;
    private boolean breaks;
    private boolean continues;

    Jumps(int id) {
      this.id = id;
    }

    @Override
    public Void leave(Stmt.Break leave) {
      breaks |= leave.loop() == id;
      return super.leave(leave);
    }

    @Override
    public Void next(Stmt.Continue next) {
      continues |= next.loop() == id;
      return super.next(next);
    }
  }

  private static final class Uses extends Calls.Walk {
    private final BitSet assigned = new BitSet();
    private final BitSet read = new BitSet();
    private boolean traps;

    @Override
    public Void assign(Stmt.Assign assign) {
      assigned.set(assign.local());
      return super.assign(assign);
    }

    @Override
    public Void local(Expr.Local local) {
      read.set(local.index());
      return super.local(local);
    }

    @Override
    public Void apply(Expr.Apply apply) {
      traps |= apply.op().traps(apply.type());
      return super.apply(apply);
    }

    @Override
    public Void call(Expr.Call call) {
      traps = true;
      return super.call(call);
    }
  }
}
