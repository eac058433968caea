package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static int self(int n) {
    return n <= 1 ? 1 : n * self(n - 1); // expect FusedRecursion
  }

  @Fused static int even(int n) {
    return n == 0 ? 1 : odd(n - 1); // expect FusedCalleeRejected
  }

  @Fused static int odd(int n) {
    return n == 0 ? 0 : even(n - 1); // expect FusedRecursion
  }
}
