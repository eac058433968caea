package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.ScanTree;
import java.util.Arrays;

/** Scans of {@code long}. */
final class LongScan extends Scan {
  private final long[] from;
  private final long[] to;
  private final long identity;
  private long[] totals = {};

  LongScan(ReduceOp op, boolean exclusive, Lines lines, long[] from, long[] to) {
    super(op, exclusive, lines);
    this.from = from;
    this.to = to;
    this.identity = op.identity(DType.I64).bits();
  }

  @Override
  void whole(int first) {
    scan(first, lines.length(), ScanTree.levels(lines.length()), identity);
  }

  @Override
  void allocateTotals(int count) {
    totals = new long[count];
  }

  @Override
  void keepTotal(int task, int first, int count) {
    totals[task] = total(first, count, ScanTree.levels(ScanTree.SPAN));
  }

  @Override
  void seeds(int start) {
    long[] own = Arrays.copyOfRange(totals, start, start + spans);
    long[] seeds = new long[spans];
    new LongScan(op, true, new Lines(1, spans, 1), own, seeds).whole(0);
    System.arraycopy(seeds, 0, totals, start, spans);
  }

  @Override
  void span(int task, int first, int count) {
    scan(first, count, ScanTree.levels(ScanTree.SPAN), totals[task]);
  }

  /** The total of one group of a level; {@code count} elements of it exist. */
  private long total(int first, int count, int level) {
    long total = identity;
    if (level == 1) {
      for (int i = 0; i < count; i++) {
        total = combine(total, from[first + i * lines.inner()]);
      }
      return total;
    }
    int part = 1 << (4 * (level - 1));
    for (int start = 0; start < count; start += part) {
      int size = Math.min(part, count - start);
      total = combine(total, total(first + start * lines.inner(), size, level - 1));
    }
    return total;
  }

  /** Writes the results of one group of a level; gives its total. */
  private long scan(int first, int count, int level, long seed) {
    if (level == 1) {
      return leaf(first, count, seed);
    }
    int part = 1 << (4 * (level - 1));
    long total = identity;
    long next = seed;
    for (int start = 0; start < count; start += part) {
      int size = Math.min(part, count - start);
      long own = scan(first + start * lines.inner(), size, level - 1, next);
      next = combine(next, own);
      total = combine(total, own);
    }
    return total;
  }

  private long leaf(int first, int count, long seed) {
    long total = identity;
    long next = seed;
    int at = first;
    for (int i = 0; i < count; i++) {
      long value = from[at];
      long before = next;
      next = combine(next, value);
      total = combine(total, value);
      to[at] = exclusive ? before : next;
      at += lines.inner();
    }
    return total;
  }

  /** Comparisons that a loop's compiler moves out of it, unlike a switch. */
  private long combine(long a, long b) {
    if (op == ReduceOp.SUM) {
      return a + b;
    }
    if (op == ReduceOp.PROD) {
      return a * b;
    }
    return op == ReduceOp.MIN ? Math.min(a, b) : Math.max(a, b);
  }
}
