package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.ScanTree;

/**
 * Scans: lines of several blocks are first reduced to their blocks' totals, whose exclusive scan
 * gives each block its seed.
 */
final class ScanKernels {
  /** A GPU's work-item takes a whole line of this length or less. */
  private static final long SHORT = 64;

  /** With this many lines a work-item for each fills a GPU, and neighbours read neighbours. */
  private static final long MANY = 16_384;

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
    long seeded = blocks > 1 ? 1 : 0;
    long[] sizes = {strip.length(), strip.inner(), strip.lines(), blocks, seeded};
    Buffer seeds = from;
    if (blocks > 1) {
      seeds = queue.temporary(strip.lines() * blocks * type.bytes());
      enqueue("scan_totals", exclusive, strip, sizes, from, seeds);
      scan(seeds, seeds, new Strip(strip.lines(), blocks, 1), true);
    }
    enqueue("scan", exclusive, strip, sizes, from, seeds, to);
  }

  private void enqueue(
      String name, boolean exclusive, Strip strip, long[] sizes, Buffer... buffers) {
    Macros macros =
        new Macros()
            .type("T", type)
            .define("U", type.bytes() == 8 ? "ulong" : "uint")
            .combiner(op, type)
            .define("EXCLUSIVE", exclusive ? 1 : 0);
    PrimitivePrograms.Program program = queue.program("scan.cl", macros);
    long blocks = strip.lines() * ScanTree.blocks(strip.length());
    if (groups(strip, blocks)) {
      queue.groups(program.kernel(name + "_group"), blocks, 256, sizes, buffers);
    } else {
      queue.items(program.kernel(name + "_item"), blocks, sizes, buffers);
    }
  }

  private boolean groups(Strip strip, long blocks) {
    boolean neighbours = strip.inner() >= 32 && blocks >= MANY;
    return queue.gpu() && strip.length() > SHORT && !neighbours;
  }
}
