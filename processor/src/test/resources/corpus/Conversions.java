package corpus;

import dev.sinter.fused.Fused;

final class Conversions {
  static final int COUNT = 3 + 4;
  static final float HALF = 0.5f;
  static final double TINY = Double.MIN_VALUE;
  static final long BIG = 1L << 40;
  static final boolean ON = true;
  static final char LETTER = 'x';
  static final byte SMALL = -3;

  @Fused static int literals() { return 0x7fff_ffff + 0b101 + 017 + 'a' + -2147483648; }
  @Fused static long longLiterals() { return 0xffff_ffffL - 9_223_372_036_854_775_807L + -9223372036854775808L; }
  @Fused static double realLiterals(double x) { return x + 1e-3 + .5 + 1. + 0x1.8p1 + 1f + 3d; }
  @Fused static float constants(float x) { return ON ? x * HALF + COUNT + LETTER + SMALL : 0f; }
  @Fused static double farConstants(double x) { return Math.PI * x + Math.E + Double.MAX_VALUE * 0 + Float.MIN_VALUE + TINY; }
  @Fused static long limits(long x) { return x ^ Long.MIN_VALUE ^ Integer.MAX_VALUE ^ Conversions.BIG ^ Short.MAX_VALUE ^ Character.MAX_VALUE ^ Byte.MIN_VALUE; }
  @Fused static float nanAndInfinity(float x) { return x > 0f ? Float.NaN : x < 0f ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY; }
  @Fused static int localConstants(int x) { final int k = 10; final float f = 2; final long l = k * 3; return (int) (x / k + f + l); }
  @Fused static int localFinal(int x) { final int k = x * 2; return k + 1; }
  @Fused static long widenAssign(int x) { long y = x; y += 1; return y; }
  @Fused static double widenChain(int x) { float f = x; double d = f; return d; }
  @Fused static double widenReturn(long x) { return x; }
  @Fused static float longToFloat(long x) { return x; }
  @Fused static int narrowCompound(int x, double y) { x += y; x *= 1.5; x -= 0.1f; return x; }
  @Fused static int narrowCompoundLong(int x, long y) { x += y; x ^= y; x <<= y; x /= 7L; return x; }
  @Fused static long longCompound(long x, float y) { x *= y; x >>= 3; x |= 5; return x; }
  @Fused static float floatCompound(float x, double y) { x += y; x /= 3; x %= 2; return x; }
  @Fused static int shiftTypes(int x, long y) { return (x << y) + (x >> 33) + (x >>> y) + (x >>> -1); }
  @Fused static long shiftLong(long x, int y) { return (x << y) + (x >> 65) + (x >>> y) + (1 << y); }
  @Fused static int bytes(int x) { byte b = (byte) x; b += 100; b++; b <<= 1; return b; }
  @Fused static int shorts(int x) { short s = (short) x; s -= 30000; s--; s >>>= 1; return -s; }
  @Fused static int chars(int x) { char c = (char) x; c += 5; c++; char d = 'q'; return c + d; }
  @Fused static int byteConstant(int x) { byte b = 10; final byte c = 20; b = c; return x + b + c; }
  @Fused static int bytesFromReals(float x, double y) { return (byte) x * 65536 + (short) y + (char) x + (char) y; }
  @Fused static int bytesFromLong(long x) { return (byte) x + (short) x * 7 + (char) x * 3; }
  @Fused static int byteStepValue(int x) { byte b = (byte) x; int old = b++; return old * 1000 + b; }
  @Fused static int charTernary(boolean b, int x) { char c = (char) x; return b ? c : 'z'; }
  @Fused static int promotedNegation(int x) { byte b = (byte) x; return -b + ~b + +b; }
  @Fused static int castPrecedence(double x) { return (int) x + (int) (x + 0.5) - (int) -x; }
  @Fused static long castChain(double x) { return (long) (float) x + (int) (long) x + (long) (int) x; }
  @Fused static float doubleRounding(double x) { return (float) (x * 3) + (float) x; }
  @Fused static boolean booleans(boolean a, boolean b) { return (a & b) | (a ^ b) & !a == b != a; }
  @Fused static boolean booleanCompound(boolean a, boolean b) { a &= b; a |= !b; a ^= true; return a; }
  @Fused static boolean casts(boolean a) { return (boolean) a; }
  @Fused static double ternaryPromotes(boolean b, int x, double y) { return b ? x : y; }
  @Fused static long ternaryLong(boolean b, int x, long y) { return b ? x : y; }
  @Fused static float ternaryFloat(boolean b, int x) { return b ? x : 0.5f; }
  @Fused static float ternaryNested(int x) { return x < 0 ? -1 : x == 0 ? 0f : x < 10 ? 1L : 2; }
  @Fused static double ternaryReturned(boolean b, int x) { return b ? x : 0.5f; }
  @Fused static double ternaryParenthesised(boolean b, int x) { return (b ? x : 0.5f); }
  @Fused static double ternaryCast(boolean b, int x) { return (double) (b ? x : 0.5f); }
  @Fused static double ternaryDeclared(boolean b, long x, float y) { double d = b ? y : x; return d - 1; }
  @Fused static double ternaryAssigned(boolean b, int x, float y) { double d; d = b ? x : y; return d; }
  @Fused static double ternaryAdded(boolean b, int x, float y, double d) { d += b ? x : y; return d; }
  @Fused static float ternaryAddedToFloat(boolean b, int x, float y, float d) { d += b ? x : y; return d; }
  @Fused static double ternaryPassed(boolean b, int x, float y) { return Math.max(b ? x : y, 1.0); }
  @Fused static double ternaryPassedAsFloat(boolean b, int x, float y) { return Math.max(b ? x : y, 1f); }
  @Fused static double ternaryPassedOn(boolean b, int x, float y) { return castPrecedence(b ? x : y) + ternaryPromotes(b, x, b ? y : x); }
  @Fused static double ternaryInArms(boolean b, boolean c, int x, float y, long z) { return b ? c ? x : y : z; }
  @Fused static double ternaryInWiderArms(boolean b, boolean c, int x, float y, double z) { return 1 + (b ? c ? x : y : z); }
  @Fused static double ternaryInNarrowArms(boolean b, boolean c, int x, float y, long z) { return 1 + (b ? c ? x : y : z); }
  @Fused static double ternaryOfConstant(boolean b) { return b ? 16777217 : 0.5f; }
  @Fused static double ternaryConstantCondition(int x) { double d = true ? x : 0.5f; double e = 1 > 2 ? 0.5f : x; return d * 3 + e; }
  @Fused static double ternaryConstantOuter(boolean b, int x, float y) { return true ? b ? x : y : 0.5f; }
  @Fused static double ternaryFoldedCondition(int x) { return Math.abs(-1) > 0 ? x : 0.5f; }
  @Fused static double ternaryInIndexing(boolean b, int x, float y) { double d = 0; for (int i = 0; i < 3; i++) d = b ? x + i : y; return d; }
  @Fused static boolean compareMixed(int x, float y, long z) { return x < y == z >= x && y != z; }
  @Fused static double intDivision(int x) { return x / 2 + x / 2.0 + x % 3 + x % 2.5; }
  @Fused static int foldedDivision(int x) { final int k = 4; return x / (k - 1) + x % (k * 2) + x / -1; }
  @Fused static float foldedFloat(float x) { return x * (1f / 3f) + (float) 0.1 + -0.35f - (2 + 3) * 1.5f + (int) 2.9; }
  @Fused static int foldedInt(int x) { return x + (7 << 33) + (-8 >>> 28) + (5 ^ 3) + ~7 + (10 > 3 ? 1 : 2) + (char) 70000; }
  @Fused static double floatSqrt(float x) { float r = (float) Math.sqrt(x); return r + Math.sqrt(x); }
  @Fused static float floatFunctions(float x, float y) { return (float) Math.exp(x) + (float) Math.log((double) y) + (float) Math.sin(x) + (float) Math.pow(x, y) + (float) Math.atan2(x, y) + (float) Math.pow(x, 3); }
  @Fused static float floatFunctionOfInt(int x) { return (float) Math.sqrt(x) + (float) Math.exp(x * 0.01); }
  @Fused static float floatHypot(float x, float y) { return (float) Math.hypot(x, y); }
  @Fused static long floorOfFloat(float x) { return (int) Math.floor(x) + (long) Math.ceil(x) + (long) Math.rint(x); }
  @Fused static float floorToFloat(float x) { return (float) Math.floor(x) - (float) Math.floor(x + 0.5); }
  @Fused static int floorOfInt(int x) { return (int) Math.floor(x) + (int) (double) x + (int) (long) x + (int) (float) x; }
  @Fused static float intThroughDouble(int x) { return (float) (double) x; }
  @Fused static long longThroughDouble(long x) { return (long) (double) x; }
}
