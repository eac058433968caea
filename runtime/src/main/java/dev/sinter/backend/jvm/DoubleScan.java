package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.ScanTree;
import java.util.Arrays;

/** Scans of {@code double}. */
final class DoubleScan extends Scan {
  private final double[] from;
  private final double[] to;
  private final double identity;
  private double[] totals = {};

  DoubleScan(ReduceOp op, boolean exclusive, Lines lines, double[] from, double[] to) {
    super(op, exclusive, lines);
    this.from = from;
    this.to = to;
    this.identity = Double.longBitsToDouble(op.identity(DType.F64).bits());
  }

  @Override
  void whole(int first) {
    scan(first, lines.length(), ScanTree.levels(lines.length()), identity);
  }

  @Override
  void allocateTotals(int count) {
    totals = new double[count];
  }

  @Override
  void keepTotal(int task, int first, int count) {
    totals[task] = total(first, count, ScanTree.levels(ScanTree.SPAN));
  }

  @Override
  void seeds(int start) {
    double[] own = Arrays.copyOfRange(totals, start, start + spans);
    double[] seeds = new double[spans];
    new DoubleScan(op, true, new Lines(1, spans, 1), own, seeds).whole(0);
    System.arraycopy(seeds, 0, totals, start, spans);
  }

  @Override
  void span(int task, int first, int count) {
    scan(first, count, ScanTree.levels(ScanTree.SPAN), totals[task]);
  }

  /** The total of one group of a level; {@code count} elements of it exist. */
  private double total(int first, int count, int level) {
    double total = identity;
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
  private double scan(int first, int count, int level, double seed) {
    if (level == 1) {
      return leaf(first, count, seed);
    }
    int part = 1 << (4 * (level - 1));
    double total = identity;
    double next = seed;
    for (int start = 0; start < count; start += part) {
      int size = Math.min(part, count - start);
      double own = scan(first + start * lines.inner(), size, level - 1, next);
      next = combine(next, own);
      total = combine(total, own);
    }
    return total;
  }

  private double leaf(int first, int count, double seed) {
    double total = identity;
    double next = seed;
    int at = first;
    for (int i = 0; i < count; i++) {
      double value = from[at];
      double before = next;
      next = combine(next, value);
      total = combine(total, value);
      to[at] = exclusive ? before : next;
      at += lines.inner();
    }
    return total;
  }

  /** Comparisons that a loop's compiler moves out of it, unlike a switch. */
  private double combine(double a, double b) {
    if (op == ReduceOp.SUM) {
      return a + b;
    }
    if (op == ReduceOp.PROD) {
      return a * b;
    }
    return op == ReduceOp.MIN ? Math.min(a, b) : Math.max(a, b);
  }
}
