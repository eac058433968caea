package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float tenth(float x) {
    return (float) (x * 0.1); // expect FusedDoubleLiteral
  }

  @Fused static float compound(float x) {
    x *= 0.5; // expect FusedDoubleLiteral
    x -= -(1.5); // expect FusedDoubleLiteral
    return x;
  }

  @Fused static boolean compared(float x) {
    return 0.0 < x; // expect FusedDoubleLiteral
  }

  @SuppressWarnings("FusedDoubleLiteral")
  @Fused static float silenced(float x) { return (float) (x * 0.1); }

  @Fused static float silencedLocal(float x) {
    @SuppressWarnings("FusedDoubleLiteral")
    float y = (float) (x * 0.1);
    return y;
  }

  @SuppressWarnings({"FusedDoubleLiteral", "unused"})
  static class Silenced {
    @Fused static float nested(float x) { return (float) (x * 0.1); }
  }
}
