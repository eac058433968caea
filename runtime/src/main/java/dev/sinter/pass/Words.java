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

  long[] toArray() {
    return Arrays.copyOf(words, size);
  }
}
