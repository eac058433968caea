package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Half;
import java.lang.reflect.Array;
import java.util.Random;

/** Values where arithmetic goes wrong, and pairs of them, in arrays filled up with random ones. */
public final class SpecialValues {
  private static final float[] FLOATS = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    -0.5f,
    1.5f,
    2.5f,
    -2.5f,
    0.49999997f,
    8388609f,
    3e9f,
    -3e9f,
    1e19f,
    -1e19f,
    256f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    0x1p31f,
    -0x1p31f,
    0x1.fffffep30f,
    -0x1.000002p31f,
    0x1p63f,
    -0x1p63f,
    0x1.fffffep62f,
    0x1p32f,
    0x1p64f,
    8388607.5f,
    0x1p24f,
    65519.996f,
    -1.5f,
    Math.nextDown(Float.MIN_NORMAL),
    0.7f,
    12.3f
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
    0.49999999999999994,
    4503599627370497.0,
    3e9,
    -3e9,
    1e19,
    -1e19,
    256,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1p31,
    -0x1p31,
    2147483647.5,
    -2147483648.5,
    0x1p32,
    0x1p53,
    0x1p53 + 2,
    0x1p63,
    -0x1p63,
    0x1.fffffffffffffp62,
    0x1p64,
    4503599627370495.5,
    -1.5,
    Math.nextDown(Double.MIN_NORMAL),
    1e40,
    12.3
  };
  private static final int[] SHORTS = {
    0, 1, -1, 2, 7, -7, 127, 128, -129, 255, 256, 2047, 2049, 10_000, 32_767, -32_768, 0x5555
  };

  /** Zeros, ones, denormals, the extremes, neighbours of one, NaN. */
  private static final int[] HALVES = {
    0, 0x8000, 0x3c00, 0xbc00, 0x3800, 0x3e00, 0x4100, 0xc100, 1, 0x8001, 0x3ff, 0x400, 0x8400,
    0x7bff, 0xfbff, 0x7c00, 0xfc00, 0x7e00, 0x3c01, 0x3bff, 0x5c00, 0x7800, 0xf800, 0x2e66
  };

  private static final int[] INTS = {
    0,
    1,
    -1,
    2,
    -2,
    7,
    -7,
    31,
    32,
    33,
    255,
    256,
    -256,
    65535,
    (1 << 24) - 1,
    (1 << 24) + 1,
    Integer.MAX_VALUE,
    Integer.MAX_VALUE - 1,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1,
    0x55555555,
    0x80000001
  };
  private static final long[] LONGS = {
    0,
    1,
    -1,
    2,
    -2,
    7,
    -7,
    63,
    64,
    65,
    255,
    -256,
    (1L << 24) + 1,
    1L << 31,
    (1L << 31) - 1,
    -(1L << 31),
    -(1L << 31) - 1,
    (1L << 32) - 1,
    (1L << 32) + 1,
    (1L << 53) - 1,
    (1L << 53) + 1,
    -(1L << 53) - 1,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    0x5555555555555555L
  };

  private SpecialValues() {}

  /** How many special values a type has. */
  public static int count(DType type) {
    return switch (type) {
      case BOOL -> 2;
      case I8, U8 -> 256;
      case I16, U16 -> SHORTS.length;
      case F16 -> HALVES.length;
      case I32, U32 -> INTS.length;
      case I64, U64 -> LONGS.length;
      case F32 -> FLOATS.length;
      case F64 -> DOUBLES.length;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** The bits of special value {@code index} modulo {@link #count}. */
  public static long bits(DType type, int index) {
    int at = index % count(type);
    return switch (type) {
      case BOOL, U8 -> at;
      case I8 -> (byte) at;
      case I16 -> SHORTS[at];
      case U16 -> SHORTS[at] & 0xffff;
      case F16 -> HALVES[at];
      case I32, U32 -> INTS[at];
      case I64, U64 -> LONGS[at];
      case F32 -> Float.floatToRawIntBits(FLOATS[at]);
      case F64 -> Double.doubleToRawLongBits(DOUBLES[at]);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /**
   * An array in which operand {@code slot} of {@code arity} runs through every combination of
   * special values, then through random ones of moderate size.
   */
  public static Object table(DType type, int arity, int slot, int size) {
    Random random = new Random(31L * slot + type.ordinal());
    Object array = Array.newInstance(type.javaType(), size);
    int combinations = (int) Math.pow(count(type), arity);
    int divisor = (int) Math.pow(count(type), slot);
    for (int i = 0; i < size; i++) {
      set(array, i, type, i < combinations ? bits(type, i / divisor) : moderate(type, random));
    }
    return array;
  }

  /** How long {@link #table} must be to hold every combination and some random values. */
  public static int tableSize(DType type, int arity) {
    return (int) Math.min(80_000, Math.pow(count(type), arity) + 1000);
  }

  /** Random values of moderate size; reproducible. */
  public static Object moderate(DType type, long seed, int size) {
    Random random = new Random(seed);
    Object array = Array.newInstance(type.javaType(), size);
    for (int i = 0; i < size; i++) {
      set(array, i, type, moderate(type, random));
    }
    return array;
  }

  /** A random value of moderate size. */
  public static long moderate(DType type, Random random) {
    return switch (type) {
      case BOOL -> random.nextInt(2);
      case I8 -> random.nextInt(256) - 128;
      case U8 -> random.nextInt(256);
      case I16 -> random.nextInt(2001) - 1000;
      case U16 -> random.nextInt(2001);
      case F16 -> Half.ofFloat((float) random.nextGaussian() * 10);
      case U32 -> random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(2001);
      case U64 -> random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(200_001);
      case I32 -> random.nextInt(2001) - 1000;
      case I64 -> random.nextInt(200_001) - 100_000L;
      case F32 -> Float.floatToRawIntBits((float) random.nextGaussian() * 10);
      case F64 -> Double.doubleToRawLongBits(random.nextGaussian() * 10);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** Sets one element from its bits. */
  public static void set(Object array, int index, DType type, long bits) {
    switch (type) {
      case BOOL -> ((boolean[]) array)[index] = bits != 0;
      case I8, U8 -> ((byte[]) array)[index] = (byte) bits;
      case I16, F16 -> ((short[]) array)[index] = (short) bits;
      case U16 -> ((char[]) array)[index] = (char) bits;
      case I32, U32 -> ((int[]) array)[index] = (int) bits;
      case I64, U64 -> ((long[]) array)[index] = bits;
      case F32 -> ((float[]) array)[index] = Float.intBitsToFloat((int) bits);
      case F64 -> ((double[]) array)[index] = Double.longBitsToDouble(bits);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }
}
