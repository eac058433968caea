package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static int statement(int x) {
    switch (x) { // expect FusedSwitch
      case 1:
        return 2;
      default:
        return x;
    }
  }

  @Fused static int expression(int x) {
    return 1 + switch (x) { // expect FusedSwitch
      case 1 -> 2;
      default -> x;
    };
  }
}
