package p;

import dev.sinter.fused.*;

class Positive {
  interface Scalar {
    float of(float x);
  }

  @Fused static float lambda(float x) {
    Scalar f = y -> y * 2f; // expect FusedLambda
    return f.of(x);
  }

  @Fused static float reference(float x) {
    Scalar f = Math::abs; // expect FusedLambda
    return x;
  }
}
