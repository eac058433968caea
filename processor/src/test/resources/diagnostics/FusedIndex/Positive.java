package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float real(@Index float i) { return i; } // expect FusedIndex

  @Fused static float narrow(float x, @Index(1) byte i) { return x; } // expect FusedIndex

  @Fused static float both(@Index @Uniform long i) { return i; } // expect FusedIndex
}
