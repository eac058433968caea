package dev.sinter.memory;

import java.util.List;

/**
 * Element errors that one launch may have left for one of its results.
 *
 * @param errors the launch's error counters, I32 [roots, traps]
 * @param root the row of the result
 * @param causes what each column means
 * @param kernel the launch's name
 */
public record Fault(Buffer errors, int root, List<Cause> causes, String kernel) {
  /**
   * What went wrong.
   *
   * @param what for the message
   * @param index whether it is an index out of range, rather than arithmetic
   */
  public record Cause(String what, boolean index) {}

  /**
   * Waits for the launch.
   *
   * @throws ArithmeticException if there was an error, naming the lowest position
   * @throws IndexOutOfBoundsException likewise, for an index
   */
  void check() {
    int[] positions = new int[causes.size()];
    errors.download(root * (long) positions.length, positions, 0, positions.length);
    int first = 0;
    for (int cause = 1; cause < positions.length; cause++) {
      first = positions[cause] < positions[first] ? cause : first;
    }
    if (positions[first] != Integer.MAX_VALUE) {
      Cause cause = causes.get(first);
      String error = cause.what() + " at element " + positions[first] + " of kernel " + kernel;
      throw cause.index() ? new IndexOutOfBoundsException(error) : new ArithmeticException(error);
    }
  }
}
