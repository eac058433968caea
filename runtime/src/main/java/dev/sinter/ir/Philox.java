package dev.sinter.ir;

/**
 * The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3" (SC 2011), bit for bit that of their library Random123: a block of
 * four 32-bit words is a function of a counter of four words and a key of two.
 *
 * <p>Here the counter's lower two words are the number of the block, its upper two the stream, each
 * the lower half of its {@code long} first; so is the key. Stateless.
 */
public final class Philox {
  private static final long MASK = 0xffff_ffffL;
  private static final long MULTIPLIER_0 = 0xD251_1F53L;
  private static final long MULTIPLIER_1 = 0xCD9E_8D57L;
  private static final long WEYL_0 = 0x9E37_79B9L;
  private static final long WEYL_1 = 0xBB67_AE85L;
  private static final int ROUNDS = 10;

  private Philox() {}

  /** Word {@code position & 3} of block {@code position >> 2}. */
  public static int word(long position, long key, long stream) {
    int[] words = new int[4];
    block(position >> 2, key, stream, words, 0);
    // Constant indices, so that the JIT compiler needs no array.
    return (position & 2) == 0
        ? ((position & 1) == 0 ? words[0] : words[1])
        : ((position & 1) == 0 ? words[2] : words[3]);
  }

  /**
   * Words 0 and 1 of block {@code position >> 1} if the position is even, words 2 and 3 if it is
   * odd, the lower word in the lower half.
   */
  public static long pair(long position, long key, long stream) {
    int[] words = new int[4];
    block(position >> 1, key, stream, words, 0);
    return (position & 1) == 0 ? join(words[0], words[1]) : join(words[2], words[3]);
  }

  /** Two words as one number. */
  public static long join(int low, int high) {
    return (low & MASK) | ((long) high << 32);
  }

  /** Writes the four words of one block to {@code words[at … at+3]}. */
  public static void block(long block, long key, long stream, int[] words, int at) {
    // The products' upper halves are left in the words that become x1 and x3: what uses those
    // words masks them.
    long x0 = block;
    long x1 = block >>> 32;
    long x2 = stream;
    long x3 = stream >>> 32;
    long k0 = key;
    long k1 = key >>> 32;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (x0 & MASK) * MULTIPLIER_0;
      long p1 = (x2 & MASK) * MULTIPLIER_1;
      x0 = (p1 >>> 32) ^ x1 ^ k0;
      x1 = p1;
      x2 = (p0 >>> 32) ^ x3 ^ k1;
      x3 = p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    words[at] = (int) x0;
    words[at + 1] = (int) x1;
    words[at + 2] = (int) x2;
    words[at + 3] = (int) x3;
  }
}
