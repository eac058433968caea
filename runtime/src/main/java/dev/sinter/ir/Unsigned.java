package dev.sinter.ir;

/**
 * What U32 and U64 need beyond the unsigned methods of {@link Integer} and {@link Long}, on Java's
 * {@code int} and {@code long} bits. Stateless.
 */
public final class Unsigned {
  private Unsigned() {}

  /** The lesser. */
  public static int min(int a, int b) {
    return Math.min(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  /** The lesser. */
  public static long min(long a, long b) {
    return Math.min(a ^ Long.MIN_VALUE, b ^ Long.MIN_VALUE) ^ Long.MIN_VALUE;
  }

  /** The greater. */
  public static int max(int a, int b) {
    return Math.max(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  /** The greater. */
  public static long max(long a, long b) {
    return Math.max(a ^ Long.MIN_VALUE, b ^ Long.MIN_VALUE) ^ Long.MIN_VALUE;
  }

  /** To nearest even. */
  public static float toFloat(int value) {
    return (float) Integer.toUnsignedLong(value);
  }

  /** To nearest even. */
  public static float toFloat(long value) {
    return value >= 0 ? (float) value : (float) halved(value) * 2;
  }

  /** To nearest even. */
  public static double toDouble(long value) {
    return value >= 0 ? (double) value : (double) halved(value) * 2;
  }

  /** Half the value; the lost bit stays visible to rounding. */
  private static long halved(long value) {
    return (value >>> 1) | (value & 1);
  }

  /** Truncates; NaN and what is below 0 is 0, what is beyond 2^32 - 1 is that. */
  public static int toInt(double value) {
    return (int) Math.max(0, Math.min((long) value, 0xffffffffL));
  }

  /** Truncates; NaN and what is below 0 is 0, what is beyond 2^64 - 1 is that. */
  public static long toLong(double value) {
    if (value < 0x1p63) {
      return Math.max(0, (long) value);
    }
    return value < 0x1p64 ? (long) (value - 0x1p63) + Long.MIN_VALUE : Double.isNaN(value) ? 0 : -1;
  }
}
