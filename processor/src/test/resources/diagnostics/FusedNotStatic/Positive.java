package p;

import dev.sinter.fused.*;

class Positive {
  float scale = 2f;

  @Fused float plain(float x) { return x; } // expect FusedNotStatic

  @Fused
  public final int reversed(int x) { // expect FusedNotStatic
    return -x;
  }
}
