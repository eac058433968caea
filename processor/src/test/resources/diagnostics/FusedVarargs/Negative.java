package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float sum(float x, float y, float z) { return x + y + z; }
}
