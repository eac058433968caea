package dev.sinter.plan;

/**
 * The fixed order of a scan: the result at a position is a function of the values up to it alone,
 * so one thread, many threads and every device give the same bits, and a longer array has the same
 * beginning.
 *
 * <p>Values are grouped by {@value #RADIX}: {@code total(0, i) = x[i]}, and {@code total(L, g)} is
 * the fold, upwards from the identity, of the totals {@code L-1} of {@code 16 g … 16 g + 15}. The
 * exclusive result at {@code i} starts at the identity and takes, from the highest level down, the
 * totals of the groups before {@code i}: with {@code d(L)} the digit of {@code i} for {@code 16^L},
 * and {@code p(L)} its digits above,
 *
 * <pre>{@code
 * e = identity
 * for (L = highest; L >= 0; L--)
 *   for (j = 0; j < d(L); j++)
 *     e = combine(e, total(L, 16 * p(L) + j))
 * }</pre>
 *
 * <p>The inclusive result is {@code combine(e, x[i])}. So an error grows with the logarithm of the
 * position, not with the position; and a block of {@value #BLOCK} values needs nothing of its
 * neighbours but the exclusive result at its beginning, which is the exclusive scan of the blocks'
 * totals by the same rule.
 */
public final class ScanTree {
  /** Values of a group. */
  public static final int RADIX = 16;

  /** Values that a work-group or work-item takes: a power of {@link #RADIX}. */
  public static final int BLOCK = RADIX * RADIX * RADIX;

  /** Values that a thread takes: a power of {@link #RADIX}. */
  public static final int SPAN = BLOCK * RADIX;

  private ScanTree() {}

  /** Blocks for n values. */
  public static long blocks(long n) {
    return (n + BLOCK - 1) / BLOCK;
  }

  /** The lowest level, from 1 on, at which n values are one group. */
  public static int levels(long n) {
    int level = 1;
    for (long group = RADIX; group < n; group *= RADIX) {
      level++;
    }
    return level;
  }
}
