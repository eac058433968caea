package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float plain(float x) { return x; }

  @Fused static float plain(float x, @Index long i) { return x + i; } // expect FusedOverload

  @Fused static float noise(@Index long i) { return i; }

  @Fused static float noise(@Index int i) { return i; } // expect FusedOverload
}
