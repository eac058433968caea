package dev.sinter.ir;

import java.util.List;

/** A statement of a {@link Function}. Immutable. */
public sealed interface Stmt {
  /** Dispatches on the kind of statement. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Gives local variable {@code local} a new value. Java's definite assignment holds: no local is
   * read before.
   */
  record Assign(int local, Expr value) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /** {@code if (condition) then else otherwise}. */
  record If(Expr condition, List<Stmt> then, List<Stmt> otherwise) implements Stmt {
    /** Copies the lists. */
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.branch(this);
    }
  }

  /**
   * An endless loop: {@code for (;;) { body; tail }}. {@link Continue} goes to {@code tail}, {@link
   * Break} leaves. The front end writes conditions as {@code if (!condition) break}.
   *
   * @param id names the loop for Break and Continue; unique in its function
   */
  record Loop(int id, List<Stmt> body, List<Stmt> tail) implements Stmt {
    /** Copies the lists. */
    public Loop {
      body = List.copyOf(body);
      tail = List.copyOf(tail);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /** Leaves loop {@code loop}, which encloses this statement. */
  record Break(int loop) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leave(this);
    }
  }

  /** Goes to the tail of loop {@code loop}, which encloses this statement. */
  record Continue(int loop) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.next(this);
    }
  }

  /** Ends the function with a value. */
  record Return(Expr value) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.returns(this);
    }
  }

  /** Evaluates an expression for its element errors alone. */
  record Evaluate(Expr value) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.evaluate(this);
    }
  }

  /** One method per kind; no defaults. */
  interface Visitor<R> {
    R assign(Assign assign);

    R branch(If branch);

    R loop(Loop loop);

    R leave(Break leave);

    R next(Continue next);

    R returns(Return result);

    R evaluate(Evaluate evaluate);
  }
}
