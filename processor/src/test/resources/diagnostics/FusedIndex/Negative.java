package p;

import dev.sinter.fused.*;

class Negative {
  @Fused static float flat(@Index long i) { return i; }

  @Fused static float axes(@Index(0) int row, @Index(-1) long column) { return row - column; }

  @Fused static float outermost(@Index(7) int last, @Index(-8) int first) { return last - first; }
}
