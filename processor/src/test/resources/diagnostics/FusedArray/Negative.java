package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float polynomial(float x) {
    float sum = 0f;
    for (int i = 0; i < 4; i++) {
      sum = sum * x + coefficient(i);
    }
    return sum;
  }

  @Fused static float coefficient(int i) { return i == 0 ? 1f : i == 1 ? 0.5f : 0.25f; }
}
