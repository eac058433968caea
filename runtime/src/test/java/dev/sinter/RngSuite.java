package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.Philox;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What generators do alike on every device; subclasses name the device. */
abstract class RngSuite extends DeviceSuite {
  private static final Rng RNG = Rng.philox(42);
  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 15, 16, 17, 33, 1000};

  /** Every kind of draw as I64 or I32 bits. */
  private static List<Function<Shape, Array>> draws() {
    return List.of(
        RNG::bits,
        shape -> RNG.bits(DType.I64, shape),
        shape -> RNG.uniform(shape).bitcast(DType.I32),
        shape -> RNG.uniform(DType.F64, shape).bitcast(DType.I64),
        shape -> RNG.normal(shape).bitcast(DType.I32),
        shape -> RNG.normal(DType.F64, shape).bitcast(DType.I64),
        shape -> RNG.exponential(shape).bitcast(DType.I32),
        shape -> RNG.exponential(DType.F64, shape).bitcast(DType.I64),
        shape -> RNG.integers(-3, 1000, shape),
        shape -> RNG.permutation(shape.size()).reshape(shape));
  }

  private static long[] onReference(Function<Shape, Array> draw, Shape shape) {
    try (Scope reference = Scope.on(Device.find("reference"))) {
      return draw.apply(shape).toLongArray();
    }
  }

  /** The first block of Random123's known answers: counter 0, key 0. */
  @Test
  void theFirstBlockOfSeedZeroIsRandom123s() {
    int[] expected = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    assertArrayEquals(expected, Rng.philox(0).bits(Shape.of(4)).toIntArray());
    long[] pairs = {0xe169c58d6627e8d5L, 0x9b00dbd8bc57ac4cL};
    assertArrayEquals(pairs, Rng.philox(0).bits(DType.I64, Shape.of(2)).toLongArray());
  }

  @Test
  void wordsAreThoseOfTheBlocksInOrder() {
    int[] expected = new int[1004];
    for (int block = 0; block < expected.length / 4; block++) {
      Philox.block(block, 42, 0, expected, 4 * block);
    }
    assertArrayEquals(
        Arrays.copyOf(expected, 1003), RNG.bits(Shape.of(17, 59)).reshape(-1).toIntArray());
  }

  @Test
  void uniformNumbersAreTheUpperBits() {
    int[] bits = RNG.bits(Shape.of(100)).toIntArray();
    long[] pairs = RNG.bits(DType.I64, Shape.of(100)).toLongArray();
    float[] floats = RNG.uniform(Shape.of(100)).toFloatArray();
    double[] doubles = RNG.uniform(DType.F64, Shape.of(100)).toDoubleArray();
    for (int i = 0; i < 100; i++) {
      assertEquals((bits[i] >>> 8) * 0x1p-24f, floats[i]);
      assertEquals((pairs[i] >>> 11) * 0x1p-53, doubles[i]);
    }
  }

  @Test
  void everyDrawHasTheBitsOfTheReference() {
    for (Function<Shape, Array> draw : draws()) {
      for (int size : SIZES) {
        Shape shape = Shape.of(size);
        assertArrayEquals(onReference(draw, shape), draw.apply(shape).toLongArray());
      }
    }
  }

  @Test
  void viewsDoNotChangeWhichNumbersAreDrawn() {
    Shape shape = Shape.of(13, 31);
    for (Function<Shape, Array> draw : draws()) {
      long[] whole = onReference(draw, shape);
      Array drawn = draw.apply(shape);
      long[] transposed = drawn.transpose().toLongArray();
      long[] sums = drawn.cast(DType.I64).sum(1).toLongArray();
      long[] spread =
          drawn.expandDims(1).add(Array.zeros(DType.I64, Shape.of(13, 2, 31))).toLongArray();
      long[] expectedSums = new long[13];
      for (int row = 0; row < 13; row++) {
        for (int column = 0; column < 31; column++) {
          long value = whole[31 * row + column];
          assertEquals(value, transposed[13 * column + row]);
          assertEquals(value, spread[62 * row + 31 + column]);
          expectedSums[row] += value;
        }
      }
      assertArrayEquals(expectedSums, sums);
      assertArrayEquals(whole, draw.apply(shape).reshape(31, 13).toLongArray());
    }
  }

  @Test
  void aRowOfNumbersMeetsAColumn() {
    Array row = RNG.stream(1).bits(Shape.of(37));
    Array column = RNG.stream(2).bits(Shape.of(19, 1));
    int[] sums = row.add(column).toIntArray();
    int[] rows = RNG.stream(1).bits(Shape.of(37)).toIntArray();
    int[] columns = RNG.stream(2).bits(Shape.of(19)).toIntArray();
    for (int i = 0; i < sums.length; i++) {
      assertEquals(rows[i % 37] + columns[i / 37], sums[i]);
    }
  }

  @Test
  void piIsOneKernelThatReadsNothing() {
    int n = 100_003;
    Array x = Rng.philox(42).uniform(Shape.of(n));
    Array y = Rng.philox(43).uniform(Shape.of(n));
    long inside = x.mul(x).add(y.mul(y)).sqrt().lt(1).count().toLong();
    assertEquals(1, Kernels.history().size());
    assertEquals(0, Kernels.history().get(0).bytesRead());
    // Four standard deviations of the count.
    assertEquals(Math.PI, 4.0 * inside / n, 4 * 1.642 / Math.sqrt(n));
  }

  @Test
  void seedsStreamsAndRangesShareAKernel() {
    RNG.normal(Shape.of(10)).eval();
    RNG.integers(0, 6, Shape.of(10)).eval();
    RNG.permutation(10).eval();
    Kernels.clearHistory();
    Rng.philox(0).normal(Shape.of(20)).eval();
    Rng.philox(-1).stream(7).normal(Shape.of(30)).eval();
    Rng.philox(5).integers(-1, 1000, Shape.of(30)).eval();
    Rng.philox(6).permutation(1000).eval();
    Kernels.history().forEach(launch -> assertEquals(Launch.Origin.MEMORY, launch.origin()));
    assertEquals("Rng.normal", Kernels.history().get(0).name());
  }

  @Test
  void theSameCallGivesTheSameNumbersAndStreamsOthers() {
    Shape shape = Shape.of(50);
    int[] first = RNG.bits(shape).toIntArray();
    assertArrayEquals(first, Rng.philox(42).bits(shape).toIntArray());
    assertArrayEquals(
        RNG.stream(3).bits(shape).toIntArray(), RNG.split(5).get(3).bits(shape).toIntArray());
    List<Rng> others =
        List.of(RNG.stream(0), RNG.stream(1), RNG.stream(0).stream(1), RNG.stream(1).stream(0));
    for (Rng other : others) {
      assertEquals(50, RNG.bits(shape).ne(other.bits(shape)).count().toLong());
    }
  }

  @Test
  void wrongTypesAndRangesAreRefused() {
    Shape shape = Shape.of(2);
    assertThrows(DTypeException.class, () -> RNG.uniform(DType.I32, shape));
    assertThrows(DTypeException.class, () -> RNG.normal(DType.BOOL, shape));
    assertThrows(DTypeException.class, () -> RNG.bits(DType.F32, shape));
    assertThrows(IllegalArgumentException.class, () -> RNG.integers(3, 3, shape));
    assertThrows(IllegalArgumentException.class, () -> RNG.permutation(-1));
    assertThrows(IllegalArgumentException.class, () -> RNG.split(-1));
  }

  @Test
  void integersOfTheWidestRange() {
    long[] bits = RNG.bits(DType.I64, Shape.of(40)).toLongArray();
    long[] drawn = RNG.integers(Long.MIN_VALUE, Long.MAX_VALUE, Shape.of(40)).toLongArray();
    for (int i = 0; i < 40; i++) {
      // The upper half of bits times 2^64 - 1 is bits - 1, or 0.
      long upper = bits[i] == 0 ? 0 : bits[i] - 1;
      assertEquals(Long.MIN_VALUE + upper, drawn[i]);
    }
  }
}
