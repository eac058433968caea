package p;

import dev.sinter.fused.*;

class Positive {
  @Fused static float created(float x) {
    new Object(); // expect FusedObject
    return x;
  }

  @Fused static float texts(float x) {
    String s = "a"; // expect FusedObject
    var t = "b" + x; // expect FusedObject
    Object o = null; // expect FusedObject
    return s == t ? x : 0f;
  }

  @Fused static boolean typed(int x) {
    return Integer.valueOf(x) instanceof Object // expect FusedObject
        || Positive.class == (Object) Object.class; // expect FusedObject FusedObject
  }

  @Fused static float local(float x) {
    class Local {} // expect FusedObject
    return x;
  }

  @Fused static float through(float x) {
    return new Positive().twice(x); // expect FusedObject
  }

  @Fused static float twice(float x) { return x * 2f; }
}
