package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * Stable radix sort of the rows of an array: on GPUs by {@link SortTiles}, elsewhere, and where
 * there are many very short rows, by a work-item for each row or tile. Few long rows are cut into
 * tiles, and every digit takes three steps: counts per tile, their exclusive scan, moves.
 */
final class SortKernels {
  private static final int CPU_TILE = 1 << 14;

  /** Rows up to this length are one work-item's work on a GPU if there are enough of them. */
  private static final int GPU_ROW = 32;

  private static final int GPU_ROWS = 4096;

  private final PrimitiveQueue queue;
  private final SortKeys keys;
  private final SortRows array;
  private final long length;
  private final long rows;

  SortKernels(PrimitiveQueue queue, SortKeys keys, SortRows array) {
    this.queue = queue;
    this.keys = keys;
    this.array = array;
    this.length = array.length();
    this.rows = array.rows();
  }

  /** Keys and, if wanted, positions; both in memory of the run. */
  private record Pairs(Buffer keys, Buffer index) {}

  void sort() {
    if (length > 0xffffffffL) {
      throw new dev.sinter.ShapeException(
          "sort of rows of " + length + " elements: at most 2^32 - 1; sort in parts");
    }
    boolean shortRows = length <= GPU_ROW && rows >= GPU_ROWS;
    if (queue.gpu() && SelectSizes.of(keys, array).pay(queue.computeUnits())) {
      new SelectKernels(queue, keys, array).select();
      return;
    }
    if (queue.gpu() && !shortRows) {
      new SortTiles(queue, keys, array).sort();
      return;
    }
    PrimitivePrograms.Program program = queue.program("sort.cl", keys.macros());
    Pairs pairs = pairs();
    Pairs spare = pairs();
    queue.elements(
        program.kernel("sort_encode"),
        rows * length,
        sizes(1, 0),
        array.from(),
        pairs.keys(),
        pairs.index());
    Pairs sorted = inRows() ? rows(program, pairs, spare) : tiles(program, pairs, spare);
    boolean indices = keys.sort().indices();
    queue.elements(
        program.kernel(indices ? "sort_indices" : "sort_values"),
        rows * array.count(),
        sizes(1, 0),
        indices ? sorted.index() : sorted.keys(),
        array.to());
  }

  private boolean inRows() {
    return queue.gpu() || rows >= 4L * queue.computeUnits() || length <= CPU_TILE;
  }

  private Pairs pairs() {
    long total = rows * length;
    Buffer own = queue.temporary(total * keys.bytes());
    return new Pairs(own, keys.sort().indices() ? queue.temporary(total * Integer.BYTES) : own);
  }

  private long[] sizes(long tile, int shift) {
    return new long[] {
      length, rows, tile, (length + tile - 1) / tile, shift, keys.flip(), array.count()
    };
  }

  private Pairs rows(PrimitivePrograms.Program program, Pairs from, Pairs to) {
    queue.items(
        program.kernel("sort_rows"),
        rows,
        sizes(1, 0),
        from.keys(),
        from.index(),
        to.keys(),
        to.index());
    return keys.passes() % 2 == 1 ? to : from;
  }

  private Pairs tiles(PrimitivePrograms.Program program, Pairs pairs, Pairs spare) {
    long tile = Math.max(CPU_TILE, length / (4L * queue.computeUnits()));
    long tiles = rows * sizes(tile, 0)[3];
    long cells = tiles << SortKeys.DIGIT;
    Buffer counts = queue.temporary(cells * Long.BYTES);
    Pairs from = pairs;
    Pairs to = spare;
    for (int shift = 0; shift < keys.bits(); shift += SortKeys.DIGIT) {
      long[] sizes = sizes(tile, shift);
      queue.items(program.kernel("sort_count_item"), tiles, sizes, from.keys(), counts);
      new ScanKernels(queue, ReduceOp.SUM, DType.I64)
          .scan(counts, counts, new Strip(1, cells, 1), true);
      queue.items(
          program.kernel("sort_move_item"),
          tiles,
          sizes,
          from.keys(),
          from.index(),
          counts,
          to.keys(),
          to.index());
      Pairs before = from;
      from = to;
      to = before;
    }
    return from;
  }
}
