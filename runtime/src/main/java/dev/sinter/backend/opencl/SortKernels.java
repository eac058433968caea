package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
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
  private final Primitive.Sort sort;
  private final SortKeys keys;
  private final long length;
  private final long rows;

  SortKernels(PrimitiveQueue queue, Primitive.Sort sort) {
    this.queue = queue;
    this.sort = sort;
    this.keys = new SortKeys(queue.call().operands().get(0).type(), sort);
    Strip strip = Strip.of(queue.call().shape(), queue.call().shape().rank() - 1);
    this.length = strip.length();
    this.rows = strip.lines();
  }

  /** Keys and, if wanted, positions; both in memory of the run. */
  private record Pairs(Buffer keys, Buffer index) {}

  void sort() {
    if (length > 0xffffffffL) {
      throw new dev.sinter.ShapeException(
          "sort of rows of " + length + " elements: at most 2^32 - 1; sort in parts");
    }
    boolean shortRows = length <= GPU_ROW && rows >= GPU_ROWS;
    if (queue.gpu() && !shortRows) {
      new SortTiles(queue, keys, length, rows).sort();
      return;
    }
    PrimitivePrograms.Program program = queue.program("sort.cl", keys.macros());
    Pairs pairs = pairs();
    Pairs spare = pairs();
    long total = rows * length;
    queue.elements(
        program.kernel("sort_encode"),
        total,
        sizes(1, 0),
        queue.operand(0),
        pairs.keys(),
        pairs.index());
    Pairs sorted = inRows() ? rows(program, pairs, spare) : tiles(program, pairs, spare);
    if (sort.indices()) {
      queue.elements(
          program.kernel("sort_indices"), total, sizes(1, 0), sorted.index(), queue.output());
    } else {
      queue.elements(
          program.kernel("sort_values"), total, sizes(1, 0), sorted.keys(), queue.output());
    }
  }

  private boolean inRows() {
    return queue.gpu() || rows >= 4L * queue.computeUnits() || length <= CPU_TILE;
  }

  private Pairs pairs() {
    long total = rows * length;
    Buffer own = queue.temporary(total * keys.bytes());
    return new Pairs(own, sort.indices() ? queue.temporary(total * Integer.BYTES) : own);
  }

  private long[] sizes(long tile, int shift) {
    return new long[] {length, rows, tile, (length + tile - 1) / tile, shift, keys.flip()};
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
