package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class HalfTest {
  private static final int NEGATIVE = 0x8000;
  private static final int INFINITY = 0x7c00;

  /** What the bits mean, by the definition of binary16. */
  private static double value(int bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        exponent == 0
            ? fraction * 0x1p-24
            : exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1024.0 + fraction, exponent - 25);
    return (bits & NEGATIVE) == 0 ? magnitude : -magnitude;
  }

  @Test
  void everyHalfWidensToItsValueAndComesBack() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float wide = Half.toFloat(bits);
      assertEquals((float) value(bits), wide, "bits " + bits);
      int expected = Float.isNaN(wide) ? 0x7e00 : bits;
      assertEquals(expected, Half.ofFloat(wide));
      assertEquals(expected, Half.ofDouble(wide));
    }
  }

  @Test
  void whatLiesBetweenGoesToTheNearerAndTiesToEven() {
    for (int bits = 0; bits < INFINITY; bits++) {
      double low = value(bits);
      double high = bits + 1 == INFINITY ? 65536 : value(bits + 1);
      double middle = (low + high) / 2;
      int even = (bits & 1) == 0 ? bits : bits + 1;
      assertRounds(even, middle, (float) middle);
      assertRounds(bits + 1, Math.nextUp(middle), Math.nextUp((float) middle));
      assertRounds(bits, Math.nextDown(middle), Math.nextDown((float) middle));
    }
  }

  private static void assertRounds(int expected, double wide, float narrow) {
    assertEquals(expected, Half.ofDouble(wide), () -> "from " + wide);
    assertEquals(expected, Half.ofFloat(narrow), () -> "from " + narrow);
    assertEquals(expected | NEGATIVE, Half.ofDouble(-wide), () -> "from " + -wide);
    assertEquals(expected | NEGATIVE, Half.ofFloat(-narrow), () -> "from " + -narrow);
  }

  @Test
  void whatIsTooLargeIsInfinite() {
    for (double large : new double[] {65520, 65536, 1e6, Float.MAX_VALUE, 1e300}) {
      assertEquals(INFINITY, Half.ofDouble(large));
      assertEquals(INFINITY | NEGATIVE, Half.ofFloat((float) -large));
    }
    assertEquals(0, Half.ofDouble(Double.MIN_VALUE));
    assertEquals(NEGATIVE, Half.ofFloat(-Float.MIN_VALUE));
  }

  @Test
  void textIsTheShortestThatComesBack() {
    assertEquals("0.1", Half.toString(Half.toFloat(Half.ofFloat(0.1f))));
    assertEquals("-0.0", Half.toString(-0f));
    assertEquals("65500.0", Half.toString(65504));
    assertEquals("NaN", Half.toString(Float.NaN));
    for (int bits = 0; bits < INFINITY; bits++) {
      float wide = Half.toFloat(bits);
      String text = Half.toString(wide);
      assertEquals(bits, Half.ofFloat(Float.parseFloat(text)), text);
      assertTrue(text.length() <= Float.toString(wide).length() + 1, text);
    }
  }
}
