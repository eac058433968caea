package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float checked(float x) throws Exception { return x; } // expect FusedThrows

  @Fused static int unchecked(int x, int y) throws ArithmeticException { // expect FusedThrows
    return x / y;
  }
}
