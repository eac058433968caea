package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static int loop(int n) {
    int product = 1;
    while (n > 1) {
      product *= n--;
    }
    return product;
  }

  @Fused static int diamond(int n) { return left(n) + right(n); }

  @Fused static int left(int n) { return loop(n); }

  @Fused static int right(int n) { return loop(n + 1); }
}
