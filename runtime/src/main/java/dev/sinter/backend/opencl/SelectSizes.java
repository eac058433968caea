package dev.sinter.backend.opencl;

import dev.sinter.plan.ScanTree;

/**
 * What a selection on a GPU does with rows of some length.
 *
 * @param array the rows and how many elements are wanted of each
 * @param tile elements that a work-group looks at together
 */
record SelectSizes(SortKeys keys, SortRows array, long tile) {
  /** The part of a row that is worth a sort. */
  private static final int SELECTED = 8;

  /**
   * So few elements, of rows that several work-groups share, are sorted sooner than many wanted.
   */
  private static final long FEW_ELEMENTS = 1 << 20;

  /** A row of no more tiles is one work-group's work. */
  private static final int FEW_TILES = 8;

  /** Rows for each compute unit that give it enough to do if each is one work-group's work. */
  private static final int MANY_ROWS = 4;

  /** Elements of a sample in local memory, by their size. */
  private static final int SAMPLE_BYTES = 1 << 14;

  /** A row is at least so many times as long as its sample. */
  private static final int SAMPLED = 16;

  /** Keys of so few bits are mostly equal: a sample says nothing. */
  private static final int FEW_BITS = 11;

  static SelectSizes of(SortKeys keys, SortRows array) {
    return new SelectSizes(keys, array, SortTiles.longestRow(keys));
  }

  /** Whether so few elements of long rows are wanted that sorting the others is not worth it. */
  boolean pay(int computeUnits) {
    return array.length() > tile
        && array.count() <= array.length() / SELECTED
        && (isGroupsWork(computeUnits)
            || array.count() <= tile / 2
            || array.rows() * array.length() > FEW_ELEMENTS);
  }

  /** Whether a row is the work of one work-group. */
  boolean isGroupsWork(int computeUnits) {
    return tiles() <= FEW_TILES || array.rows() >= (long) MANY_ROWS * computeUnits;
  }

  long tiles() {
    return (array.length() + tile - 1) / tile;
  }

  /** Numbers that the tiles of a row publish. */
  long states() {
    return Chain.totals(tiles());
  }

  int mostSampled() {
    return SAMPLE_BYTES / keys.bytes();
  }

  /** Elements of a row that are looked at before all others; 0 if that is of no use. */
  long sample() {
    return keys.bits() <= FEW_BITS ? 0 : Math.min(mostSampled(), array.length() / SAMPLED);
  }

  /** How many of those wanted are in the sample on average. */
  private double expected() {
    return (double) array.count() * sample() / array.length();
  }

  /**
   * The rank in the sample, from 1 on, of the last candidate. Were the sample drawn at random, one
   * row in ten million had as many of those wanted before it, and fewer candidates than are wanted.
   */
  long rank() {
    return sample() == 0 ? 0 : (long) Math.ceil(expected() + 5 * Math.sqrt(expected()) + 5);
  }

  /** Memory for a row's candidates: one row in ten million had more. */
  long room() {
    if (sample() == 0) {
      return 0;
    }
    double most = rank() + 6 * Math.sqrt((double) rank()) + 8;
    long room = (long) Math.ceil(most * array.length() / sample());
    return Math.min(array.length(), Math.max(array.count(), room));
  }

  /** How many elements of a row are sorted at the end: those wanted and, at most, some more. */
  long sorted() {
    long small = SortTiles.shortRow(keys);
    if (array.count() <= small / 2) {
      return small;
    }
    return array.count() <= tile / 2 ? tile : array.count() + tile / 2;
  }

  /** Digits of 11 bits. */
  int passes() {
    return (keys.bits() + SelectKernels.DIGIT - 1) / SelectKernels.DIGIT;
  }

  /** The struct of the source. */
  long[] of(long groups, int pass) {
    return new long[] {
      array.length(),
      array.rows(),
      array.count(),
      tiles(),
      groups,
      states(),
      ScanTree.levels(tiles()),
      sample(),
      rank(),
      room(),
      sorted(),
      pass,
      keys.flip()
    };
  }
}
