package dev.sinter.plan;

/**
 * How the errors of elements that a launch meets lie in memory: I32, {@link Integer#MAX_VALUE}
 * everywhere at first.
 *
 * <p>First, for each root and trap in row-major order, the lowest position in the launch's space
 * (at most MAX_VALUE - 1) at which the trap affected the root. Then which elements of the outputs
 * are in error: for each {@value #ELEMENTS} of them a word per root, in which the element's bit is
 * cleared.
 */
public record ErrorWords(int roots, int traps) {
  /** Elements of a word; its sign stays clear, so that all of this begins with the same value. */
  public static final int ELEMENTS = 31;

  /** Later positions are counted as this one. */
  public static final int LAST = Integer.MAX_VALUE - 1;

  /** Number of words for outputs of at most {@code elements} each. */
  public long size(long elements) {
    return (long) roots * traps + roots * ((elements + ELEMENTS - 1) / ELEMENTS);
  }

  /** Where the lowest position is. */
  public int lowest(int root, int trap) {
    return root * traps + trap;
  }

  /** Where an element's word is. */
  public long word(int root, long element) {
    return (long) roots * traps + element / ELEMENTS * roots + root;
  }

  /** The element's bit. */
  public static int bit(long element) {
    return 1 << (int) (element % ELEMENTS);
  }
}
