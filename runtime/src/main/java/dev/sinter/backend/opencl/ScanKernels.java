package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.ScanTree;

/**
 * Scans: lines of several blocks are first reduced to their blocks' totals, whose exclusive scan
 * gives each block its seed; or work-groups wait for each other's totals within one launch, where a
 * device allows that: blocks of a line, or smaller pieces of lines side by side.
 */
final class ScanKernels {
  /** Work-items of a group, each with {@link ScanTree#RADIX} values. */
  private static final int GROUP = ScanTree.BLOCK / ScanTree.RADIX;

  /** A GPU's work-item takes a whole line of this length or less, if its elements lie apart. */
  private static final long SHORT = 64;

  /** With this many lines a work-item for each fills a GPU, and neighbours read neighbours. */
  private static final long MANY = 16_384;

  /** Levels of totals that a chain has at most: 16^7 pieces are 2^36 values. */
  private static final int LEVELS = 7;

  /** Neighbouring lines of which a work-group takes a piece each. */
  private static final int COLUMNS = 16;

  /** Values of such a piece. */
  private static final int PIECE = ScanTree.RADIX * ScanTree.RADIX;

  private final PrimitiveQueue queue;
  private final ReduceOp op;
  private final DType type;

  ScanKernels(PrimitiveQueue queue, ReduceOp op, DType type) {
    this.queue = queue;
    this.op = op;
    this.type = type;
  }

  /** Scans every line of {@code from} into {@code to}, which may be the same buffer. */
  void scan(Buffer from, Buffer to, Strip strip, boolean exclusive) {
    long blocks = ScanTree.blocks(strip.length());
    boolean groups = groups(strip, blocks);
    if (queue.gpu() && queue.groupsMayWait() && ScanTree.levels(pieces(strip)) <= LEVELS) {
      if (strip.inner() >= COLUMNS && strip.length() > SHORT) {
        long across = strip.lines() / strip.inner() * ((strip.inner() + COLUMNS - 1) / COLUMNS);
        chain("scan_columns", pieces(strip), across, from, to, strip, exclusive);
        return;
      }
      if (groups && blocks > 1) {
        chain("scan_chain", blocks, strip.lines(), from, to, strip, exclusive);
        return;
      }
    }
    Buffer seeds = from;
    if (blocks > 1) {
      seeds = queue.temporary(strip.lines() * blocks * type.bytes());
      enqueue("scan_totals", groups, exclusive, strip, from, seeds);
      scan(seeds, seeds, new Strip(strip.lines(), blocks, 1), true);
    }
    enqueue("scan", groups, exclusive, strip, from, seeds, to);
  }

  private static long pieces(Strip strip) {
    return (strip.length() + PIECE - 1) / PIECE;
  }

  /**
   * In one launch.
   *
   * @param parts of a line, of which each publishes its total
   * @param across work-groups for one part of all lines
   */
  private void chain(
      String name,
      long parts,
      long across,
      Buffer from,
      Buffer to,
      Strip strip,
      boolean exclusive) {
    long words = 1 + strip.lines() * Chain.totals(parts) * (type.bytes() / Integer.BYTES);
    Buffer state = queue.temporary(words * Long.BYTES);
    queue.fill(state, 0, words * 2);
    Kernel kernel = program(exclusive).kernel(name);
    queue.groups(kernel, parts * across, GROUP, sizes(strip, parts), from, state, to);
  }

  private void enqueue(
      String name, boolean groups, boolean exclusive, Strip strip, Buffer... buffers) {
    long[] sizes = sizes(strip, ScanTree.blocks(strip.length()));
    long blocks = strip.lines() * sizes[3];
    PrimitivePrograms.Program program = program(exclusive);
    if (groups) {
      long packed = sizes[5];
      long count = (blocks + packed - 1) / packed;
      queue.groups(program.kernel(name + "_group"), count, GROUP, sizes, buffers);
    } else {
      queue.items(program.kernel(name + "_item"), blocks, sizes, buffers);
    }
  }

  /** The struct of the source; lines of less than a block share a group. */
  private static long[] sizes(Strip strip, long blocks) {
    long width = blocks > 1 ? ScanTree.BLOCK : Chain.groups(strip.length()) * ScanTree.RADIX;
    return new long[] {
      strip.length(),
      strip.inner(),
      strip.lines(),
      blocks,
      blocks > 1 ? 1 : 0,
      ScanTree.BLOCK / width,
      width,
      ScanTree.levels(blocks),
      Chain.totals(blocks)
    };
  }

  private PrimitivePrograms.Program program(boolean exclusive) {
    boolean wide = type.bytes() == 8;
    Macros macros =
        new Macros()
            .type("T", type)
            .define("U", wide ? "ulong" : "uint")
            .define("AS_U", wide ? "as_ulong" : "as_uint")
            .define("AS_T", "as_" + Macros.scalar(type))
            .define("STAGES", wide ? 2 : 1)
            .define("LEVELS", LEVELS)
            .combiner(op, type)
            .define("EXCLUSIVE", exclusive ? 1 : 0);
    return queue.program("scan.cl", macros);
  }

  private boolean groups(Strip strip, long blocks) {
    boolean neighbours = strip.inner() >= 32 && strip.lines() * blocks >= MANY;
    return queue.gpu() && (strip.inner() == 1 || (strip.length() > SHORT && !neighbours));
  }
}
