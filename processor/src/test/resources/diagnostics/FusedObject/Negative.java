package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float twice(float x) { return x * 2f; }

  @Fused static float qualified(float x) { return Negative.twice(x) + p.Negative.twice(x); }
}
