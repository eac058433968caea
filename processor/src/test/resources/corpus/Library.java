package corpus;

import static dev.sinter.fused.Fn.*;
import static java.lang.Math.max;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;

final class Library {
  @Fused static int round(float x) { return Math.round(x); }
  @Fused static long round(double x) { return Math.round(x); }
  @Fused static long roundInt(int x) { return Math.round(x); }
  @Fused static int abs(int x) { return Math.abs(x); }
  @Fused static long absLong(long x) { return Math.abs(x); }
  @Fused static float absFloat(float x) { return Math.abs(x); }
  @Fused static double minMax(double x, double y) { return Math.min(x, y) - Math.max(x, y); }
  @Fused static float minMaxFloat(float x, float y) { return Math.min(x, y) * 3f + max(x, y); }
  @Fused static int minMaxInt(int x, int y) { return Math.min(x, y) * 3 + Integer.max(x, y); }
  @Fused static long minMaxMixed(int x, long y) { return Math.min(x, y) * 3 + Long.max(x, y); }
  @Fused static double signs(double x, double y) { return Math.signum(x) * 4 + Math.copySign(x, Double.isNaN(y) ? 1.0 : y); }
  @Fused static float signsFloat(float x, float y) { return Math.signum(x) * 4 + Math.copySign(x, Float.isNaN(y) ? 1f : y); }
  @Fused static int signsInt(int x, long y) { return Integer.signum(x) * 3 + Long.signum(y) + Fn.sign(x); }
  @Fused static double fma(double x, double y, double z) { return Math.fma(x, y, z); }
  @Fused static float fmaFloat(float x, float y, float z) { return Fn.fma(x, y, z); }
  @Fused static int floorDivision(int x, int y) { return Math.floorDiv(x, y) * 31 + Math.floorMod(x, y); }
  @Fused static long floorDivisionLong(long x, long y) { return Math.floorDiv(x, y) * 31 + Math.floorMod(x, y); }
  @Fused static long floorDivisionMixed(long x, int y) { return Math.floorDiv(x, y) * 31 + Math.floorMod(x, y); }
  @Fused static double roots(double x) { return Math.sqrt(x) + Math.cbrt(x) + rsqrt(x); }
  @Fused static double exponentials(double x) { return Math.exp(x) + Math.expm1(x) + Math.log(x) + Math.log10(x) + Math.log1p(x); }
  @Fused static double trigonometry(double x) { return Math.sin(x) + Math.cos(x) + Math.tan(x) + Math.asin(x) + Math.acos(x) + Math.atan(x); }
  @Fused static double hyperbolic(double x) { return Math.sinh(x) + Math.cosh(x) + Math.tanh(x); }
  @Fused static double two(double x, double y) { return Math.pow(x, y) + Math.atan2(x, y) + Math.hypot(x, y); }
  @Fused static double degrees(double x) { return Math.toRadians(x) + Math.toDegrees(x); }
  @Fused static double rounding(double x) { return Math.floor(x) + Math.ceil(x) * 3 + Math.rint(x) * 5 + trunc(x) * 7; }
  @Fused static float fnFloat(float x) { return Fn.sqrt(x) + Fn.cbrt(x) + Fn.exp(x) + Fn.exp2(x) + Fn.expm1(x) + Fn.log(x) + Fn.log2(x) + Fn.log10(x) + Fn.log1p(x); }
  @Fused static float fnTrigonometry(float x) { return sin(x) + cos(x) + tan(x) + asin(x) + acos(x) + atan(x) + sinh(x) + cosh(x) + tanh(x) + asinh(x) + acosh(x) + atanh(x); }
  @Fused static float fnSpecial(float x) { return sigmoid(x) + erf(x) + erfc(x) + gamma(x) + lgamma(x); }
  @Fused static double fnSpecialDouble(double x) { return sigmoid(x) + erf(x) + erfc(x) + gamma(x) + lgamma(x) + exp2(x) + log2(x) + asinh(x) + acosh(x) + atanh(x); }
  @Fused static float fnRounding(float x) { return Fn.floor(x) + Fn.ceil(x) + Fn.rint(x) + Fn.trunc(x); }
  @Fused static float fnTwo(float x, float y) { return Fn.pow(x, y) + Fn.atan2(x, y) + Fn.hypot(x, y); }
  @Fused static double compositions(double x, double y, double z) { return mix(x, y, z) + step(x, y) + clamp(x, y, z) + square(x - y) + reciprocal(z); }
  @Fused static float compositionsFloat(float x, float y, float z) { return mix(x + 1f, y, z) + step(x, y) + clamp(x, y, z) + square(x) + reciprocal(z); }
  @Fused static long compositionsInt(int x, long y) { return clamp(x, -5, 100) + clamp(y, 3L, 1000L) + Fn.abs(x) + Fn.min(x, y) + Fn.max(x, 2); }
  @Fused static float widened(int n) { return Fn.sqrt(n) + Fn.exp(1); }
  @Fused static int classes(float x, double y) { return (Float.isNaN(x) ? 1 : 0) + (Float.isInfinite(x) ? 2 : 0) + (Float.isFinite(x) ? 4 : 0) + (Double.isNaN(y) ? 8 : 0) + (Double.isInfinite(y) ? 16 : 0) + (Double.isFinite(y) ? 32 : 0); }
  @Fused static int floatBits(float x) { return Float.floatToIntBits(x) ^ (Float.isNaN(x) ? 0 : Float.floatToRawIntBits(x) >>> 3); }
  @Fused static long doubleBits(double x) { return Double.doubleToLongBits(x) ^ (Double.isNaN(x) ? 0 : Double.doubleToRawLongBits(x) >>> 3); }
  @Fused static float fromIntBits(int x) { return Float.intBitsToFloat(x); }
  @Fused static double fromLongBits(long x) { return Double.longBitsToDouble(x); }
  @Fused static int bits(int x, int y) { return Integer.bitCount(x) + 100 * Integer.numberOfLeadingZeros(x) + 10000 * Integer.numberOfTrailingZeros(y) ^ Integer.rotateLeft(x, y) ^ Integer.rotateRight(y, x); }
  @Fused static int moreBits(int x) { return Integer.reverse(x) ^ Integer.reverseBytes(x) * 3 ^ Integer.highestOneBit(x) ^ Integer.lowestOneBit(x) * 5; }
  @Fused static long bitsLong(long x, int y) { return Long.bitCount(x) + 100 * Long.numberOfLeadingZeros(x) + 10000 * Long.numberOfTrailingZeros(x) ^ Long.rotateLeft(x, y) ^ Long.rotateRight(x, y + 1); }
  @Fused static long moreBitsLong(long x) { return Long.reverse(x) ^ Long.reverseBytes(x) * 3 ^ Long.highestOneBit(x) ^ Long.lowestOneBit(x) * 5; }
  @Fused static int comparisons(int x, int y, long z) { return Integer.compare(x, y) + 3 * Integer.compareUnsigned(x, y) + 9 * Long.compare(z, x) + 27 * Long.compareUnsigned(z, y); }
  @Fused static long products(int x, int y) { return Math.multiplyFull(x, y) + Integer.toUnsignedLong(x) + Integer.sum(x, y) + Long.sum(x, y); }
  @Fused static boolean logic(boolean a, boolean b) { return Boolean.logicalAnd(a, b) ^ Boolean.logicalOr(a, b) ^ Boolean.logicalXor(a, !b); }
  @Fused static float sums(float x, double y) { return Float.sum(x, x) + (float) Double.sum(y, 1) + Float.max(x, 1f) + (float) Double.min(y, 2.0); }
  @Fused static double calls(double x, int n) { return Library.minMax(x, n) + SideEffects.three(n, n + 1, 2) + ControlFlow.newton(x); }
  @Fused static int xorshift(int x) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; return x; }
  @Fused static long splitmix(long z) { z += 0x9e3779b97f4a7c15L; z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L; z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL; return z ^ (z >>> 31); }
}
