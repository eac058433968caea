package p;

import dev.sinter.fused.*;

class Positive {
  static final Object LOCK = new Object();

  @Fused static float locked(float x) {
    synchronized (LOCK) { // expect FusedUnsupported
      return x;
    }
  }
}
