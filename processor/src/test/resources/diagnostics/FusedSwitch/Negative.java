package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static int chain(int x) {
    if (x == 1) {
      return 2;
    } else if (x == 2) {
      return 3;
    }
    return x == 3 ? 4 : x;
  }

  static int notMarked(int x) {
    return switch (x) {
      case 1 -> 2;
      default -> x;
    };
  }
}
