package p;

import dev.sinter.fused.*;

class Negative {
  interface Scalar {
    float of(float x);
  }

  static final Scalar TWICE = y -> y * 2f;

  @Fused static float twice(float y) { return y * 2f; }

  @Fused static float called(float x) { return twice(x); }
}
