package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float bad(float x) {
    return StrictMath.abs(x); // expect FusedStrictMath
  }

  @Fused static float caller(float x) {
    return bad(x) // expect FusedCalleeRejected
        + bad(x + 1f);
  }

  @Fused static float second(float x) {
    return caller(x) // expect FusedCalleeRejected
        + bad(x); // expect FusedCalleeRejected
  }

  @Fused static short[] signature(float x) { return null; } // expect FusedObject FusedType

  @Fused static int third(float x) {
    return signature(x) == null ? 1 : 2; // expect FusedCalleeRejected FusedObject
  }
}
