package dev.sinter.plan;

import dev.sinter.ir.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of a program where an element can be in error, by number.
 *
 * @param list in the order of their numbers
 */
public record Traps(List<Trap> list) {
  /** Those of a program. */
  public Traps(KernelProgram program) {
    this(program.traps());
  }

  /** How many there are; 0 for most programs. */
  public int size() {
    return list.size();
  }

  /** The number of a line's own error, -1 if it has none. */
  public int ofLine(int line) {
    return find(line, -1, null);
  }

  /**
   * The number of an operator's error in a function itself, -1 if it has none.
   *
   * @param function its index in the program
   * @param op null for a function that is Java alone
   */
  public int of(int function, @Nullable Op op) {
    return find(-1, function, op);
  }

  /** Whether an operator of the function itself can be in error. */
  public boolean areIn(int function) {
    return list.stream().anyMatch(trap -> trap.function() == function);
  }

  private int find(int line, int function, @Nullable Op op) {
    for (int number = 0; number < list.size(); number++) {
      Trap trap = list.get(number);
      if (trap.line() == line && trap.function() == function && (line >= 0 || trap.op() == op)) {
        return number;
      }
    }
    return -1;
  }
}
