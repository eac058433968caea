package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static native float elsewhere(float x); // expect FusedNative
}
