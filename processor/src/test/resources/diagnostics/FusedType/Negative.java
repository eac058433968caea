package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static double all(float a, double b, int c, long d, boolean e) { return e ? a + b : c + d; }

  @Fused static char small(byte a, short b, @Uniform char c) { return (char) (a + b + c); }

  @Fused static int insideABody(int x) {
    byte low = (byte) x;
    char letter = 'a';
    var inferred = low + letter;
    return inferred;
  }
}
