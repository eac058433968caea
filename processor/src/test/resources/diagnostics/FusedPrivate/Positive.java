package p;

import dev.sinter.fused.*;

class Positive {
  @Fused private static float plain(float x) { return x; } // expect FusedPrivate

  private static class Nested { // expect FusedPrivate
    @Fused static float plain(float x) { return x; }

    static class Inner {
      @Fused static float plain(float x) { return x; }
    }
  }
}
