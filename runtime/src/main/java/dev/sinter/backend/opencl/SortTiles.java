package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * Stable radix sort on GPUs. A row that fits the local memory of a work-group is sorted there.
 * Longer ones are cut into tiles; a pass for every digit sorts each tile by it in local memory and
 * moves the tile's keys to where the row has those of the digit. That follows from how many the
 * tiles before it have: the groups wait for each other's numbers, as in A. Adinets and D. Merrill,
 * "Onesweep", 2022, or, where they may not wait, all tiles are counted first. In a tile NVIDIA's
 * work-items of a warp find equal digits by votes, eight bits at once; others sort by four bits
 * twice.
 */
final class SortTiles {
  private static final int MOST_THREADS = 256;
  private static final int FEW_THREADS = 64;
  private static final int DIGITS = 1 << SortKeys.DIGIT;

  /** A bit of the words by which groups tell their numbers says that they are there. */
  private static final long LONGEST_CHAIN = 1L << 31;

  /** Groups that count digits, for each compute unit. */
  private static final int COUNTING = 8;

  private final PrimitiveQueue queue;
  private final SortKeys keys;
  private final SortRows array;
  private final long length;
  private final long rows;

  /** Keys of a work-item, such that tiles fit 32 KiB of local memory. */
  private final int items;

  private final boolean chained;

  SortTiles(PrimitiveQueue queue, SortKeys keys, SortRows array) {
    this.queue = queue;
    this.keys = keys;
    this.array = array;
    this.length = array.length();
    this.rows = array.rows();
    this.items = items(keys);
    this.chained = queue.groupsMayWait() && length < LONGEST_CHAIN;
  }

  private static int items(SortKeys keys) {
    return keys.bytes() == Long.BYTES ? 8 : 16;
  }

  /** The longest row that a work-group sorts in local memory. */
  static int longestRow(SortKeys keys) {
    return MOST_THREADS * items(keys);
  }

  /** The longest row that a small work-group sorts in local memory. */
  static int shortRow(SortKeys keys) {
    return FEW_THREADS * items(keys);
  }

  void sort() {
    int threads = length <= shortRow(keys) ? FEW_THREADS : MOST_THREADS;
    PrimitivePrograms.Program program = program(threads);
    if (length <= (long) threads * items) {
      Kernel kernel = program.kernel("sort_tile");
      queue.groups(kernel, rows, threads, sizes(0), array.from(), array.to());
    } else if (chained) {
      chain(program);
    } else {
      count(program);
    }
  }

  private PrimitivePrograms.Program program(int threads) {
    boolean indices = keys.sort().indices();
    return queue.program(
        "sort_tiles.cl",
        keys.macros()
            .define("THREADS", threads)
            .define("ITEMS", items)
            .define("CHAINED", chained ? 1 : 0)
            .define("RESULT", Macros.scalar(indices ? DType.I64 : keys.type())));
  }

  private long tiles() {
    long tile = (long) MOST_THREADS * items;
    return (length + tile - 1) / tile;
  }

  /** What the tiles of a row publish of a digit. */
  private long states() {
    return Chain.totals(tiles());
  }

  /** Groups that count the digits of a row. */
  private long groups() {
    return Math.min(tiles(), Math.max(1, COUNTING * (long) queue.computeUnits() / rows));
  }

  private long[] sizes(int pass) {
    return new long[] {
      length,
      rows,
      tiles(),
      (long) pass * SortKeys.DIGIT,
      groups(),
      states(),
      keys.flip(),
      array.count()
    };
  }

  /** Keys and positions between passes: two of each at most, which take turns. */
  private Buffer[] between(int bytes) {
    Buffer[] buffers = {array.from(), array.from()};
    for (int i = 0; i < Math.min(2, keys.passes() - 1); i++) {
      buffers[i] = queue.temporary(rows * length * bytes);
    }
    return buffers;
  }

  private void chain(PrimitivePrograms.Program program) {
    int passes = keys.passes();
    long histograms = rows * passes * DIGITS;
    Buffer starts = queue.temporary((histograms + passes) * Integer.BYTES);
    queue.fill(starts, 0, histograms + passes);
    queue.groups(
        program.kernel("sort_histograms"),
        rows * groups(),
        MOST_THREADS,
        sizes(0),
        array.from(),
        starts);
    queue.groups(program.kernel("sort_starts"), rows * passes, MOST_THREADS, sizes(0), starts);
    long states = rows * states() * DIGITS;
    Buffer[] state = {
      queue.temporary(states * Integer.BYTES), queue.temporary(states * Integer.BYTES)
    };
    queue.fill(state[0], 0, states);
    Moves moves = new Moves(program);
    for (int pass = 0; pass < passes; pass++) {
      moves.enqueue(pass, state[pass % 2], state[1 - pass % 2], starts);
    }
  }

  private void count(PrimitivePrograms.Program program) {
    long cells = rows * tiles() * DIGITS;
    Buffer counts = queue.temporary(cells * Long.BYTES);
    Moves moves = new Moves(program);
    for (int pass = 0; pass < keys.passes(); pass++) {
      queue.groups(
          program.kernel("sort_count"),
          rows * tiles(),
          MOST_THREADS,
          sizes(pass),
          array.from(),
          moves.from(pass),
          counts);
      new ScanKernels(queue, ReduceOp.SUM, DType.I64)
          .scan(counts, counts, new Strip(1, cells, 1), true);
      moves.enqueue(pass, counts);
    }
  }

  /** The passes' kernel: from the operand by way of keys to the result. */
  private final class Moves {
    private final Kernel kernel;
    private final Buffer[] between = between(keys.bytes());
    private final Buffer[] indices = keys.sort().indices() ? between(Integer.BYTES) : between;

    Moves(PrimitivePrograms.Program program) {
      this.kernel = program.kernel("sort_pass");
    }

    /** Where a pass but the first has its keys from. */
    Buffer from(int pass) {
      return between[(pass + 1) % 2];
    }

    void enqueue(int pass, Buffer... offsets) {
      Buffer[] buffers = new Buffer[6 + offsets.length];
      buffers[0] = array.from();
      buffers[1] = from(pass);
      buffers[2] = indices[(pass + 1) % 2];
      buffers[3] = between[pass % 2];
      buffers[4] = indices[pass % 2];
      System.arraycopy(offsets, 0, buffers, 5, offsets.length);
      buffers[buffers.length - 1] = array.to();
      queue.groups(kernel, rows * tiles(), MOST_THREADS, sizes(pass), buffers);
    }
  }
}
