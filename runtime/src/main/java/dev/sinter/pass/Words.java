package dev.sinter.pass;

import java.util.Arrays;

/** A growing list of longs. */
final class Words {
  private long[] words = new long[32];
  private int size;

  void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  long get(int index) {
    return words[index];
  }

  int size() {
    return size;
  }

  /** Forgets the words from {@code size} on. */
  void truncate(int newSize) {
    size = newSize;
  }

  int hash(int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash >>> 32);
  }

  boolean areEqual(int from, int to, int otherFrom, int otherTo) {
    return Arrays.equals(words, from, to, words, otherFrom, otherTo);
  }

  long[] toArray() {
    return Arrays.copyOf(words, size);
  }
}
