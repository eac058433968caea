package dev.sinter.memory;

import java.util.List;

/**
 * Element errors that one launch may have left for one of its results.
 *
 * @param errors the launch's error counters, I32 [roots, traps]
 * @param root the row of the result
 * @param traps what each column means
 * @param kernel the launch's name
 * @param index whether they are indices out of range, rather than arithmetic
 */
public record Fault(Buffer errors, int root, List<String> traps, String kernel, boolean index) {
  /** Errors of arithmetic. */
  public Fault(Buffer errors, int root, List<String> traps, String kernel) {
    this(errors, root, traps, kernel, false);
  }

  /** What to throw. */
  RuntimeException exception(String error) {
    return index ? new IndexOutOfBoundsException(error) : new ArithmeticException(error);
  }

  /**
   * Waits for the launch.
   *
   * @return the error at the lowest position, or an empty string
   */
  String find() {
    int[] positions = new int[traps.size()];
    errors.download(root * (long) positions.length, positions, 0, positions.length);
    int first = 0;
    for (int trap = 1; trap < positions.length; trap++) {
      first = positions[trap] < positions[first] ? trap : first;
    }
    if (positions[first] == Integer.MAX_VALUE) {
      return "";
    }
    return traps.get(first) + " at element " + positions[first] + " of kernel " + kernel;
  }
}
