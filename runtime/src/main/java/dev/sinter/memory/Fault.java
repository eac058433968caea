package dev.sinter.memory;

import dev.sinter.ir.Caller;
import dev.sinter.plan.ErrorWords;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Element errors that one launch may have left for one of its results.
 *
 * @param errors what the launch met, see {@code words}; without the words of elements where all of
 *     the result is in error if any is
 * @param root the root that is the result
 * @param causes what each trap means
 * @param kernel the launch's name
 * @param positions what its positions mean
 */
public record Fault(
    Buffer errors,
    ErrorWords words,
    int root,
    List<Cause> causes,
    String kernel,
    Positions positions) {
  /** What a Java array holds. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  /** What went wrong. */
  public sealed interface Cause {}

  /**
   * An operation of the launch.
   *
   * @param what for the message
   * @param index whether it is an index out of range, rather than arithmetic
   * @param detail what more is known of an element, or null
   * @param lines of the user's program that captured what can be in error; empty unless {@link
   *     dev.sinter.ir.CaptureLines} are on
   */
  public record Own(
      String what, boolean index, @Nullable Detail detail, List<StackTraceElement> lines)
      implements Cause {
    /** A fault of the detail must not hide that of the element. */
    private String more(long[] position) {
      try {
        return detail == null ? "" : detail.at(position);
      } catch (RuntimeException unknown) {
        return "";
      }
    }

    private ElementError at(Positions positions, int position, String kernel) {
      String more = position == ErrorWords.LAST ? "" : more(positions.coordinates(position));
      String error = what + " at " + positions.text(position) + " of kernel " + kernel + more;
      String captured =
          lines.isEmpty()
              ? ""
              : lines.stream()
                  .map(Caller::text)
                  .collect(Collectors.joining(" or ", ", captured at ", ""));
      return new ElementError(error + captured, "", index);
    }
  }

  /** What is known of an element in error beside its cause. */
  @FunctionalInterface
  public interface Detail {
    /**
     * The end of a sentence, or nothing.
     *
     * @param position along each axis
     */
    String at(long[] position);
  }

  /** An element that the launch read was in error already. */
  public record Earlier(ElementError error) implements Cause {}

  /** Waits for the launch; the error at the lowest position, or null if there was none. */
  public @Nullable ElementError first() {
    int[] lowest = new int[causes.size()];
    errors.download(words.lowest(root, 0), lowest, 0, lowest.length);
    int first = 0;
    for (int cause = 1; cause < lowest.length; cause++) {
      first = lowest[cause] < lowest[first] ? cause : first;
    }
    if (lowest[first] == Integer.MAX_VALUE) {
      return null;
    }
    Cause cause = causes.get(first);
    return cause instanceof Own own
        ? own.at(positions, lowest[first], kernel)
        : ((Earlier) cause).error().at(positions.text(lowest[first]), kernel);
  }

  /**
   * Which elements of the result are in error.
   *
   * @param size number of elements
   * @return one for each, or a single one for all where no more is known
   */
  boolean[] elements(long size) {
    long from = words.word(0, 0);
    if (errors.size() == from || errors.size() > MOST || size > MOST) {
      return new boolean[] {true};
    }
    int[] marks = new int[(int) (errors.size() - from)];
    errors.download(from, marks, 0, marks.length);
    boolean[] elements = new boolean[(int) size];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (marks[(int) (words.word(root, i) - from)] & ErrorWords.bit(i)) == 0;
    }
    return elements;
  }
}
