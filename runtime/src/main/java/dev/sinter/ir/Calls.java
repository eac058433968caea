package dev.sinter.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks over the code of a function. */
public final class Calls {
  private Calls() {}

  /**
   * The functions that {@code function} calls directly, each once, in order of first occurrence.
   */
  public static List<Function> of(Function function) {
    Set<Function> callees = new LinkedHashSet<>();
    Walk walk =
        new Walk() {
          @Override
          public Void call(Expr.Call call) {
            callees.add(call.callee());
            return super.call(call);
          }
        };
    walk.all(function.body());
    return List.copyOf(callees);
  }

  /** {@code roots} and everything that they call, callees before callers, each once. */
  public static List<Function> closure(List<Function> roots) {
    Set<Function> done = new LinkedHashSet<>();
    roots.forEach(root -> close(root, done));
    return new ArrayList<>(done);
  }

  private static void close(Function function, Set<Function> done) {
    if (!done.contains(function)) {
      of(function).forEach(callee -> close(callee, done));
      done.add(function);
    }
  }

  /**
   * Visits every expression and statement; override the kinds of interest and call {@code super}.
   */
  public abstract static class Walk implements Expr.Visitor<Void>, Stmt.Visitor<Void> {
    /** Visits statements in order. */
    public Void all(List<Stmt> statements) {
      statements.forEach(statement -> statement.accept(this));
      return null;
    }

    private Void each(List<Expr> operands) {
      operands.forEach(operand -> operand.accept(this));
      return null;
    }

    @Override
    public Void constant(Expr.Constant constant) {
      return null;
    }

    @Override
    public Void local(Expr.Local local) {
      return null;
    }

    @Override
    public Void apply(Expr.Apply apply) {
      return each(apply.operands());
    }

    @Override
    public Void convert(Expr.Convert convert) {
      return convert.value().accept(this);
    }

    @Override
    public Void bitcast(Expr.Bitcast bitcast) {
      return bitcast.value().accept(this);
    }

    @Override
    public Void conditional(Expr.Conditional conditional) {
      return each(List.of(conditional.condition(), conditional.then(), conditional.otherwise()));
    }

    @Override
    public Void call(Expr.Call call) {
      return each(call.arguments());
    }

    @Override
    public Void load(Expr.Load load) {
      return null;
    }

    @Override
    public Void position(Expr.Position position) {
      return null;
    }

    @Override
    public Void argument(Expr.Argument argument) {
      return null;
    }

    @Override
    public Void gather(Expr.Gather gather) {
      return gather.offset().accept(this);
    }

    @Override
    public Void checkedIndex(Expr.CheckedIndex index) {
      return each(List.of(index.index(), index.extent()));
    }

    @Override
    public Void assign(Stmt.Assign assign) {
      return assign.value().accept(this);
    }

    @Override
    public Void branch(Stmt.If branch) {
      branch.condition().accept(this);
      all(branch.then());
      return all(branch.otherwise());
    }

    @Override
    public Void loop(Stmt.Loop loop) {
      all(loop.body());
      return all(loop.tail());
    }

    @Override
    public Void leave(Stmt.Break leave) {
      return null;
    }

    @Override
    public Void next(Stmt.Continue next) {
      return null;
    }

    @Override
    public Void returns(Stmt.Return result) {
      return result.value().accept(this);
    }

    @Override
    public Void evaluate(Stmt.Evaluate evaluate) {
      return evaluate.value().accept(this);
    }
  }
}
