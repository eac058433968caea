package p;

import dev.sinter.fused.Fused;

class Positive {
  static float outer(float x) {
    class Local {
      @Fused
      static float twice(float y) { // expect FusedLocal
        return 2 * y;
      }
    }
    Object anonymous =
        new Object() {
          @Fused
          static float thrice(float y) { // expect FusedLocal
            return 3 * y;
          }
        };
    return Local.twice(x) + anonymous.hashCode();
  }

  @Fused
  static float fine(float x) {
    return x;
  }

  @Fused
  static int calls(int x) {
    class Inner { // expect FusedObject
      @Fused
      static int same(int y) { // expect FusedLocal
        return y;
      }
    }
    return Inner.same(x); // expect FusedCall
  }

  private final Runnable run =
      () -> {
        record Inner(int value) {
          @Fused
          static int next(int y) { // expect FusedLocal
            return y + 1;
          }
        }
        System.out.println(Inner.next(1));
      };
}
