package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float plain(float x) { return x; }

  @Fused static double calls(float x) {
    double a = plain(x);
    return a + Math.abs(x) + Fn.erf(x) + Integer.bitCount((int) x) + Float.floatToIntBits(x);
  }
}
