package corpus;

import dev.sinter.fused.Fused;

final class ControlFlow {
  @Fused static int ifOnly(int x) { int y = 1; if (x > 3) y = 2; return y; }
  @Fused static int ifElse(int x) { int y; if (x > 3) { y = x; } else { y = -x; } return y; }
  @Fused static int ifChain(int x) { if (x < 0) return -1; else if (x == 0) return 0; else if (x < 10) return 1; return 2; }
  @Fused static int nestedIf(int x, int y) { if (x > 0) { if (y > 0) return 1; if (y < -5) { return 2; } } else if (y > 0) return 3; return 4; }
  @Fused static float earlyReturn(float x) { if (x < 0f) return 0f; if (Float.isNaN(x)) { return -1f; } return x; }
  @Fused static int whileLoop(int n) { int i = 0, s = 0; while (i < (n & 31)) { s += i * i; i++; } return s; }
  @Fused static int doWhile(int n) { int i = 0; do { i += 3; } while (i < (n & 63)); return i; }
  @Fused static long forLoop(long n) { long s = 0; for (long i = 0; i < (n & 15); i++) s = s * 31 + i; return s; }
  @Fused static int forTwo(int n) { int s = 0; for (int i = 0, j = 20; i < j; i++, j -= 2) { s += i * j + n; } return s; }
  @Fused static int forExistingVariable(int n) { int i; for (i = 0; i < 20; i += 3) { if (i > (n & 15)) break; } return i; }
  @Fused static int forNoParts(int n) { int i = 0; for (;;) { if (i * i > (n & 255)) break; i++; } return i; }
  @Fused static int forNoCondition(int n) { for (int i = 0; ; i++) { if (i > (n & 7)) return i; } }
  @Fused static int whileTrue(int n) { int i = n & 15; while (true) { if (i > 20) return i; i += 2; } }
  @Fused static int whileTrueBreak(int n) { int x; while (true) { x = n; break; } return x; }
  @Fused static int doOnce(int n) { do { n++; if (n > 5) break; n += 10; } while (false); return n; }
  @Fused static int doContinue(int n) { int i = 0, s = 0; do { i++; if ((i & 1) == 0) continue; s += i + n; } while (i < 9); return s; }
  @Fused static int whileContinue(int n) { int i = 0, s = 0; while (i < 12) { i++; if (i % 3 == 0) continue; if (s > 1000) break; s += n ^ i; } return s; }
  @Fused static int forContinue(int n) { int s = 0; for (int i = 0; i < 10; i++) { if (((n >> i) & 1) == 0) continue; s += i; } return s; }
  @Fused static int nestedLoops(int n) { int s = 0; for (int i = 0; i < 5; i++) for (int j = i; j < 5; j++) { if (j == (n & 3)) continue; if (s > 50) break; s += i * j; } return s; }
  @Fused static int labelledContinue(int n) {
    int s = 0;
    outer:
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        if (i * j == (n & 15)) continue outer;
        s += i + j;
      }
      s *= 2;
    }
    return s;
  }
  @Fused static int labelledBreak(int n) {
    int s = 0;
    outer:
    while (true) {
      inner:
      do {
        s++;
        if (s > (n & 31)) break outer;
        if (s % 5 == 0) break inner;
        if (s % 7 == 0) continue outer;
      } while (s % 3 != 0);
      s += 2;
    }
    return s;
  }
  @Fused static int labelledBlock(int n) { int r = 0; block: { if (n > 5) break block; r = 1; if (n > 0) { r = 2; break block; } r = 3; } return r; }
  @Fused static int labelledIf(int n) { int r = 0; here: if (n > 0) { if (n > 10) break here; r = 1; } return r; }
  @Fused static int blockInLoop(int n) {
    int r = 0;
    for (int i = 0; i < 5; i++) {
      block: {
        if (i == (n & 3)) break block;
        if (i == (n & 7)) continue;
        r += 10;
      }
      r++;
    }
    return r;
  }
  @Fused static int labelUnused(int n) { unused: { n++; } other: for (int i = 0; i < 2; i++) n++; return n; }
  @Fused static int returnInLoop(int n) { for (int i = 0; i < 10; i++) { while (n > i) { if (n % 2 == 0) return i; n -= 3; } } return n; }
  @Fused static int constantCondition(int x) { final boolean debug = false; int y; if (!debug) y = x; else y = 0; if (debug) { y++; } return y; }
  @Fused static int constantTrueAssigns(int x) { int y; if (true) y = x + 1; return y; }
  @Fused static int constantReturn(int x) { if (1 < 2) return x; return -x; }
  @Fused static int unreachedUpdate(int x) { for (int i = x; ; i++) { return i; } }
  @Fused static int emptyStatements(int x) { ; ; if (x > 0) ; else x = 1; { } return x; }
  @Fused static int shadow(int x) { { int y = 1; x += y; } { int y = 2; x += y; } for (int y = 0; y < 2; y++) x += y; return x; }
  @Fused static float assignParameter(float x, int n) { n &= 7; while (n-- > 0) x = x * 0.5f + 1f; return x; }
  @Fused static double newton(double a) { double x = 1; for (int i = 0; i < 8; i++) { double next = 0.5 * (x + a / x); if (next == x) break; x = next; } return x; }
  @Fused static int collatz(int n) { n = (n & 255) + 1; int steps = 0; while (n != 1 && steps < 200) { n = (n & 1) == 0 ? n >> 1 : 3 * n + 1; steps++; } return steps; }
  @Fused static int mandelbrot(float cx, float cy) { float x = 0f, y = 0f; int i = 0; for (; i < 64 && x * x + y * y <= 4f; i++) { float t = x * x - y * y + cx; y = 2f * x * y + cy; x = t; } return i; }
  @Fused static int gcd(int a, int b) { while (b != 0) { int t = a % b; a = b; b = t; } return a; }
  @Fused static int definiteAnd(int x, int y) { int z; if (x > 0 && (z = y) > 3) return z; return 0; }
  @Fused static int definiteOr(int x, int y) { int z; if (x > 0 || (z = y) > 3) return x; return z; }
  @Fused static int definiteTernary(int x) { int z; return (x > 2 ? (z = x) > 5 : (z = -x) > 1) ? z : -z; }
  @Fused static int definiteWhile(int x) { int z; while (!((z = x++ & 15) == 7)) { } return z; }
  @Fused static int definiteLoop(int x) { int z; for (int i = 0; ; i++) { if (i > (x & 3)) { z = i; break; } } return z; }
  @Fused static boolean returnsBoolean(int x) { return x > 3; }
  @Fused static boolean booleanVariable(float x, boolean flip) { boolean r = x > 0f; if (flip) r = !r; return r; }
  @Fused static int withVar(int x) { var y = x + 1L; var z = y * 2; var f = 1.5f; return (int) (z + (long) f); }
}
