package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Element types beyond Java's int, long, float and double, on every device. */
abstract class TypeSuite extends DeviceSuite {
  private static final long MAX_U32 = 0xffffffffL;

  private static Array u32(int... bits) {
    return Array.of(DType.U32, Shape.of(bits.length), bits);
  }

  private static Array u64(long... bits) {
    return Array.of(DType.U64, Shape.of(bits.length), bits);
  }

  private static Array f16(float... values) {
    return Array.of(DType.F16, Shape.of(values.length), values);
  }

  private static void refuses(String advice, Executable action) {
    DTypeException refused = assertThrows(DTypeException.class, action);
    assertTrue(String.valueOf(refused.getMessage()).contains(advice), refused.getMessage());
  }

  @Test
  void javaArraysHaveTheirTypes() {
    assertEquals(DType.I8, Array.of((byte) -1).dtype());
    assertEquals(DType.I16, Array.of((short) -1).dtype());
    assertEquals(DType.U16, Array.of('a').dtype());
    assertArrayEquals(new byte[] {-1, 2}, Array.of((byte) -1, (byte) 2).toByteArray());
    assertArrayEquals(new short[] {-1, 2}, Array.wrap(new short[] {-1, 2}).toShortArray());
    assertArrayEquals(new char[] {'a', 0xffff}, Array.of('a', (char) 0xffff).toCharArray());
    Array bytes = Array.of(DType.U8, Shape.of(2), new byte[] {-1, 2});
    assertArrayEquals(new int[] {255, 2}, bytes.toIntArray());
    refuses("int[]", () -> Array.of(DType.I8, Shape.of(1), new int[1]));
  }

  @Test
  void smallIntegersComputeAsInt() {
    Array bytes = Array.of((byte) 127, (byte) -128);
    assertEquals(DType.I32, bytes.add(bytes).dtype());
    assertArrayEquals(new int[] {254, -256}, bytes.add(bytes).toIntArray());
    assertArrayEquals(new int[] {-127, 128}, bytes.neg().toIntArray());
    assertArrayEquals(new int[] {65_535 * 2}, Array.of((char) 0xffff).mul(2).toIntArray());
    assertArrayEquals(new boolean[] {false, true}, bytes.lt(0).toBooleanArray());
    assertEquals(DType.I8, Array.where(bytes.lt(0), bytes, bytes.flip(0)).dtype());
  }

  @Test
  void choicesBetweenScalars() {
    Array condition = Array.of(true, false);
    assertArrayEquals(new int[] {1, 0}, Array.where(condition, 1, 0).toIntArray());
    assertArrayEquals(new long[] {1, 0}, Array.where(condition, 1L, 0).toLongArray());
    assertArrayEquals(new float[] {0.5f, 2}, Array.where(condition, 0.5f, 2).toFloatArray());
    assertArrayEquals(new double[] {0.1, 2}, Array.where(condition, 0.1, 2).toDoubleArray());
    Array other = Array.of(false, false);
    assertArrayEquals(
        new boolean[] {false, true}, Array.where(condition, other, true).toBooleanArray());
    assertArrayEquals(
        new boolean[] {true, false}, Array.where(condition, true, other).toBooleanArray());
    assertArrayEquals(
        new boolean[] {true, false}, Array.where(condition, true, false).toBooleanArray());
    refuses("BOOL", () -> Array.where(condition, Array.of(1f), true));
  }

  @Test
  void scalarsOfFmaDontWidenTheOtherArray() {
    Array whole = Array.of(3L);
    assertEquals(DType.F32, whole.fma(Array.of(2f), 7.0).dtype());
    assertEquals(13f, whole.fma(Array.of(2f), 7.0).toFloat());
    assertEquals(DType.F32, whole.fma(0.5, Array.of(2f)).dtype());
    assertEquals(DType.F64, whole.fma(Array.of(2), 0.5).dtype());
    assertEquals(DType.I64, whole.fma(Array.of(2), 1).dtype());
    refuses("BOOL", () -> whole.fma(Array.of(true), 1));
    refuses("fma", () -> whole.fma(Array.complex(Array.of(1f), Array.of(1f)), 1));
  }

  @Test
  void wrappedBooleansAreElements() {
    assertArrayEquals(
        new boolean[] {false, true},
        Array.wrap(new boolean[] {true, false}).not().toBooleanArray());
  }

  @Test
  void castsKeepLowBitsAsInJava() {
    float[] values = {300.7f, -1.5f, 1e10f, Float.NaN, Float.NEGATIVE_INFINITY};
    for (int i = 0; i < values.length; i++) {
      Array x = Array.of(values[i]);
      assertEquals((byte) values[i], x.cast(DType.I8).toInt());
      assertEquals((short) values[i], x.cast(DType.I16).toInt());
      assertEquals((char) values[i], x.cast(DType.U16).toInt());
      assertEquals((byte) values[i] & 0xff, x.cast(DType.U8).toInt());
    }
    assertEquals(MAX_U32, Array.of(-1).cast(DType.U32).toLong());
    assertEquals(MAX_U32, Array.of((byte) -1).cast(DType.U32).toLong());
    assertEquals(0, Array.of(-1f).cast(DType.U32).toLong());
    assertEquals(MAX_U32, Array.of(1e20).cast(DType.U32).toLong());
    assertEquals(-1, Array.of(1e20).cast(DType.U64).bitcast(DType.I64).toLong());
    assertArrayEquals(
        new boolean[] {true, false, true},
        f16(0.5f, -0f, Float.NaN).cast(DType.BOOL).toBooleanArray());
  }

  @Test
  void castsToDifferentTypesShareNoKernel() {
    Array x = Array.of(300.7f);
    assertEquals(300f, x.cast(DType.I32).cast(DType.F32).toFloat());
    assertEquals(44f, x.cast(DType.U8).cast(DType.F32).toFloat());
    assertEquals(44f, x.cast(DType.I8).cast(DType.F32).toFloat());
    assertEquals(300.75f, x.cast(DType.F16).cast(DType.F32).toFloat());
    assertEquals(0f, x.neg().cast(DType.U32).cast(DType.F32).toFloat());
    assertEquals(-300f, x.neg().cast(DType.I32).cast(DType.F32).toFloat());
  }

  @Test
  void unsignedArithmeticIsUnsigned() {
    Array x = u32(-1, 7, Integer.MIN_VALUE);
    Array y = u32(2, 0x80000001, 3);
    assertEquals(DType.U32, x.add(y).dtype());
    assertArrayEquals(new long[] {1, 0x80000008L, 0x80000003L}, x.add(y).toLongArray());
    assertArrayEquals(new long[] {0x7fffffff, 0, 0x2aaaaaaa}, x.div(y).toLongArray());
    assertArrayEquals(new long[] {1, 7, 2}, x.rem(y).toLongArray());
    assertArrayEquals(new boolean[] {false, true, false}, x.lt(y).toBooleanArray());
    assertArrayEquals(new long[] {2, 7, 3}, x.minimum(y).toLongArray());
    assertArrayEquals(new long[] {1, 0xfffffff9L, 1L << 31}, x.neg().toLongArray());
    assertArrayEquals(new long[] {MAX_U32, 7, 1L << 31}, x.abs().toLongArray());
    assertArrayEquals(new long[] {1, 1, 1}, x.sign().toLongArray());
    assertArrayEquals(new long[] {0xfffffffL, 0, 0x8000000L}, x.shr(4).toLongArray());
    Array wide = u64(-1, 7);
    assertEquals("[9223372036854775807, 3]", ValueText.values(wide.div(2)));
    assertEquals("[1, 1]", ValueText.values(wide.rem(2)));
    assertArrayEquals(new boolean[] {true, false}, wide.gt(7).toBooleanArray());
    assertEquals("[18446744073709551615, 7]", ValueText.values(wide));
    assertThrows(ArithmeticException.class, () -> x.div(u32(0)).toLongArray());
  }

  @Test
  void unsignedWithSignedWidensOrIsRefused() {
    Array x = u32(-1);
    assertEquals(DType.I64, x.add(Array.of(-1)).dtype());
    assertEquals(MAX_U32 - 1, x.add(Array.of(-1)).toLong());
    assertEquals(DType.I64, x.add(Array.of((byte) -1)).dtype());
    assertEquals(DType.U64, x.add(u64(1)).dtype());
    assertEquals(DType.F32, x.add(Array.of(1f)).dtype());
    refuses("cast(DType.U64)", () -> u64(1).add(Array.of(1)));
    refuses("cast(DType.U64)", () -> u64(1).add(Array.of('a')));
    assertEquals(DType.U32, x.add(1).dtype());
    assertEquals(DType.U64, u64(1).mul(3L).dtype());
    refuses("cast(DType.I64)", () -> x.add(-1));
    refuses("cast(DType.I64)", () -> x.add(1L << 32));
    assertEquals(DType.F64, x.mul(0.5).dtype());
    assertEquals(MAX_U32 * 0.5, x.mul(0.5).toDouble());
  }

  @Test
  void unsignedReductionsScansAndOrder() {
    Array x = u32(3, -1, 0, Integer.MIN_VALUE);
    assertEquals(DType.U64, x.sum().dtype());
    assertEquals("6442450946", ValueText.values(x.sum()));
    assertEquals(List.of(0L, MAX_U32), List.of(x.min().toLong(), x.max().toLong()));
    assertEquals(List.of(2L, 1L), List.of(x.argMin().toLong(), x.argMax().toLong()));
    assertEquals(6442450946.0 / 4, x.mean().toDouble());
    assertEquals("[0, 3, 2147483648, 4294967295]", ValueText.values(x.sort()));
    assertArrayEquals(new long[] {1, 3, 0, 2}, x.argSort(0, true).toLongArray());
    assertEquals("[3, 4294967298, 4294967298, 6442450946]", ValueText.values(x.cumSum(0)));
    assertEquals("[3, 4294967295, 4294967295, 4294967295]", ValueText.values(x.cumMax(0)));
    Array y = u64(3, -1, 0, Long.MIN_VALUE);
    assertEquals("18446744073709551615", ValueText.values(y.max()));
    assertEquals("[0, 3, 9223372036854775808, 18446744073709551615]", ValueText.values(y.sort()));
    assertEquals("[0, 3]", ValueText.values(u64(3, 0, 3).unique()));
    assertEquals("[[9]]", ValueText.values(u32(3).reshape(1, 1).matmul(u32(3).reshape(1, 1))));
    assertEquals((0x1p64 + 0x1p63) / 4, y.mean().toDouble(), 4096);
  }

  @Test
  void takeAndPutKnowEveryType() {
    for (DType type : DType.reals()) {
      if (type == DType.BOOL || !device().supports(type)) {
        continue;
      }
      Array x = Array.of(1, 2, 3, 4).cast(type);
      assertEquals(type, x.take(Array.of(2, -1), 0).dtype());
      assertArrayEquals(new double[] {3, 4}, x.take(Array.of(2, -1), 0).toDoubleArray());
      Array sums = x.putAdd(Array.of(1, 1), Array.of(5, 6).cast(type));
      assertArrayEquals(new double[] {1, 13, 3, 4}, sums.toDoubleArray(), type + " putAdd");
      Array sorted = x.flip(0).sort();
      assertEquals(type, sorted.dtype());
      assertArrayEquals(new double[] {1, 2, 3, 4}, sorted.toDoubleArray(), type + " sort");
      assertArrayEquals(new double[] {4, 3}, x.topK(2).toDoubleArray(), type + " topK");
      assertArrayEquals(new double[] {1, 3, 6, 10}, x.cumSum(0).toDoubleArray(), type + " scan");
      assertArrayEquals(new double[] {30}, x.reshape(1, 4).matmul(x).toDoubleArray());
    }
    Array beyond = u64(-1);
    assertThrows(RuntimeException.class, () -> Array.of(1, 2).take(beyond, 0).toIntArray());
  }

  @Test
  void halvesRoundAfterEveryOperation() {
    Array x = f16(1f, 2048f, 65504f, 0.1f);
    assertEquals(DType.F16, x.add(1).dtype());
    assertArrayEquals(
        new float[] {2, 2048, 65504, 1.0996094f}, x.add(1).toFloatArray()); // 2049 ties to even
    assertEquals(Float.POSITIVE_INFINITY, x.mul(2).getFloat(2));
    assertEquals(DType.F16, x.sqrt().dtype());
    assertEquals(DType.F16, x.mul(0.1).dtype());
    assertEquals(DType.F32, x.mul(Array.of(0.1f)).dtype());
    assertEquals(DType.F64, x.mul(Array.of(0.1)).dtype());
    assertEquals(DType.F32, x.mul(Array.of(1)).dtype());
    assertEquals(DType.F16, x.floorMod(Array.of(3f).cast(DType.F16)).dtype());
    assertEquals(DType.I32, x.round().dtype());
    assertArrayEquals(new boolean[] {false, true, true, false}, x.gt(1).toBooleanArray());
    assertEquals("[1.0, 2048.0, 65500.0, 0.1]", ValueText.values(x));
  }

  @Test
  void halvesAccumulateAsFloats() {
    Array x = Array.full(DType.F16, Shape.of(4096), 1).eval();
    assertEquals(DType.F16, x.sum().dtype());
    assertEquals(4096f, x.sum().toFloat());
    assertEquals(64f, x.norm().toFloat());
    assertEquals(4096f, x.dot(x).toFloat());
    Array large = f16(60_000f, 60_000f);
    assertEquals(60_000f, large.mean().toFloat(), 16);
    assertEquals(Float.POSITIVE_INFINITY, large.sum().toFloat());
    Array y = f16(2f, Float.NaN, -1f);
    assertEquals(1, y.argMin().toLong());
    assertTrue(Float.isNaN(y.max().toFloat()));
    assertArrayEquals(new float[] {-1, 2, Float.NaN}, y.sort().toFloatArray());
    assertArrayEquals(new long[] {2, 0, 1}, y.argSort().toLongArray());
    assertArrayEquals(new float[] {2, 1, 0}, f16(2f, -1f, -1f).cumSum(0).toFloatArray());
  }

  @Test
  void rawBitsGoInAndOut() {
    short[] bits = {0x3c00, (short) 0xc000, 1, 0x7c00};
    Array x = Array.of(DType.F16, Shape.of(4), bits);
    assertArrayEquals(new float[] {1, -2, 0x1p-24f, Float.POSITIVE_INFINITY}, x.toFloatArray());
    assertArrayEquals(bits, x.toShortArray());
    assertArrayEquals(bits, x.bitcast(DType.I16).toShortArray());
    assertArrayEquals(new int[] {-1}, u32(-1).bitcast(DType.I32).toIntArray());
    assertEquals(1f, u32(0x3f800000).bitcast(DType.F32).toFloat());
    assertArrayEquals(new byte[] {-1}, Array.of((byte) -1).bitcast(DType.U8).toByteArray());
    refuses("bitcast(DType.I32)", () -> u32(1).toIntArray());
    refuses("cast(DType.I64)", () -> u64(1).toLongArray());
    refuses("cast(DType.I8)", () -> u32(1).toByteArray());
    refuses("widths", () -> u32(1).bitcast(DType.F64));
  }

  @Test
  void unsignedValuesGoInThroughWiderTypes() {
    Shape two = Shape.of(2);
    assertArrayEquals(
        new short[] {200, 7}, Array.of(DType.U8, two, new short[] {200, 7}).toShortArray());
    assertArrayEquals(new int[] {255, 0}, Array.of(DType.U8, two, new int[] {255, 0}).toIntArray());
    assertArrayEquals(
        new int[] {255, 1}, Array.of(DType.U8, two, new long[] {255, 1}).toIntArray());
    assertArrayEquals(
        new int[] {65_535, 7}, Array.of(DType.U16, two, new int[] {65_535, 7}).toIntArray());
    assertArrayEquals(
        new int[] {40_000, 7}, Array.of(DType.U16, two, new long[] {40_000, 7}).toIntArray());
    Array wide = Array.of(DType.U32, two, new long[] {MAX_U32, 5});
    assertEquals(DType.U32, wide.dtype());
    assertArrayEquals(new long[] {MAX_U32, 5}, wide.toLongArray());
    assertArrayEquals(new int[] {-1, 5}, wide.bitcast(DType.I32).toIntArray());
    refuses(
        "value 1 is -1, and U32 holds whole numbers from 0 to 4294967295",
        () -> Array.of(DType.U32, two, new long[] {1, -1}));
    refuses(
        "value 0 is 256, and U8 holds whole numbers from 0 to 255",
        () -> Array.of(DType.U8, two, new short[] {256, 1}));
    refuses("keeps the low bits", () -> Array.of(DType.U16, two, new int[] {65_536, 1}));
    refuses("I16 lies in short[]", () -> Array.of(DType.I16, two, new int[] {1, 2}));
    refuses("U64 lies in long[]", () -> Array.of(DType.U64, two, new int[] {1, 2}));
    refuses("F32 lies in float[]", () -> Array.of(DType.F32, two, new int[] {1, 2}));
    ShapeException size =
        assertThrows(ShapeException.class, () -> Array.of(DType.U8, two, new int[] {1, 999, 3}));
    assertTrue(String.valueOf(size.getMessage()).contains("3 values were given"));
  }

  @Test
  void everyTypeIsMadeReadAndCopied() {
    for (DType type : DType.reals()) {
      if (type == DType.BOOL || !device().supports(type)) {
        continue;
      }
      Array x = Array.iota(type, Shape.of(3));
      assertArrayEquals(new double[] {0, 1, 2}, x.toDoubleArray(), type.name());
      assertArrayEquals(new double[] {7}, Array.full(type, Shape.of(1), 7).toDoubleArray());
      assertArrayEquals(
          new double[] {0, 2, 4}, Array.linspace(type, 0, 4, 3).toDoubleArray(), type.name());
      ByteBuffer bytes = ByteBuffer.allocateDirect(3 * type.bytes()).order(ByteOrder.nativeOrder());
      x.copyTo(bytes);
      bytes.flip();
      Array back = Array.wrap(bytes, type, Shape.of(3)).flip(0);
      assertArrayEquals(new double[] {2, 1, 0}, back.toDoubleArray(), type.name());
      assertEquals("[2", ValueText.values(back).substring(0, 2));
      assertEquals(2.0, back.getDouble(0));
    }
  }

  @Test
  void randomBitsAreUnsignedToo() {
    Rng rng = Rng.philox(5);
    Shape shape = Shape.of(100);
    int[] words = rng.bits(shape).toIntArray();
    assertArrayEquals(words, rng.bits(DType.U32, shape).bitcast(DType.I32).toIntArray());
    assertEquals(DType.U64, rng.bits(DType.U64, shape).dtype());
    refuses("cast", () -> rng.bits(DType.I8, shape));
    refuses("F32 or F64", () -> rng.uniform(DType.F16, shape));
  }

  @Test
  void operationsNameWhatToWriteInstead() {
    refuses("compare first", () -> f16(1f).and(f16(1f)));
    refuses("cast(DType.I32)", () -> f16(1f).shl(1));
    refuses("cast(DType.I32)", () -> u32(1).add(Array.of(true)));
    assertEquals(DType.F64, u32(4).sqrt().dtype());
    assertEquals(0x1p32, u64(-1).sqrt().toDouble());
    assertEquals(DType.F64, Array.of((short) 4).exp().dtype());
    assertArrayEquals(new long[] {0xf0, 0xfffffff0L}, u32(0xff, -1).and(u32(-16)).toLongArray());
    assertEquals(MAX_U32 << 4 & MAX_U32, u32(-1).shl(4).toLong());
    assertEquals(2, u32(7).floorMod(5).toLong());
    assertEquals(DType.U32, u32(9).clamp(1, 5).dtype());
  }

  @Test
  void castsBetweenAllPairsKeepSmallNumbers() {
    List<DType> types = DType.reals().stream().filter(DType::isNumeric).toList();
    for (DType from : types) {
      Array x = Array.of(0, 1, 99).cast(from).eval();
      Array[] casts = types.stream().map(to -> x.cast(to).cast(DType.F64)).toArray(Array[]::new);
      Sinter.eval(casts);
      for (int to = 0; to < casts.length; to++) {
        String pair = from + " to " + types.get(to);
        assertArrayEquals(new double[] {0, 1, 99}, casts[to].toDoubleArray(), pair);
      }
    }
  }
}
