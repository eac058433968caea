package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static Byte result(int x) { return (byte) x; } // expect FusedType

  @Fused static float text(
      String a, // expect FusedType
      float[] b, // expect FusedType
      @Uniform Integer c) { // expect FusedType
    return 0f;
  }

  @Fused static int locals(int x) {
    String name; // expect FusedType
    Integer boxed = x; // expect FusedType
    Object any = x > 3; // expect FusedType
    return x + boxed;
  }

  @Fused static int casts(int x) {
    return (Integer) x; // expect FusedType
  }
}
