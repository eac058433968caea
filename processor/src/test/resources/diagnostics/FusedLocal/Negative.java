package p;

import dev.sinter.fused.Fused;

class Negative {
  static class Member {
    @Fused
    static float twice(float y) {
      return 2 * y;
    }
  }

  static float outer(float x) {
    class Local {
      static float twice(float y) {
        return Member.twice(y);
      }
    }
    return Local.twice(x);
  }
}
