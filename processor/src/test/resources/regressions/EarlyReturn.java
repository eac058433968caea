package regressions;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;

/** Early returns within conditions on booleans. */
final class EarlyReturn {
  @Fused static float returned(boolean p, boolean q) {
    if (q && (p && (p | p))) {
      if (p) return Fn.rint(0x1.0p31f);
    } else {
      q = q & !(p ? p : false);
    }
    return q ? 'a' : -1f;
  }

  @Fused static float returnedInALoop(boolean p, boolean q) {
    for (int i = 0; i < 3; i++) {
      if (q && (p && (p | p))) {
        if (p) return Fn.rint(0x1.0p31f);
      } else {
        q = q & !(p ? p : false);
      }
    }
    return 'a';
  }

  @Fused static long converted(boolean p, boolean q) {
    if (q && (p && (p | p))) {
      if (p) return (long) Fn.rint(0x1.0p31f);
    } else {
      q = q & !(p ? p : false);
    }
    q ^= p;
    return 'a';
  }
}
