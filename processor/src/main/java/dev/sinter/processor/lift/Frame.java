package dev.sinter.processor.lift;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A method while it is lifted: its locals, and the list to which statements are added. */
final class Frame {
  private final List<DType> locals = new ArrayList<>();
  private final Map<Element, Integer> variables = new HashMap<>();
  private final Set<Element> rejected = new HashSet<>();
  private final BitSet temporaries = new BitSet();
  private Code code = new Code();
  private int loops;
  private boolean failed;

  /** A new local for a variable of the source. */
  int declare(Element variable, DType type) {
    variables.put(variable, locals.size());
    locals.add(type);
    return locals.size() - 1;
  }

  /** Uses of this variable have no value and need no further message. */
  void reject(Element variable) {
    rejected.add(variable);
    failed = true;
  }

  boolean isRejected(Element variable) {
    return rejected.contains(variable);
  }

  /** The local that holds a variable, or null if it is none of this method's. */
  Expr.@Nullable Local variable(Element variable) {
    Integer index = variables.get(variable);
    return index == null ? null : new Expr.Local(locals.get(index), index);
  }

  /** A local that holds {@code value} from here on. */
  Expr hold(Expr value) {
    int index = locals.size();
    locals.add(value.type());
    temporaries.set(index);
    code.add(new Stmt.Assign(index, value));
    return new Expr.Local(value.type(), index);
  }

  /** As {@link #hold}, unless the value is a local or a literal anyway. */
  Expr reusable(Expr value) {
    boolean atom = value instanceof Expr.Local || value instanceof Expr.Constant;
    return atom ? value : hold(value);
  }

  /** A fresh local that several branches assign. */
  Expr.Local merged(DType type) {
    locals.add(type);
    return new Expr.Local(type, locals.size() - 1);
  }

  void add(Stmt statement) {
    code.add(statement);
  }

  void addAll(Code statements) {
    code.addAll(statements);
  }

  /** What {@code lift} adds, as a list of its own. */
  Code collect(Runnable lift) {
    Code outer = code;
    Code inner = new Code();
    code = inner;
    try {
      lift.run();
    } finally {
      code = outer;
    }
    return inner;
  }

  /**
   * Whether {@code statements} only give temporaries values whose computation is harmless, so that
   * they may run although their results are not needed.
   */
  boolean isSpeculative(Code statements) {
    return statements.statements().stream()
        .allMatch(
            statement ->
                statement instanceof Stmt.Assign assign
                    && temporaries.get(assign.local())
                    && Flow.isHarmless(assign.value()));
  }

  int newLoop() {
    return loops++;
  }

  /** Notes that some statement was rejected: the method has no function. */
  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }

  List<DType> locals() {
    return List.copyOf(locals);
  }

  Code code() {
    return code;
  }
}
