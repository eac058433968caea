package dev.sinter.ir;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Conversions of IEEE 754 binary16 values, which are passed as their 16 bits, zero-extended. Bit
 * arithmetic after F. Giesen, "Half to float done quick" and "float to half", 2012; stateless.
 */
public final class Half {
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;

  private Half() {}

  /** The fewest digits that give this F16 value, in the form of {@link Float#toString(float)}. */
  public static String toString(float half) {
    if (!Float.isFinite(half)) {
      return Float.toString(half);
    }
    int bits = ofFloat(half);
    for (int digits = 1; ; digits++) {
      float shorter =
          Math.copySign(new BigDecimal(half).round(new MathContext(digits)).floatValue(), half);
      if (ofFloat(shorter) == bits) {
        return Float.toString(shorter);
      }
    }
  }

  /** Exact; a NaN keeps its sign and payload. */
  public static float toFloat(int half) {
    int bits = (half & 0x7fff) << 13;
    int exponent = bits & 0x0f800000;
    bits += 112 << 23;
    if (exponent == 0x0f800000) {
      bits += 112 << 23;
    } else if (exponent == 0) {
      // 2^-14 (1 + m) - 2^-14: a denormal or zero, exactly.
      bits = Float.floatToRawIntBits(Float.intBitsToFloat(bits + (1 << 23)) - 0x1p-14f);
    }
    return Float.intBitsToFloat(bits | ((half & SIGN) << 16));
  }

  /** To nearest even; from 65520 on infinity; every NaN becomes the same one, 0x7e00. */
  public static int ofFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    bits &= 0x7fffffff;
    if (bits >= 0x47800000) {
      return bits > 0x7f800000 ? NAN : sign | INFINITY;
    }
    if (bits < 0x38800000) {
      // 0.5 has the last place of the denormals: the sum rounds as they do.
      return sign | (Float.floatToRawIntBits(Float.intBitsToFloat(bits) + 0.5f) - 0x3f000000);
    }
    return sign | ((bits - (112 << 23) + 0xfff + ((bits >>> 13) & 1)) >>> 13);
  }

  /** As {@link #ofFloat}, in one rounding. */
  public static int ofDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int sign = (int) (bits >>> 48) & SIGN;
    bits &= 0x7fffffffffffffffL;
    if (bits >= 0x40f0000000000000L) {
      return bits > 0x7ff0000000000000L ? NAN : sign | INFINITY;
    }
    if (bits < 0x3f10000000000000L) {
      return sign
          | (int)
              (Double.doubleToRawLongBits(Double.longBitsToDouble(bits) + 0x1p28)
                  - 0x41b0000000000000L);
    }
    return sign | (int) ((bits - (1008L << 52) + 0x1ffffffffffL + ((bits >>> 42) & 1)) >>> 42);
  }
}
