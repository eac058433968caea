package dev.sinter.plan;

/**
 * The fixed reduction tree: the order in which N values are combined is a function of N alone, so
 * one thread, many threads and every device give the same bits.
 *
 * <p>Positions {@code 0 … N-1} are cut into blocks of {@code rows(N) * columns(N)}. A block is laid
 * out as rows of {@code columns(N)} consecutive positions. Each column starts at the identity and
 * takes its rows downwards, skipping positions beyond N: {@code c = combine(c, value)}. Then the C
 * columns (a power of two) are combined:
 *
 * <ul>
 *   <li>C = 1: {@code c[0]}; C = 2: {@code c[0]+c[1]};
 *   <li>otherwise quads {@code s[t] = (c[4t]+c[4t+1]) + (c[4t+2]+c[4t+3])} for t in 0..C/4-1, then
 *       for k = C/8, C/16, … 1: {@code s[t] = s[t] + s[t+k]} for t below k; the block's value is
 *       {@code s[0]}.
 * </ul>
 *
 * <p>With more than one block the blocks' values, in order, are reduced by the same rule; there are
 * never more than {@value #MAX_BLOCKS} blocks, so two levels always suffice. N = 0 gives the
 * identity.
 */
public final class Tree {
  /** Largest number of columns. */
  public static final int MAX_COLUMNS = 1024;

  /** Largest number of blocks. */
  public static final int MAX_BLOCKS = 2048;

  /** Rows of a block unless N needs more. */
  private static final int MIN_ROWS = 4;

  private Tree() {}

  /** Columns of a block for N values: a power of two in 1..{@value #MAX_COLUMNS}. */
  public static int columns(long n) {
    long wanted = (n + MIN_ROWS - 1) / MIN_ROWS;
    return wanted >= MAX_COLUMNS ? MAX_COLUMNS : powerOfTwo(Math.max(1, wanted));
  }

  /** Rows of a block for N values: at least 4, a power of two. */
  public static int rows(long n) {
    long perBlock = (long) MAX_COLUMNS * MAX_BLOCKS;
    return powerOfTwo(Math.max(MIN_ROWS, n / perBlock + (n % perBlock == 0 ? 0 : 1)));
  }

  /** Blocks for N values: 0 for N = 0, otherwise 1..{@value #MAX_BLOCKS}. */
  public static int blocks(long n) {
    long block = (long) rows(n) * columns(n);
    return (int) (n / block + (n % block == 0 ? 0 : 1));
  }

  private static int powerOfTwo(long atLeast) {
    if (atLeast > 1 << 30) {
      throw new IllegalArgumentException("more than 2^51 values cannot be reduced");
    }
    int power = 1;
    while (power < atLeast) {
      power *= 2;
    }
    return power;
  }
}
