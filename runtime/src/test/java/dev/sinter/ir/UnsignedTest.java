package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Unsigned} against the library's arithmetic of any size. */
final class UnsignedTest {
  private static final BigInteger MAX_LONG = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final long MAX_INT = 0xffffffffL;

  private static long[] longs() {
    Random random = new Random(7);
    long[] values = new long[20_000];
    for (int i = 0; i < values.length; i++) {
      long bits = random.nextLong() >>> random.nextInt(64);
      values[i] = i < 64 ? (1L << i) - 1 : i < 128 ? -(1L << (i - 64)) : bits;
    }
    return values;
  }

  @Test
  void integersGoToTheNearestFloatingValue() {
    for (long value : longs()) {
      BigInteger number = new BigInteger(Long.toUnsignedString(value));
      assertEquals(number.doubleValue(), Unsigned.toDouble(value), number::toString);
      assertEquals(number.floatValue(), Unsigned.toFloat(value), number::toString);
      long low = value & MAX_INT;
      assertEquals(BigInteger.valueOf(low).floatValue(), Unsigned.toFloat((int) value));
    }
  }

  @Test
  void floatingValuesAreTruncatedAndSaturate() {
    for (long value : longs()) {
      for (double sign : new double[] {1, -1}) {
        double number = sign * (Unsigned.toDouble(value) + 0.75);
        BigInteger whole = new BigDecimal(number).toBigInteger().max(BigInteger.ZERO);
        assertEquals(whole.min(MAX_LONG).longValue(), Unsigned.toLong(number));
        assertEquals(whole.min(BigInteger.valueOf(MAX_INT)).intValue(), Unsigned.toInt(number));
      }
    }
    assertEquals(0, Unsigned.toLong(Double.NaN));
    assertEquals(0, Unsigned.toInt(Double.NaN));
    assertEquals(-1, Unsigned.toLong(Double.POSITIVE_INFINITY));
    assertEquals(-1, Unsigned.toInt(Double.POSITIVE_INFINITY));
    assertEquals(0, Unsigned.toLong(Double.NEGATIVE_INFINITY));
  }

  @Test
  void orderIsUnsigned() {
    assertEquals(1, Unsigned.min(-1, 1));
    assertEquals(-1, Unsigned.max(-1, 1));
    assertEquals(1L, Unsigned.min(-1L, 1L));
    assertEquals(-1L, Unsigned.max(-1L, 1L));
  }
}
