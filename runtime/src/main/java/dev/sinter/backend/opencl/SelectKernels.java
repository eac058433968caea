package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * The first elements of sorted rows on GPUs, without a sort of the others, as in T. Alabi et al.,
 * "Fast k-selection algorithms for graphics processing units", 2012: the digits of the last one's
 * key are found from the highest on, each by counting the digits of the keys that have those found
 * before; then the keys that come before it, and as many equal ones as are still wanted, are kept
 * and sorted. A few more are kept where that saves digits.
 *
 * <p>Of few long rows, those elements are first kept as candidates that come before a bound: one
 * that a sample of the row gives. So most rows are read once. Where the bound was wrong, as with
 * many equal elements, digits are those of the whole row. The device knows which: all is enqueued.
 */
final class SelectKernels {
  /** Bits of a digit. */
  static final int DIGIT = 11;

  /** Numbers that the source has in front of what is known after each pass. */
  private static final int FIELDS = 3;

  private static final int GROUP = 256;

  /** Groups that count digits, for each compute unit. */
  private static final int COUNTING = 8;

  /** A bit of the words by which groups tell their numbers says that they are there. */
  private static final long LONGEST_CHAIN = 1L << 31;

  private final PrimitiveQueue queue;
  private final SortKeys keys;
  private final SortRows array;
  private final SelectSizes sizes;
  private final boolean chained;
  private final PrimitivePrograms.Program program;

  SelectKernels(PrimitiveQueue queue, SortKeys keys, SortRows array) {
    this.queue = queue;
    this.keys = keys;
    this.array = array;
    this.sizes = SelectSizes.of(keys, array);
    this.chained = queue.groupsMayWait() && array.length() < LONGEST_CHAIN;
    this.program =
        queue.program(
            "select.cl",
            keys.macros()
                .define("ITEMS", sizes.tile() / GROUP)
                .define("SAMPLE", sizes.mostSampled())
                .define("CHAINED", chained ? 1 : 0));
  }

  /** Elements and, if wanted, their positions in the row; both in memory of the run. */
  private record Elements(Buffer values, Buffer index) {}

  private Elements elements(long perRow) {
    Buffer values = queue.temporary(array.rows() * perRow * keys.type().bytes());
    boolean indices = keys.sort().indices();
    return new Elements(
        values, indices ? queue.temporary(array.rows() * perRow * Integer.BYTES) : values);
  }

  void select() {
    Elements kept = elements(sizes.sorted());
    if (sizes.isGroupsWork(queue.computeUnits())) {
      queue.groups(
          program.kernel("select_row"),
          array.rows(),
          GROUP,
          sizes.of(1, 0),
          array.from(),
          kept.values(),
          kept.index());
    } else {
      together(kept);
    }
    sort(kept);
  }

  /** Sorts what was kept; positions among these become those in the operand's rows. */
  private void sort(Elements kept) {
    boolean indices = keys.sort().indices();
    long total = array.rows() * array.count();
    Buffer to = indices ? queue.temporary(total * Long.BYTES) : array.to();
    SortRows rows = new SortRows(kept.values(), to, sizes.sorted(), array.rows(), array.count());
    new SortKernels(queue, keys, rows).sort();
    if (indices) {
      Kernel kernel = program.kernel("select_indices");
      queue.elements(kernel, total, sizes.of(1, 0), to, kept.index(), array.to());
    }
  }

  /** Each row by many work-groups. */
  private void together(Elements kept) {
    int passes = sizes.passes();
    long rows = array.rows();
    Buffer digits = queue.temporary(((rows * passes) << DIGIT) * Integer.BYTES);
    Buffer state = queue.temporary(rows * (FIELDS + 4 * (passes + 1)) * Long.BYTES);
    Kernel begin = program.kernel("select_begin");
    queue.groups(begin, rows, GROUP, sizes.of(1, 0), array.from(), state, digits);
    Keep keep = new Keep(state);
    Elements candidates = new Elements(array.from(), array.from());
    if (sizes.room() > 0) {
      candidates = elements(sizes.room());
      keep.enqueue(0, new Elements(array.from(), array.from()), candidates);
    }
    long most = Math.max(1, (long) COUNTING * queue.computeUnits() / rows);
    for (int pass = 0; pass <= passes; pass++) {
      long groups = pass == passes ? 1 : Math.min(sizes.tiles(), most);
      queue.groups(
          program.kernel("select_count"),
          rows * groups,
          GROUP,
          sizes.of(groups, pass),
          array.from(),
          candidates.values(),
          state,
          digits);
    }
    keep.enqueue(1, candidates, kept);
  }

  /** Keeps elements, in the order of their positions: candidates, then those to be sorted. */
  private final class Keep {
    private final Buffer state;
    private final Buffer numbers;

    Keep(Buffer state) {
      this.state = state;
      long rows = array.rows();
      long words = chained ? 2 * rows * (1 + sizes.states()) : 2 * rows * sizes.tiles();
      this.numbers = queue.temporary(words * Long.BYTES);
      if (chained) {
        queue.fill(numbers, 0, 2 * words);
      }
    }

    void enqueue(int pass, Elements from, Elements to) {
      long groups = array.rows() * sizes.tiles();
      long[] struct = sizes.of(1, pass);
      if (!chained) {
        Kernel tile = program.kernel("select_tile");
        queue.groups(tile, groups, GROUP, struct, array.from(), from.values(), numbers, state);
        new ScanKernels(queue, ReduceOp.SUM, DType.I64)
            .scan(numbers, numbers, new Strip(1, 2 * groups, 1), true);
      }
      queue.groups(
          program.kernel("select_keep"),
          groups,
          GROUP,
          struct,
          array.from(),
          from.values(),
          from.index(),
          state,
          numbers,
          to.values(),
          to.index());
    }
  }
}
