package corpus;

import dev.sinter.fused.Fused;

final class SideEffects {
  @Fused static int postfix(int x) { int y = x++; return x * 31 + y; }
  @Fused static int prefix(int x) { int y = ++x; return x * 31 + y; }
  @Fused static int postfixTwice(int x) { return x++ + x++; }
  @Fused static int prefixTwice(int x) { return ++x * 10 + ++x; }
  @Fused static int mixed(int x) { return x++ + ++x - x-- * --x; }
  @Fused static int leftThenAssign(int x, int y) { return x + (x = y); }
  @Fused static int assignThenRead(int x, int y) { return (x = y) + x; }
  @Fused static int selfAssign(int x) { x = x++ + 1; return x; }
  @Fused static int chain(int x) { int a, b, c; a = b = c = x + 1; return a + 2 * b + 3 * c; }
  @Fused static int chainNarrow(double x) { int a; double b; b = a = (int) x; return a + (int) b; }
  @Fused static int compoundReadsFirst(int x) { x += x++ * 2; return x; }
  @Fused static int compoundNested(int x, int y) { x += y += x -= 3; return x * 7 + y; }
  @Fused static int compoundAsValue(int x) { return (x *= 3) + (x <<= 1) + (x >>>= 2); }
  @Fused static int inCondition(int x) { if (x++ > 3) return x; return -x; }
  @Fused static int inTernaryCondition(int x) { return x++ > 3 ? x : -x; }
  @Fused static int inTernaryArms(int x, int y) { int r = x > 0 ? y++ : --y; return r * 100 + y; }
  @Fused static int ternaryThenRead(int x, int y) { return (x > 0 ? (y = 5) : (x = 7)) + x * 10 + y * 100; }
  @Fused static int andEffect(int x, int y) { boolean b = x > 0 && y++ > 2; return b ? y : -y; }
  @Fused static int orEffect(int x, int y) { boolean b = x > 0 || y++ > 2; return b ? y : -y; }
  @Fused static int andChain(int x, int y, int z) { boolean b = x++ > 0 && y++ > 0 && z++ > 0; return (b ? 1 : 0) + x + 3 * y + 5 * z; }
  @Fused static int orChain(int x, int y, int z) { boolean b = x++ > 0 || y++ > 0 || z++ > 0; return (b ? 1 : 0) + x + 3 * y + 5 * z; }
  @Fused static int mixedLogic(int x, int y, int z) { boolean b = x++ > 0 && (y++ > 0 || z++ > 0) | x++ > 5; return (b ? 1 : 0) + x + 3 * y + 5 * z; }
  @Fused static int notShortCircuit(int x, int y) { boolean b = x++ > 0 & y++ > 0 | x > 3 ^ y > 4; return (b ? 1000 : 0) + x + 3 * y; }
  @Fused static int loopCondition(int n) { int i = 0, s = 0; while (i++ < (n & 7)) s += i; return s * 100 + i; }
  @Fused static int loopConditionBoth(int n) { int s = 0; n &= 15; while (n-- > 0 && s++ < 5) s += n; return s * 100 + n; }
  @Fused static int forUpdates(int n) { int s = 0; for (int i = 0, j = n & 7; i < 6; s += i++ * j--) { } return s; }
  @Fused static int doCondition(int n) { int s = 0; do { s += n; } while ((n -= 3) > 0 && s < 1000); return s; }
  @Fused static int arguments(int x) { return three(x++, x, x += 2) + x; }
  @Fused static int nestedCalls(int x) { return three(x, three(x++, x++, x), x--); }
  @Fused static int mathArguments(int x) { return Math.max(x++, Math.min(x--, x++)) + x; }
  @Fused static int three(int a, int b, int c) { return a * 10000 + b * 100 + c; }
  @Fused static int changesItsParameter(int a) { a += 5; return a; }
  @Fused static int callerUnaffected(int a) { int b = changesItsParameter(a); return a * 100 + b; }
  @Fused static int discardedCall(int a) { three(a, a, a); Math.abs(a); divide(a, 3); return a; }
  @Fused static int discardedTrap(int a, int b) { divide(a, b); return a; }
  @Fused static int divide(int a, int b) { return a / b; }
  @Fused static int lazyTrap(int a, int b) { return b == 0 ? -1 : a / b; }
  @Fused static boolean lazyAnd(int a, int b) { return b != 0 && a / b > 2; }
  @Fused static boolean lazyOr(int a, int b) { return b == 0 || a % b == 1; }
  @Fused static int trapInCondition(int a, int b) { if (a / b > 0) { } return a; }
  @Fused static int trapAfterEffect(int a, int b) { int c = a++ / b; return a + c; }
  @Fused static int shiftEffect(int x) { return x++ << x-- >> (x & 3); }
  @Fused static double numericMix(int x, float y) { return x++ * y + (y *= 2) - x; }
  @Fused static int deep(int x) { return (x = x + (x = x * (x = x - 1))) + x; }
  @Fused static int parentheses(int x) { (x)++; ((x)) += 2; (x) = (x) * 2; return (((x))); }
  @Fused static int commaUpdates(int x) { int s = 0; for (int i = 0; i < 3; i++, x++, s += x) { } return s; }
  @Fused static float floatSteps(float x) { float y = x++; float z = --x; return y - z + x--; }
  @Fused static long longSteps(long x) { long y = x--; return y * 3 + x++ + ++x; }
  @Fused static double doubleSteps(double x) { return x++ - --x * x--; }
  @Fused static int fnReuse(int x) { float f = x; return (int) (dev.sinter.fused.Fn.square(f++) + f); }
  @Fused static float squareInArm(float x, boolean b) { return b ? dev.sinter.fused.Fn.square(x + 1f) : x; }
  @Fused static float squareOfEffect(float x, boolean b) { return b ? dev.sinter.fused.Fn.square(x += 1f) + x : x; }
}
