package dev.sinter.processor;

import java.util.random.RandomGenerator;

/** Random and special values of the primitive types, and their bits as the IR has them. */
final class Elements {
  private static final int[] INTS = {
    0,
    1,
    -1,
    2,
    -2,
    3,
    7,
    31,
    32,
    33,
    63,
    64,
    100,
    -100,
    0x7f,
    0x80,
    0xffff,
    0x10000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE - 1,
    Integer.MIN_VALUE + 1,
    1 << 24,
    (1 << 24) + 1
  };
  private static final long[] LONGS = {
    0,
    1,
    -1,
    2,
    -2,
    3,
    31,
    32,
    63,
    64,
    65,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    (1L << 53) + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    0xffffffffL
  };
  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    0.1,
    1e-45,
    1e10,
    -1e10,
    2147483647,
    2147483648.0,
    -2147483649.0,
    9.3e18,
    -9.3e18,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Float.MAX_VALUE,
    Float.MIN_VALUE,
    0.49999999999999994,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private Elements() {}

  /** A value of {@code type}: special, small, or anything. */
  static Object random(Class<?> type, RandomGenerator random) {
    int kind = random.nextInt(4);
    if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == byte.class) {
      return (byte) random.nextInt();
    } else if (type == short.class) {
      return kind == 0 ? (short) INTS[random.nextInt(INTS.length)] : (short) random.nextInt();
    } else if (type == char.class) {
      return kind == 0 ? (char) INTS[random.nextInt(INTS.length)] : (char) random.nextInt();
    } else if (type == int.class) {
      return kind == 0
          ? INTS[random.nextInt(INTS.length)]
          : kind == 1 ? random.nextInt() : random.nextInt(-20, 200);
    } else if (type == long.class) {
      return kind == 0
          ? LONGS[random.nextInt(LONGS.length)]
          : kind == 1 ? random.nextLong() : random.nextLong(-20, 200);
    } else if (type == float.class) {
      return (float) real(kind, random);
    }
    return real(kind, random);
  }

  private static double real(int kind, RandomGenerator random) {
    return switch (kind) {
      case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 1 -> Float.intBitsToFloat(random.nextInt());
      case 2 -> random.nextDouble(-10, 10);
      default -> random.nextInt(-8, 8) / 2.0;
    };
  }

  /** As in the IR's literals; every NaN is the same one. */
  static long bits(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof Float number) {
      return Float.floatToIntBits(number);
    } else if (value instanceof Double number) {
      return Double.doubleToLongBits(number);
    } else if (value instanceof Character letter) {
      return letter;
    }
    return ((Number) value).longValue();
  }

  /** The value with these bits. */
  static Object value(Class<?> type, long bits) {
    if (type == boolean.class) {
      return bits != 0;
    } else if (type == byte.class) {
      return (byte) bits;
    } else if (type == short.class) {
      return (short) bits;
    } else if (type == char.class) {
      return (char) bits;
    } else if (type == int.class) {
      return (int) bits;
    } else if (type == float.class) {
      return Float.intBitsToFloat((int) bits);
    } else if (type == double.class) {
      return Double.longBitsToDouble(bits);
    }
    return bits;
  }
}
