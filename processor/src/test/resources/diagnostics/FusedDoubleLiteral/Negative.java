package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float tenth(float x) { return x * 0.1f; }

  @Fused static double meant(float x) { return (double) x * 0.1; }

  @Fused static double doubles(double x, int n) { return x * 0.1 + n * 0.5; }
}
