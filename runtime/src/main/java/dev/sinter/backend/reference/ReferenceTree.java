package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Reductions;
import dev.sinter.plan.Tree;
import java.util.Arrays;

/** The fixed reduction tree, word by word as {@link Tree} describes it. */
final class ReferenceTree {
  private final ReduceOp op;
  private final DType element;

  private ReferenceTree(ReduceOp op, DType element) {
    this.op = op;
    this.element = element;
  }

  /** The finished reduction of a line's values, one per position. */
  static long reduce(ReduceOp op, DType element, long[] values) {
    ReferenceTree tree = new ReferenceTree(op, element);
    long[] leaves = new long[values.length];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = Reductions.enter(op, element, values[i]);
    }
    return Reductions.finish(op, element, tree.combineAll(leaves), values.length);
  }

  private long combineAll(long[] leaves) {
    int blocks = Tree.blocks(leaves.length);
    long[] partials = new long[blocks];
    for (int block = 0; block < blocks; block++) {
      partials[block] = combineColumns(columns(leaves, block));
    }
    return switch (blocks) {
      case 0 -> op.identity(element).bits();
      case 1 -> partials[0];
      default -> combineAll(partials);
    };
  }

  /** One block's columns, each summed downwards from the identity. */
  private long[] columns(long[] leaves, int block) {
    int rows = Tree.rows(leaves.length);
    long[] columns = new long[Tree.columns(leaves.length)];
    Arrays.fill(columns, op.identity(element).bits());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns.length; column++) {
        long position = ((long) block * rows + row) * columns.length + column;
        if (position < leaves.length) {
          columns[column] = combine(columns[column], leaves[(int) position]);
        }
      }
    }
    return columns;
  }

  private long combineColumns(long[] columns) {
    if (columns.length == 1) {
      return columns[0];
    }
    if (columns.length == 2) {
      return combine(columns[0], columns[1]);
    }
    long[] sums = new long[columns.length / 4];
    for (int t = 0; t < sums.length; t++) {
      long left = combine(columns[4 * t], columns[4 * t + 1]);
      sums[t] = combine(left, combine(columns[4 * t + 2], columns[4 * t + 3]));
    }
    for (int k = sums.length / 2; k >= 1; k /= 2) {
      for (int t = 0; t < k; t++) {
        sums[t] = combine(sums[t], sums[t + k]);
      }
    }
    return sums[0];
  }

  private long combine(long a, long b) {
    return Reductions.combine(op, element, a, b);
  }
}
