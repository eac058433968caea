package p;

import dev.sinter.fused.*;

class Negative {
  static final float FACTOR = 2f;
  static final int COUNT = 3 * Inner.BASE;
  static final float ROOT = 1.4142135f;

  static class Inner {
    static final int BASE = 7;
  }

  @Fused static double constants(double x) {
    return x * FACTOR + Negative.COUNT + Math.PI + Integer.MAX_VALUE + ROOT;
  }
}
