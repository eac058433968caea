package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float sum(float... x) { return 0f; } // expect FusedVarargs

  @Fused static float weighted(float w, float... x) { return w; } // expect FusedVarargs
}
