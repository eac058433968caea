package dev.sinter.pass;

import java.util.Arrays;

/**
 * The structure of a graph, shapes included, leaves and constants by number: what a plan depends
 * on.
 */
public final class Signature {
  private final long[] words;
  private final int hash;

  Signature(long[] words) {
    this.words = words;
    long mixed = 1;
    for (long word : words) {
      mixed = (mixed ^ word) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    this.hash = (int) (mixed ^ (mixed >>> 32));
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Signature signature && Arrays.equals(words, signature.words));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
