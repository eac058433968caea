package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static double strict(double x) {
    return StrictMath.sin(x) // expect FusedStrictMath
        + StrictMath.max(x, 1.0); // expect FusedStrictMath
  }
}
