package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static boolean something(float x) { return x > 0f; }
}
