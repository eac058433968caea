package dev.sinter.processor.lift;

import dev.sinter.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/** A list of statements that grows until its end can't be reached; what comes after is dropped. */
final class Code {
  private final List<Stmt> statements = new ArrayList<>();
  private boolean ended;

  void add(Stmt statement) {
    if (!ended) {
      statements.add(statement);
      ended = !Flow.completes(statement);
    }
  }

  void addAll(Code code) {
    code.statements.forEach(this::add);
  }

  List<Stmt> statements() {
    return List.copyOf(statements);
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Whether the end can be reached. */
  boolean completes() {
    return !ended;
  }
}
