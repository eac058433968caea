package regressions;

import dev.sinter.fused.Fused;

/** PoCL's {@code abs} of MIN_VALUE is undefined once the compiler sees the value. */
final class Absolute {
  @Fused static double ofMinimum(boolean b) {
    if (b) {
      return Math.abs(Integer.MIN_VALUE);
    }
    return 1;
  }

  @Fused static long ofMinimumLong(int x) {
    for (int i = 0; i < 3; i++) {
      if (x > i) {
        return Math.abs(Long.MIN_VALUE) / 2;
      }
    }
    return Math.abs((x & 1) + Integer.MIN_VALUE);
  }
}
