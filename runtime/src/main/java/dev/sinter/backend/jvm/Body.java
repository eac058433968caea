package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A program's lines as this backend computes them: every reduced element already has the type of
 * its fold, unused lines are known, and so is what depends on the position at all.
 */
final class Body {
  /** When a line's value is known. */
  enum Kind {
    /** The same for every position: computed once per tile. */
    UNIFORM,
    /**
     * An element of an operand that lies linearly in memory or in a tile: read where it is used.
     */
    LOAD,
    /** Computed for every position. */
    COMPUTED
  }

  /**
   * A uniform line that takes more lines than this is computed per position, to bound code size.
   */
  private static final int MAX_UNIFORM_COST = 64;

  /** No line: this one carries no trap. */
  static final int NONE = -1;

  private final KernelProgram program;
  private final List<Expr> lines;
  private final int[] moved;
  private final BitSet staged;
  private final int[] rootLines;
  private final Kind[] kinds;
  private final boolean[] live;
  private final int[] carriers;
  private final TrapIndex traps;

  Body(KernelProgram program) {
    this.program = program;
    this.traps = new TrapIndex(program);
    Lowering.Lowered lowered = Lowering.of(program);
    this.lines = new ArrayList<>(lowered.lines());
    this.moved = lowered.moved();
    this.staged = lowered.staged();
    this.rootLines = program.roots().stream().mapToInt(this::enter).toArray();
    this.kinds = new Kind[lines.size()];
    this.live = new boolean[lines.size()];
    this.carriers = new int[lines.size()];
    classify();
    Arrays.stream(rootLines).forEach(line -> live[line] = true);
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (live[line]) {
        Arrays.stream(operands(line)).forEach(operand -> live[operand] = true);
      }
    }
  }

  /** The line whose value goes into the root's output or fold. */
  private int enter(Root root) {
    int line = moved[root.line()];
    if (!(root instanceof Root.Reduce reduce)) {
      return line;
    }
    DType wanted = entryType(reduce.op(), reduce.element());
    if (wanted == reduce.element()) {
      return line;
    }
    Expr conversion = new Expr.Convert(wanted, new Expr.Local(reduce.element(), line));
    int known = lines.indexOf(conversion);
    if (known < 0) {
      lines.add(conversion);
    }
    return known < 0 ? lines.size() - 1 : known;
  }

  /** The type in which a fold takes elements: BOOL where it only counts. */
  static DType entryType(ReduceOp op, DType element) {
    return switch (op) {
      case COUNT, ANY, ALL -> DType.BOOL;
      case SUM, MEAN -> element == DType.BOOL ? DType.BOOL : op.accumulator(element);
      case PROD, MIN, MAX, VAR, COMPENSATED_SUM -> op.accumulator(element);
    };
  }

  private void classify() {
    int[] cost = new int[lines.size()];
    for (int line = 0; line < cost.length; line++) {
      cost[line] = 1;
      boolean uniform = isUniformLeaf(line);
      for (int operand : operands(line)) {
        uniform &= kinds[operand] == Kind.UNIFORM;
        cost[line] = Math.min(MAX_UNIFORM_COST + 1, cost[line] + cost[operand]);
      }
      uniform &= cost[line] <= MAX_UNIFORM_COST;
      boolean read = lines.get(line) instanceof Expr.Load || isGatheredPosition(line);
      kinds[line] = uniform ? Kind.UNIFORM : read ? Kind.LOAD : Kind.COMPUTED;
      carriers[line] = carrierOf(line);
    }
  }

  private boolean isUniformLeaf(int line) {
    int operand = operandOf(line);
    return operand == NONE || operand(operand).layout() == Layout.SCALAR;
  }

  private boolean isGatheredPosition(int line) {
    return lines.get(line) instanceof Expr.Position position
        && operand(position.operand()).layout() == Layout.STRIDED;
  }

  private int carrierOf(int line) {
    if (lines.get(line) instanceof Expr.Apply apply && apply.op() == Op.SELECT) {
      return carrierOfSelect(line);
    }
    int only = traps.isTrap(lines.get(line), line) ? line : NONE;
    for (int operand : operands(line)) {
      int carrier = carriers[operand];
      if (carrier != NONE) {
        only = only == NONE || only == carrier ? carrier : line;
      }
    }
    return only;
  }

  /** An arm's state shows only where the arm is chosen, unless the condition's is the same. */
  private int carrierOfSelect(int line) {
    int[] operands = operands(line);
    int condition = carriers[operands[0]];
    int then = carriers[operands[1]];
    int otherwise = carriers[operands[2]];
    if (condition == NONE) {
      return then == otherwise ? then : line;
    }
    boolean same =
        (then == NONE || then == condition) && (otherwise == NONE || otherwise == condition);
    return same ? condition : line;
  }

  KernelProgram program() {
    return program;
  }

  TrapIndex traps() {
    return traps;
  }

  int size() {
    return lines.size();
  }

  Expr line(int line) {
    return lines.get(line);
  }

  DType type(int line) {
    return lines.get(line).type();
  }

  Kind kind(int line) {
    return kinds[line];
  }

  /** Whether the line is a conversion that wants a loop of its own. */
  boolean isStaged(int line) {
    return staged.get(line);
  }

  /** Whether a root needs the line. */
  boolean isLive(int line) {
    return live[line];
  }

  /** The line whose value root {@code root} stores or folds. */
  int rootLine(int root) {
    return rootLines[root];
  }

  /**
   * The line that holds the trap state of this line's value: the line itself, an earlier one whose
   * state is the same, or {@link #NONE}.
   */
  int carrier(int line) {
    return carriers[line];
  }

  Operand operand(int operand) {
    return program.operands().get(operand);
  }

  /** The operand that a line reads, or {@link #NONE}. */
  int operandOf(int line) {
    Expr expr = lines.get(line);
    if (expr instanceof Expr.Load load) {
      return load.operand();
    }
    return expr instanceof Expr.Position position ? position.operand() : NONE;
  }

  /** The lines that a line's operands name. */
  int[] operands(int line) {
    return operands(lines.get(line));
  }

  private static int[] operands(Expr expr) {
    return KernelProgram.operandsOf(expr).stream()
        .mapToInt(operand -> ((Expr.Local) operand).index())
        .toArray();
  }
}
