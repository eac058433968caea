package dev.sinter.memory;

import dev.sinter.ir.Caller;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Element errors that one launch may have left for one of its results.
 *
 * @param errors the launch's error counters, I32 [roots, traps]
 * @param root the row of the result
 * @param causes what each column means
 * @param kernel the launch's name
 * @param positions what its positions mean
 */
public record Fault(
    Buffer errors, int root, List<Cause> causes, String kernel, Positions positions) {
  /**
   * What went wrong.
   *
   * @param what for the message
   * @param index whether it is an index out of range, rather than arithmetic
   * @param lines of the user's program that captured what can be in error; empty unless {@link
   *     dev.sinter.ir.CaptureLines} are on
   */
  public record Cause(String what, boolean index, List<StackTraceElement> lines) {
    private String text(String element, String kernel) {
      String error = what + " at " + element + " of kernel " + kernel;
      return lines.isEmpty()
          ? error
          : error
              + ", captured at "
              + lines.stream().map(Caller::text).collect(Collectors.joining(" or "));
    }
  }

  /**
   * Waits for the launch.
   *
   * @throws ArithmeticException if there was an error, naming the lowest position
   * @throws IndexOutOfBoundsException likewise, for an index
   */
  void check() {
    int[] lowest = new int[causes.size()];
    errors.download(root * (long) lowest.length, lowest, 0, lowest.length);
    int first = 0;
    for (int cause = 1; cause < lowest.length; cause++) {
      first = lowest[cause] < lowest[first] ? cause : first;
    }
    if (lowest[first] != Integer.MAX_VALUE) {
      Cause cause = causes.get(first);
      String error = cause.text(positions.text(lowest[first]), kernel);
      throw cause.index() ? new IndexOutOfBoundsException(error) : new ArithmeticException(error);
    }
  }
}
