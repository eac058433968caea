package p;

import dev.sinter.fused.*;

class Positive {
  static final int ZERO = 3 - 3;

  @Fused static long divided(int x, long y) {
    int a = x / 0; // expect FusedDivisionByZero
    int b = x % ZERO; // expect FusedDivisionByZero
    x /= 0; // expect FusedDivisionByZero
    y %= 0; // expect FusedDivisionByZero
    return y / (2 - 2L) // expect FusedDivisionByZero
        + Math.floorMod(x, 0); // expect FusedDivisionByZero
  }
}
