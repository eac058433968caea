package p;

import dev.sinter.fused.*;

record Negative(int x) {
  @Fused static float ofRecord(float x) { return x; }

  enum Kind {
    ONE;

    @Fused static float ofEnum(float x) { return x; }
  }
}
