package dev.sinter.benchmarks;

import java.util.SplittableRandom;

/** Inputs: the same numbers for the same seed. */
final class RandomFloats {
  private RandomFloats() {}

  /** Numbers between {@code from} and {@code to}. */
  static float[] uniform(long seed, int count, float from, float to) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + (to - from) * (random.nextInt(1 << 24) * 0x1p-24f);
    }
    return values;
  }
}
