package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static double plain(double x) { return Math.sin(x) + Math.max(x, 1.0); }

  static double notMarked(double x) { return StrictMath.sin(x); }
}
