package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The shape of the reduction tree: a function of the length alone that every backend relies on. */
final class TreeTest {
  private static final long[] LENGTHS = {
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    9,
    100,
    1023,
    1024,
    1025,
    4095,
    4096,
    4097,
    100_003,
    8_388_608,
    8_388_609,
    1L << 31,
    (1L << 31) + 5,
    1L << 40,
    1L << 51
  };

  @Test
  void nothingHasNoBlock() {
    assertEquals(0, Tree.blocks(0));
    assertEquals(1, Tree.columns(0));
  }

  @Test
  void lengthsWithoutABlockSizeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tree.rows((1L << 51) + 1));
  }

  @Test
  void columnsArePowersOfTwoUpTo1024() {
    for (long n : LENGTHS) {
      int columns = Tree.columns(n);
      assertEquals(1, Integer.bitCount(columns), "columns of " + n);
      assertTrue(columns <= Tree.MAX_COLUMNS);
      assertTrue(columns == Tree.MAX_COLUMNS || columns >= (n + 3) / 4, "columns of " + n);
    }
  }

  @Test
  void blocksCoverTheLengthAndNoBlockIsEmpty() {
    for (long n : LENGTHS) {
      long block = (long) Tree.rows(n) * Tree.columns(n);
      int blocks = Tree.blocks(n);
      assertTrue(blocks >= 1 && blocks <= Tree.MAX_BLOCKS, "blocks of " + n);
      assertTrue((blocks - 1) * block < n, "the last block of " + n + " is empty");
      assertTrue(blocks * block >= n || blocks * block < 0, "blocks of " + n + " end early");
    }
  }

  @Test
  void theBlocksOfAnyLengthFormOneBlockThemselves() {
    for (long n : LENGTHS) {
      assertEquals(1, Tree.blocks(Tree.blocks(n)), "two levels must suffice for " + n);
    }
  }

  @Test
  void oneBlockHoldsEveryLengthWithFewerThan1024Columns() {
    for (int n = 1; n <= 4 * Tree.MAX_COLUMNS; n++) {
      assertEquals(1, Tree.blocks(n), "blocks of " + n);
    }
    assertEquals(2, Tree.blocks(4 * Tree.MAX_COLUMNS + 1));
  }

  /** Each block can have a group of its own, so few rows keep a device busy. */
  @Test
  void fewLongRowsAreManyBlocks() {
    assertTrue(Tree.blocks(3 << 20) >= 500, "blocks of a long row");
    assertTrue(Tree.blocks(1_024_000) >= 200, "blocks of a shorter row");
  }
}
