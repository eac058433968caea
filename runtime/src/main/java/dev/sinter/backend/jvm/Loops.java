package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a body into loops over one tile: loops whose lines all vectorise alternate with loops of the
 * rest, random words have loops of their own ({@link Draws}), and none is so long that the JIT
 * compiler gives up on it. Values pass from loop to loop in arrays as long as a tile, which stay in
 * the first-level cache.
 *
 * <p>Measured for Black-Scholes, in ns per element on one thread: a plain Java loop 45, one loop of
 * ours 51, cut into loops 34.
 */
final class Loops {
  /** C2 compiles no method beyond 8,000 bytes of code; estimates are rough. */
  private static final int MAX_CODE_BYTES = 5000;

  /**
   * C2 vectorises no loop much longer than this. Measured, in ns per element: a polynomial of 24
   * operations 0.37, of 40 operations 1.0, of 60 operations 18.
   */
  private static final int MAX_VECTOR_LINES = 24;

  /** What it costs to pass a value on, in the unit of {@link Cost}: one store, one load. */
  private static final int PASS_COST = 2;

  /** What it costs to copy an operand's elements into a tile. */
  private static final int COPY_COST = 3;

  /**
   * One loop.
   *
   * @param lines computed here, in order
   * @param roots whose value is delivered here although its line is not computed here
   */
  record Loop(List<Integer> lines, List<Integer> roots) {}

  private final Body body;

  /** Kinds of loops; a level is one of them, and levels take turns. */
  private static final int VECTOR = 0;

  private static final int CONVERSION = 1;
  private static final int SCALAR = 2;
  private static final int DRAW = 3;
  private static final int KINDS = 4;

  /** Per line the level whose loops compute it, of kind level % KINDS; -1 if no loop does. */
  private final int[] levels;

  private final boolean[] vector;

  private Loops(Body body) {
    this.body = body;
    this.levels = new int[body.size()];
    this.vector = new boolean[body.size()];
  }

  /** The loops in the order in which they run. */
  static List<Loop> of(Body body) {
    Loops loops = new Loops(body);
    for (int line = 0; line < body.size(); line++) {
      loops.vector[line] = body.traps().size() == 0 && Vectorisable.test(body, line);
    }
    do {
      loops.assignLevels();
    } while (loops.dropWorstLevel());
    if (loops.copiesOutweigh()) {
      Arrays.fill(loops.vector, false);
      loops.assignLevels();
    }
    return loops.collect();
  }

  /** Whether the program is one loop that counts: it can keep its counts in local variables. */
  static boolean onlyCounts(Body body, List<Loop> loops) {
    return loops.size() == 1
        && !loops.get(0).lines().isEmpty()
        && loops.get(0).roots().isEmpty()
        && body.program().roots().stream().allMatch(Loops::isCount);
  }

  private static boolean isCount(Root root) {
    return root instanceof Root.Reduce reduce
        && Body.entryType(reduce.op(), reduce.element()) == DType.BOOL;
  }

  /**
   * Whether vector loops beside scalar ones save less than it takes to copy operands into tiles,
   * which also keeps the processor from reading ahead while it computes.
   */
  private boolean copiesOutweigh() {
    long saved = 0;
    boolean mixed = false;
    BitSet copied = new BitSet();
    for (int line = 0; line < levels.length; line++) {
      if (levels[line] >= 0) {
        saved += vector[line] ? Cost.of(body.line(line)) : 0;
        mixed |= !vector[line];
      } else if (body.isLive(line) && body.kind(line) == Body.Kind.LOAD) {
        copied.set(body.operandOf(line));
      }
    }
    return mixed && saved <= (long) COPY_COST * copied.cardinality() + PASS_COST;
  }

  private boolean isComputed(int line) {
    return body.isLive(line)
        && body.kind(line) == Body.Kind.COMPUTED
        && !Draws.onlyCounts(body, line);
  }

  private int kindOf(int line) {
    if (Draws.test(body, line)) {
      return DRAW;
    }
    return vector[line] ? VECTOR : body.isStaged(line) ? CONVERSION : SCALAR;
  }

  private void assignLevels() {
    for (int line = 0; line < levels.length; line++) {
      levels[line] = -1;
      if (isComputed(line)) {
        int kind = kindOf(line);
        int level = kind;
        for (int operand : body.operands(line)) {
          while (level < levels[operand]) {
            level += KINDS;
          }
        }
        levels[line] = level;
      }
    }
  }

  /** Makes the first vector loop that costs more than it saves part of the others. */
  private boolean dropWorstLevel() {
    int highest = Arrays.stream(levels).max().orElse(0);
    int[] gain = new int[highest + 1];
    boolean[] passed = new boolean[levels.length];
    for (int line = 0; line < levels.length; line++) {
      int level = levels[line];
      if (level >= 0) {
        gain[level] += Cost.of(body.line(line));
        for (int operand : body.operands(line)) {
          int other = levels[operand];
          if (other >= 0 && other != level && !passed[operand]) {
            passed[operand] = true;
            gain[other] -= PASS_COST;
            gain[level] -= PASS_COST;
          }
        }
      }
    }
    for (int level = VECTOR; level <= highest; level += KINDS) {
      if (gain[level] <= 0 && drop(level)) {
        return true;
      }
    }
    return false;
  }

  private boolean drop(int level) {
    boolean any = false;
    for (int line = 0; line < levels.length; line++) {
      if (levels[line] == level) {
        vector[line] = false;
        any = true;
      }
    }
    return any;
  }

  private List<Loop> collect() {
    List<Loop> loops = new ArrayList<>();
    int highest = Arrays.stream(levels).max().orElse(0);
    for (int level = 0; level <= highest; level++) {
      if (level % KINDS == VECTOR) {
        split(level, 4, loops);
        split(level, 8, loops);
      } else {
        split(level, 0, loops);
      }
    }
    copies(loops);
    return loops;
  }

  /**
   * The lines of a level whose elements are {@code width} bytes wide (0: any), in loops of bounded
   * length.
   */
  private void split(int level, int width, List<Loop> loops) {
    List<Integer> lines = new ArrayList<>();
    int bytes = 0;
    for (int line = 0; line < levels.length; line++) {
      if (levels[line] == level && (width == 0 || body.type(line).bytes() == width)) {
        int next = codeBytes(line);
        boolean full =
            (level % KINDS == VECTOR && lines.size() == MAX_VECTOR_LINES)
                || (level % KINDS == DRAW && lines.size() == 1);
        if (full || bytes + next > MAX_CODE_BYTES) {
          loops.add(new Loop(lines, List.of()));
          lines = new ArrayList<>();
          bytes = 0;
        }
        lines.add(line);
        bytes += next;
      }
    }
    if (!lines.isEmpty()) {
      loops.add(new Loop(lines, List.of()));
    }
  }

  /**
   * The line's own code, loads of its operands, a store, what its uniform operands take, its trap.
   */
  private int codeBytes(int line) {
    int bytes = 30;
    for (int operand : body.operands(line)) {
      bytes += body.kind(operand) == Body.Kind.UNIFORM ? 30 : 12;
    }
    return body.carrier(line) == Body.NONE ? bytes : 2 * bytes + 40;
  }

  /** Roots whose line is read or uniform are copied, in loops by width of element. */
  private void copies(List<Loop> loops) {
    for (int width : new int[] {1, 2, 4, 8}) {
      List<Integer> roots = new ArrayList<>();
      for (int root = 0; root < body.program().roots().size(); root++) {
        if (isCopied(root) && body.type(body.rootLine(root)).bytes() == width) {
          roots.add(root);
        }
      }
      if (!roots.isEmpty()) {
        loops.add(new Loop(List.of(), roots));
      }
    }
  }

  private boolean isCopied(int root) {
    return body.kind(body.rootLine(root)) != Body.Kind.COMPUTED && !isFoldedInPlace(body, root);
  }

  /**
   * Whether a reduction takes its elements straight from the operand. Flags are folded as bytes,
   * never in place.
   */
  static boolean isFoldedInPlace(Body body, int root) {
    int line = body.rootLine(root);
    return body.program().roots().get(root) instanceof Root.Reduce
        && body.kind(line) == Body.Kind.LOAD
        && body.type(line) != DType.BOOL;
  }
}
