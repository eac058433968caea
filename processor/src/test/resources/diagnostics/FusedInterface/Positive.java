package p;

import dev.sinter.fused.*;

interface Positive {
  @Fused static float plain(float x) { return x; } // expect FusedInterface

  @Fused default float inherited(float x) { return x; } // expect FusedInterface

  class Nested {
    @Fused static float plain(float x) { return x; }
  }
}
