package dev.sinter;

/** What {@link Array#pad(int, long, long, PadMode)} puts beyond the ends of {@code a b c d}. */
public enum PadMode {
  /** The nearest element: {@code a a a | a b c d | d d d}. */
  EDGE,
  /** Mirrored at the end elements, which stand once: {@code d c b | a b c d | c b a}. */
  REFLECT,
  /**
   * Mirrored at the ends, so that the end elements stand twice: {@code c b a | a b c d | d c b}.
   */
  SYMMETRIC,
  /** From the other end on: {@code b c d | a b c d | a b c}. */
  WRAP
}
