package dev.sinter.backend.jvm;

import org.jspecify.annotations.Nullable;

/**
 * Stable radix sort of unsigned {@code long} keys, least significant byte first, with positions
 * that follow them.
 */
final class LongRadix {
  private static final int DIGITS = 256;
  private static final int SHORT = 48;

  private final int bits;
  private long[] keys;
  private long[] spare;
  private int @Nullable [] index;
  private int @Nullable [] spareIndex;

  /**
   * @param index the positions, or null
   * @param bits of the keys that count, from the lowest
   */
  LongRadix(long[] keys, int @Nullable [] index, int bits) {
    this.bits = bits;
    this.keys = keys;
    this.index = index;
    this.spare = keys;
    this.spareIndex = index;
  }

  long[] keys() {
    return keys;
  }

  int @Nullable [] index() {
    return index;
  }

  /** Sorts everything with several threads. */
  void sortAll() {
    if (keys.length <= SHORT) {
      insert();
      return;
    }
    spare = new long[keys.length];
    spareIndex = index == null ? null : new int[keys.length];
    int chunks = Math.max(1, Math.min(4 * Pool.threads(), keys.length >> 14));
    for (int shift = 0; shift < bits; shift += 8) {
      pass(shift, chunks);
    }
  }

  private int start(int chunk, int chunks) {
    return (int) ((long) keys.length * chunk / chunks);
  }

  private void pass(int shift, int chunks) {
    int[][] starts = new int[chunks][DIGITS];
    Pool.run(
        chunks,
        () -> chunk -> count(shift, start(chunk, chunks), start(chunk + 1, chunks), starts[chunk]));
    if (accumulate(starts)) {
      return;
    }
    Pool.run(
        chunks,
        () -> chunk -> move(shift, start(chunk, chunks), start(chunk + 1, chunks), starts[chunk]));
    long[] before = keys;
    keys = spare;
    spare = before;
    int[] indexBefore = index;
    index = spareIndex;
    spareIndex = indexBefore;
  }

  private void count(int shift, int from, int to, int[] counts) {
    long[] own = keys;
    for (int i = from; i < to; i++) {
      counts[(int) (own[i] >>> shift) & (DIGITS - 1)]++;
    }
  }

  /** Counts become starts; true if all keys have the same digit. */
  private boolean accumulate(int[][] counts) {
    int sum = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int before = sum;
      for (int[] chunk : counts) {
        int own = chunk[digit];
        chunk[digit] = sum;
        sum += own;
      }
      if (sum - before == keys.length) {
        return true;
      }
    }
    return false;
  }

  private void move(int shift, int from, int to, int[] starts) {
    long[] source = keys;
    long[] target = spare;
    int[] sourceIndex = index;
    int[] targetIndex = spareIndex;
    for (int i = from; i < to; i++) {
      long key = source[i];
      int at = starts[(int) (key >>> shift) & (DIGITS - 1)]++;
      target[at] = key;
      if (sourceIndex != null && targetIndex != null) {
        targetIndex[at] = sourceIndex[i];
      }
    }
  }

  private void insert() {
    for (int i = 1; i < keys.length; i++) {
      long key = keys[i];
      int position = index == null ? 0 : index[i];
      int at = i;
      for (; at > 0 && Long.compareUnsigned(keys[at - 1], key) > 0; at--) {
        keys[at] = keys[at - 1];
        if (index != null) {
          index[at] = index[at - 1];
        }
      }
      keys[at] = key;
      if (index != null) {
        index[at] = position;
      }
    }
  }
}
