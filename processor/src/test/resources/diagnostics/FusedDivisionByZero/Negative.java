package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float real(float x) { return x / 0 + x % 0; }

  @Fused static int unknown(int x, int y) { return x / y + x / 3 + 0 / y; }
}
