package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Arrays of more than 2^31 and of more than 2^32 elements that need no memory, read in parts. */
abstract class LongShapesSuite extends DeviceSuite {
  private static final long[] SIZES = {(1L << 31) + 5, (1L << 32) + 7};

  private static Array positions(long n) {
    return Array.iota(DType.I64, Shape.of(n));
  }

  @Test
  void anIntIndexReachesIntoALongAxis() {
    for (long n : SIZES) {
      Array x = positions(n);
      assertArrayEquals(new long[] {n - 1, 7, 0}, x.take(Array.of(-1, 7, 0), 0).toLongArray());
      long[] far = {n - 1, -n, 1L << 31, -2};
      assertArrayEquals(
          new long[] {n - 1, 0, 1L << 31, n - 2}, x.take(Array.of(far), 0).toLongArray());
      assertArrayEquals(new long[] {n - 1, 7, 1}, x.takeAlong(Array.of(-1, 7, 1), 0).toLongArray());
      Array row = x.reshape(1, n).takeAlong(Array.of(far).reshape(2, 2), 1);
      assertArrayEquals(new long[] {n - 1, 0, 1L << 31, n - 2}, row.reshape(4).toLongArray());
      Array beyond = x.take(Array.of(n), 0);
      IndexOutOfBoundsException error =
          assertThrows(IndexOutOfBoundsException.class, beyond::toLongArray);
      assertTrue(error.getMessage().contains(" of extent " + n + " "), error.getMessage());
    }
  }

  @Test
  void viewsReachTheEnds() {
    for (long n : SIZES) {
      Array x = positions(n).mul(2);
      assertArrayEquals(new long[] {2 * n - 4, 2 * n - 2}, x.slice(Slice.from(-2)).toLongArray());
      assertArrayEquals(
          new long[] {2 * n - 2, 2 * n - 4}, x.flip(0).slice(Slice.to(2)).toLongArray());
      assertArrayEquals(new long[] {2 * n - 2, 0}, x.roll(1).slice(Slice.to(2)).toLongArray());
      assertArrayEquals(
          new long[] {2 * n - 2, 2, 0},
          Array.concat(0, x, Array.of(2L, 0L)).slice(Slice.from(n - 1)).toLongArray());
      assertEquals(
          (n - 1) * 2,
          x.reshape(n, 1).transpose(1, 0).slice(Slice.at(0), Slice.at(n - 1)).toLong());
    }
  }

  @Test
  void randomNumbersDependOnTheirPositionAlone() {
    long n = (1L << 32) + 7;
    Array bits = Rng.philox(3).bits(Shape.of(n)).cast(DType.I64);
    long[] last = bits.slice(Slice.from(-3)).toLongArray();
    assertEquals(last[1], bits.slice(Slice.at(n - 2)).toLong());
    assertEquals(last[2], bits.flip(0).slice(Slice.at(0)).toLong());
    assertTrue(last[2] != bits.slice(Slice.at(6)).toLong(), "2^32 positions before");
  }

  @Test
  void aFewElementsOfAHugeExpressionAreComputedAlone() {
    long n = 1L << 20;
    Array whole = Array.iota(DType.I64, Shape.of(n, 2 * n)).mul(3).add(1);
    Array first = whole.slice(Slice.to(2), Slice.to(2));
    Array last = whole.slice(Slice.from(-2), Slice.from(-2));
    long end = 3 * (2 * n * n - 1) + 1;
    long row = 3 * 2 * n;
    assertArrayEquals(
        new long[] {end - row - 3 + 1, end - row + 4, end - 3 + 1 + row, end + 4 + row},
        first.add(last).toLongArray());
    assertArrayEquals(
        new long[] {1 + 2 * row, 1 + 3 * row},
        whole.transpose().reshape(2 * n * n).slice(Slice.range(2, 4)).toLongArray());
    Array at = Array.of(5, -1);
    Array taken = whole.take(at, 0).take(at, 1);
    assertArrayEquals(
        new long[] {5 * row + 16, 6 * row - 2, end - row + 3 + 15, end}, taken.toLongArray());
    Array sums = first.sum();
    Sinter.eval(sums, last);
    assertEquals(4 + 2 * row + 6, sums.toLong());
    assertEquals(end, last.getLong(1, 1));
  }

  @Test
  void longExpressionsOfWhichFewElementsAreReadInSeveralPlacesAreNotStored() {
    Array x = Array.iota(DType.F64, Shape.of(1L << 38));
    Array y = x;
    for (int i = 0; i < 30; i++) {
      y = y.add(i).mul(0.5).sqrt();
    }
    Array sum = y.slice(Slice.to(2));
    for (long i = 1; i < 8; i++) {
      sum = sum.add(y.slice(Slice.range(7 * i, 7 * i + 2)));
    }
    double expected = 0;
    for (int i = 0; i < 8; i++) {
      double z = 7.0 * i + 1;
      for (int k = 0; k < 30; k++) {
        z = Math.sqrt((z + k) * 0.5);
      }
      expected = i == 0 ? z : expected + z;
    }
    assertEquals(expected, sum.getDouble(1));
    Array twice = Array.concat(0, y, y.flip(0)).roll(3);
    Array start = y.slice(Slice.to(9));
    assertEquals(start.getDouble(0), twice.slice(Slice.range(3, 5)).getDouble(0));
    assertEquals(start.getDouble(7), twice.slice(Slice.range(10, 12)).getDouble(0));
    assertEquals(start.getDouble(2), twice.slice(Slice.range(0, 3)).getDouble(0));
  }
}
