package dev.sinter.backend.jvm;

import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.ScanTree;

/**
 * A scan in the order of {@link ScanTree}. Lines that are many, or short, are one thread's work
 * each. Otherwise each is cut into spans: first their totals in parallel, then the spans' seeds,
 * then the spans in parallel.
 */
abstract class Scan {
  /** Elements that are worth a task. */
  private static final int TASK = 1 << 15;

  final ReduceOp op;
  final boolean exclusive;
  final Lines lines;
  final int spans;

  Scan(ReduceOp op, boolean exclusive, Lines lines) {
    this.op = op;
    this.exclusive = exclusive;
    this.lines = lines;
    this.spans = (lines.length() + ScanTree.SPAN - 1) / ScanTree.SPAN;
  }

  final void run() {
    if (spans == 1 || lines.count() >= 4 * Pool.threads()) {
      int perTask = Math.max(1, TASK / lines.length());
      int tasks = (lines.count() + perTask - 1) / perTask;
      Pool.run(tasks, () -> task -> wholeLines(task * perTask, perTask));
      return;
    }
    int tasks = Math.multiplyExact(lines.count(), spans);
    allocateTotals(tasks);
    Pool.run(tasks, () -> task -> keepTotal(task, first(task), size(task)));
    for (int line = 0; line < lines.count(); line++) {
      seeds(line * spans);
    }
    Pool.run(tasks, () -> task -> span(task, first(task), size(task)));
  }

  private void wholeLines(int from, int count) {
    for (int line = from; line < Math.min(lines.count(), from + count); line++) {
      whole(lines.first(line));
    }
  }

  private int first(int task) {
    return lines.first(task / spans) + task % spans * ScanTree.SPAN * lines.inner();
  }

  private int size(int task) {
    return Math.min(ScanTree.SPAN, lines.length() - task % spans * ScanTree.SPAN);
  }

  /** Scans a line from the identity. */
  abstract void whole(int first);

  /** Memory for that many spans' totals. */
  abstract void allocateTotals(int count);

  /** Keeps the total of a span. */
  abstract void keepTotal(int task, int first, int count);

  /** Turns the totals of a line, from this one on, into the seeds of its spans. */
  abstract void seeds(int from);

  /** Scans a span from its seed. */
  abstract void span(int task, int first, int count);
}
