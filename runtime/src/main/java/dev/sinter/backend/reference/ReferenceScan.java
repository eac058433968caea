package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Reductions;
import dev.sinter.plan.ScanTree;

/** Scans in the order of {@link ScanTree}, on the bits of {@link dev.sinter.ir.Expr.Constant}. */
final class ReferenceScan {
  private final ReduceOp op;
  private final DType type;

  private ReferenceScan(ReduceOp op, DType type) {
    this.op = op;
    this.type = type;
  }

  static long[] scan(Primitive.Scan scan, DType type, long[] values) {
    ReferenceScan reference = new ReferenceScan(scan.op(), type);
    long[] result = reference.exclusive(values);
    for (int i = 0; i < values.length && !scan.exclusive(); i++) {
      result[i] = reference.combine(result[i], values[i]);
    }
    return result;
  }

  private long[] exclusive(long[] values) {
    int groups = (values.length + ScanTree.RADIX - 1) / ScanTree.RADIX;
    long[] seeds = {op.identity(type).bits()};
    if (groups > 1) {
      seeds = exclusive(totals(values, groups));
    }
    long[] result = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = i % ScanTree.RADIX;
      result[i] = first == 0 ? seeds[i / ScanTree.RADIX] : combine(result[i - 1], values[i - 1]);
    }
    return result;
  }

  private long[] totals(long[] values, int groups) {
    long[] totals = new long[groups];
    java.util.Arrays.fill(totals, op.identity(type).bits());
    for (int i = 0; i < values.length; i++) {
      totals[i / ScanTree.RADIX] = combine(totals[i / ScanTree.RADIX], values[i]);
    }
    return totals;
  }

  private long combine(long a, long b) {
    return Reductions.combine(op, type, a, b);
  }
}
