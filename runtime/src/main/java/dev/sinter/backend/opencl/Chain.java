package dev.sinter.backend.opencl;

import dev.sinter.plan.ScanTree;

/**
 * What work-groups that wait for each other publish: each a total, the last of 16 that of their
 * group, the last of 256 that of the group of those, and so on. So each finds what is before it
 * from at most 15 totals of every level, of which none waits for another of its level.
 */
final class Chain {
  private Chain() {}

  /** How many groups of 16 there are. */
  static long groups(long count) {
    return (count + ScanTree.RADIX - 1) / ScanTree.RADIX;
  }

  /** Totals of all levels: of {@code count} work-groups, and of each level that has several. */
  static long totals(long count) {
    long sum = 0;
    for (long totals = count; totals > 1; totals = groups(totals)) {
      sum += totals;
    }
    return sum;
  }
}
