package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float thrown(float x) {
    if (x < 0f) {
      throw new IllegalArgumentException(); // expect FusedException
    }
    return x;
  }

  @Fused static int caught(int x, int y) {
    try { // expect FusedException
      return x / y;
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  @Fused static float asserted(float x) {
    assert x > 0f; // expect FusedException
    return x;
  }
}
