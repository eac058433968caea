package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float plain(float x) { return x; }

  float notMarked(float x) { return x; }
}
