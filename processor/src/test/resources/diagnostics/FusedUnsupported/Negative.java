package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float plain(float x) {
    {
      return x;
    }
  }
}
