package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static void nothing(float x) { // expect FusedVoid
    if (x > 0f) {
      return;
    }
  }
}
