package p;

import dev.sinter.fused.*;

public class Negative {
  @Fused static float packagePrivate(float x) { return x; }

  @Fused protected static float inherited(float x) { return x; }

  protected static class Nested {
    @Fused public static float plain(float x) { return x; }
  }

  private static float helper(float x) { return x; }
}
