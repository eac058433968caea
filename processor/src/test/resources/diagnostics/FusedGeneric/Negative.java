package p;

import dev.sinter.fused.*;

class Negative<T> {
  @Fused static float ofGenericClass(float x) { return x; }
}
