package dev.sinter.backend.jvm;

import java.util.Arrays;

/** The few first of many keys, found by insertion into a sorted list of them, with positions. */
final class Insertion {
  private final long[] keys;
  private final int[] index;
  private int size;

  /**
   * @param count how many are wanted
   */
  Insertion(int count) {
    this.keys = new long[count];
    this.index = new int[count];
  }

  /** The keys found, unsigned and in order; equal ones in the order of their positions. */
  long[] keys() {
    return Arrays.copyOf(keys, size);
  }

  /** Their positions. */
  int[] index() {
    return Arrays.copyOf(index, size);
  }

  /** Adds {@code block[offset …]}, which have the positions {@code at …}, after all before. */
  void add(long[] block, int offset, int at, int length) {
    int i = 0;
    for (; i < length && size < keys.length; i++) {
      insert(size++, block[offset + i], at + i);
    }
    int last = keys.length - 1;
    long bound = keys[last] ^ Long.MIN_VALUE;
    for (; i < length; i++) {
      long key = block[offset + i];
      if ((key ^ Long.MIN_VALUE) < bound) {
        insert(last, key, at + i);
        bound = keys[last] ^ Long.MIN_VALUE;
      }
    }
  }

  private void insert(int end, long key, int position) {
    int at = end;
    for (; at > 0 && Long.compareUnsigned(keys[at - 1], key) > 0; at--) {
      keys[at] = keys[at - 1];
      index[at] = index[at - 1];
    }
    keys[at] = key;
    index[at] = position;
  }
}
