package dev.sinter.pass;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Stmt;
import java.util.List;

/**
 * Decides which functions become plain lines of a kernel's body: straight lines (assignments, then
 * one return) that never are in error, whose conditionals may evaluate both arms because these are
 * short. The value is the same; vector code becomes possible.
 */
public final class Inlining {
  /** An arm longer than this stays lazy. */
  private static final int MAX_ARM = 16;

  private Inlining() {}

  /** Whether {@code function} can be written as lines. */
  public static boolean isStraightLine(Function function) {
    List<Stmt> body = function.body();
    if (Calls.closure(List.of(function)).stream().anyMatch(Inlining::traps)) {
      return false;
    }
    for (int i = 0; i < body.size(); i++) {
      Stmt statement = body.get(i);
      boolean last = i == body.size() - 1;
      if (last && statement instanceof Stmt.Return result) {
        return inlines(result.value());
      }
      boolean assigns = statement instanceof Stmt.Assign assign && inlines(assign.value());
      if (!assigns && !(statement instanceof Stmt.Evaluate)) {
        return false;
      }
    }
    return false;
  }

  private static boolean traps(Function function) {
    boolean[] found = new boolean[1];
    new Calls.Walk() {
      @Override
      public Void apply(Expr.Apply apply) {
        found[0] |= apply.canTrap();
        return super.apply(apply);
      }
    }.all(function.body());
    return found[0];
  }

  /** Whether every conditional in {@code expr} may evaluate both arms. */
  private static boolean inlines(Expr expr) {
    return expr.accept(new Check());
  }

  /**
   * Number of operators in an arm that may be evaluated needlessly, or more than MAX_ARM if it may
   * not.
   */
  private static int armSize(Expr arm) {
    return arm.accept(new ArmSize());
  }

  private static final class Check extends Fold<Boolean> {
    Check() {
      super(true, Boolean::logicalAnd);
    }

    @Override
    public Boolean conditional(Expr.Conditional conditional) {
      return armSize(conditional.then()) <= MAX_ARM
          && armSize(conditional.otherwise()) <= MAX_ARM
          && super.conditional(conditional);
    }
  }

  private static final class ArmSize extends Fold<Integer> {
    ArmSize() {
      super(0, (a, b) -> Math.min(a + b, MAX_ARM + 1));
    }

    @Override
    public Integer apply(Expr.Apply apply) {
      return join(1, super.apply(apply));
    }

    @Override
    public Integer call(Expr.Call call) {
      return MAX_ARM + 1;
    }
  }
}
