package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float good(float x) { return Math.abs(x); }

  @Fused static float caller(float x) { return good(x); }
}
