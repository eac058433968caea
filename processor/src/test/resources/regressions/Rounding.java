package regressions;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;

/**
 * PoCL's scalar rint, floor, ceil and trunc convert to an integer first: for huge values that is
 * undefined once the compiler sees the value, and the branch around the call is lost.
 */
final class Rounding {
  @Fused static double ofKnownValue(boolean q, boolean p) {
    if (p & q) {
      return Fn.rint(0x1.0p31f);
    }
    return p ? 3 : 97;
  }

  @Fused static float floats(int kind) {
    float x = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      if ((kind & 7) == 1) return Fn.rint(Float.POSITIVE_INFINITY);
      if ((kind & 7) == 2) return Fn.floor(Float.NaN);
      if ((kind & 7) == 3) return Fn.ceil(Float.NaN);
      if ((kind & 7) == 4) return Fn.trunc(Float.NaN);
      if ((kind & 7) == 5) return Math.round(Float.NaN) + 0.5f;
      if ((kind & 7) == 6) return Fn.rint(-0x1.8p40f);
    }
    return Fn.floor(x);
  }

  @Fused static double doubles(int kind) {
    for (int i = 0; i < 3; i++) {
      if ((kind & 7) == 1) return Math.rint(Double.NEGATIVE_INFINITY);
      if ((kind & 7) == 2) return Math.floor(Double.NaN);
      if ((kind & 7) == 3) return Math.ceil(Double.NaN);
      if ((kind & 7) == 4) return Fn.trunc(Double.NaN);
      if ((kind & 7) == 5) return Math.round(Double.NaN) + 0.5;
      if ((kind & 7) == 6) return Math.rint(-0x1.8p62);
    }
    return Math.rint(0x1.0p63);
  }

  @Fused static float behindComparison(int bits) {
    float x = (bits & 1) == 0 ? Float.POSITIVE_INFINITY : bits;
    if (x == Float.POSITIVE_INFINITY) {
      return (int) x + Fn.rint(x) + Math.round(x) + (long) x;
    }
    return Fn.ceil(x / 3);
  }

  @Fused static float behindLoop() {
    for (int i = 0; i < 3; i++) {
      int unused = 4;
    }
    return (float) Math.ceil(Float.intBitsToFloat(-1));
  }
}
