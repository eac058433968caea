package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static <T> float unused(float x) { return x; } // expect FusedGeneric

  @Fused static <T extends Number> float boxed(T x) { return 0f; } // expect FusedGeneric
}
