package dev.sinter.plan;

/**
 * A place in a kernel where an element can be in error.
 *
 * @param line the line of the body that can be in error, or -1
 * @param function the index of the function that contains one, or -1
 * @param what for the message: {@code integer div by zero in Finance.call}, {@code index out of
 *     range along axis 1}
 * @param index whether it is an index out of range, rather than arithmetic
 */
public record Trap(int line, int function, String what, boolean index) {
  /** An error of arithmetic. */
  public Trap(int line, int function, String what) {
    this(line, function, what, false);
  }

  /** An index out of range; programs don't know extents. */
  static Trap ofIndex(int line, int axis) {
    return new Trap(line, -1, "index out of range along axis " + axis, true);
  }

  /** The same, where the extent of the axis is known. */
  Trap of(long extent) {
    String range = " of extent " + extent + " (it has " + -extent + " to " + (extent - 1) + ")";
    return new Trap(line, function, what + range, index);
  }
}
