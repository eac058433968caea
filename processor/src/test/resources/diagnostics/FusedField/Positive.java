package p;

import dev.sinter.fused.*;

class Positive {
  static float factor = 2f;
  static final float COMPUTED = (float) Math.sqrt(2);
  static int count;
  int instance;

  @Fused static float reads(float x) {
    return x * factor // expect FusedField
        + COMPUTED // expect FusedField
        + Positive.factor; // expect FusedField
  }

  @Fused static float writes(float x) {
    count++; // expect FusedField
    factor = x; // expect FusedField
    Positive.factor += 1f; // expect FusedField
    return x;
  }
}
