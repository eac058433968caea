package dev.sinter.plan;

import dev.sinter.ir.Op;
import org.jspecify.annotations.Nullable;

/**
 * A place in a kernel where an element can be in error.
 *
 * @param line the line of the body that can be in error, or -1
 * @param function the index of the function that contains one, or -1
 * @param op the operator in error, of a function; else null
 * @param what for the message: {@code integer div by zero in Finance.call}, {@code index out of
 *     range along axis 1}
 * @param index whether it is an index out of range, rather than arithmetic
 */
public record Trap(int line, int function, @Nullable Op op, String what, boolean index) {
  /** An operator of a line. */
  static Trap ofLine(int line, Op op) {
    return new Trap(line, -1, null, what(op), false);
  }

  /**
   * Operators in a function of this name.
   *
   * @param op null for a function that is Java alone
   */
  static Trap ofFunction(int function, @Nullable Op op, String name) {
    String what = op == null ? "ArithmeticException" : what(op);
    return new Trap(-1, function, op, what + " in " + name, false);
  }

  private static String what(Op op) {
    return op == Op.EXACT ? "integer overflow" : "integer " + op.method() + " by zero";
  }

  /** An index out of range; programs don't know extents. */
  static Trap ofIndex(int line, int axis) {
    return new Trap(line, -1, null, "index out of range along axis " + axis, true);
  }

  /** The same, where the extent of the axis is known. */
  Trap of(long extent) {
    String range = " of extent " + extent + " (it has " + -extent + " to " + (extent - 1) + ")";
    return new Trap(line, function, op, what + range, index);
  }
}
