package dev.sinter.programs;

import java.util.List;
import java.util.Random;

/** Draws of a generator. */
final class Choices {
  private final Random random;

  Choices(long seed) {
    this.random = new Random(mixed(seed));
  }

  /** Seeds that differ little give streams that differ much. */
  static long mixed(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** From 0 to {@code bound - 1}. */
  int below(long bound) {
    return random.nextInt((int) bound);
  }

  /** From {@code from} to {@code to}, both included. */
  long between(long from, long to) {
    return from + random.nextInt((int) (to - from + 1));
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  long seed() {
    return random.nextInt(Integer.MAX_VALUE);
  }

  <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }
}
