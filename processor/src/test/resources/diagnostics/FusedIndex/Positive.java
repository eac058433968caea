package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float real(@Index float i) { return i; } // expect FusedIndex

  @Fused static float narrow(float x, @Index(1) byte i) { return x; } // expect FusedIndex

  @Fused static float both(@Index @Uniform long i) { return i; } // expect FusedIndex

  @Fused static float beyond(@Index(8) long i) { return i; } // expect FusedIndex

  @Fused static float before(float x, @Index(-9) int i) { return i; } // expect FusedIndex

  @Fused static float twoFaults(@Index(9) float i) { return i; } // expect FusedIndex FusedIndex
}
