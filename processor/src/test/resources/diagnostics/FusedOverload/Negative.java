package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float one(float x) { return x; }

  @Fused static double one(double x) { return x; }

  @Fused static float one(@Uniform int x) { return x; }

  @Fused static double one(double x, double y) { return x * y; }
}
