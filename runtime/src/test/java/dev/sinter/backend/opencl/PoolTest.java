package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PoolTest {
  @Test
  void smallClassesArePowersOfTwo() {
    assertEquals(256, Pool.sizeClass(0));
    assertEquals(256, Pool.sizeClass(256));
    assertEquals(512, Pool.sizeClass(257));
    assertEquals(1 << 20, Pool.sizeClass((1 << 20) - 3));
  }

  @Test
  void largeClassesWasteAtMostAnEighth() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long bytes = (1 << 20) + 1 + (random.nextLong() >>> (25 + random.nextInt(15)));
      long size = Pool.sizeClass(bytes);
      assertTrue(size >= bytes && size <= bytes + bytes / 8, () -> bytes + " in " + size);
      assertEquals(size, Pool.sizeClass(size));
    }
  }
}
