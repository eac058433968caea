package p;

import dev.sinter.fused.*;

class Positive {
  static final float[] TABLE = {1f, 2f};

  @Fused static float created(float x) {
    float[] t = {x, 2f}; // expect FusedArray
    return x + new float[3][0].length; // expect FusedArray
  }

  @Fused static float read(int i) {
    return TABLE[i]; // expect FusedArray
  }

  @Fused static float each(float x) {
    for (float t : TABLE) { // expect FusedArray
      x += t;
    }
    return x + TABLE.length; // expect FusedArray
  }
}
