package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float marked(float x) { return x < 0f ? Float.NaN : x; }

  @Fused static int guarded(int x, int y) { return y == 0 ? 0 : x / y; }
}
