package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static int divided(int x, int y) { return x / y; }
}
