package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ArgumentBlockTest {
  private static void divides(long extent, long position) {
    long quotient = (position * ArgumentBlock.magic(extent)) >>> ArgumentBlock.shift(extent);
    assertEquals(position / extent, quotient, position + " / " + extent);
  }

  @Test
  void multiplicationDividesEveryPosition() {
    Random random = new Random(1);
    long[] extents = {1, 2, 3, 5, 7, 641, 1023, 1024, 1025, 65_537, (1L << 30) + 1, (1L << 31) - 1};
    for (int i = 0; i < 200_000; i++) {
      long extent =
          i < extents.length ? extents[i] : 1 + (random.nextInt() >>> (1 + random.nextInt(31)));
      long whole = ((1L << 31) - 1) / extent * extent;
      divides(extent, 0);
      divides(extent, (1L << 31) - 1);
      divides(extent, whole);
      divides(extent, whole - 1);
      divides(extent, random.nextInt() >>> 1);
    }
  }

  @Test
  void multipliersFitThirtyTwoBits() {
    for (long extent = 1; extent < 1L << 31; extent = extent * 3 / 2 + 1) {
      assertTrue(ArgumentBlock.magic(extent) < 1L << 32, () -> "too large");
    }
  }
}
