package p;

import dev.sinter.fused.*;

class Negative {
  static native float notMarked(float x);

  @Fused static float here(float x) { return x; }
}
