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
  private final int width;

  private ReferenceTree(ReduceOp op, DType element) {
    this.op = op;
    this.element = element;
    this.width = op.width();
  }

  /** The finished reduction of a line's values, one per position. */
  static long reduce(ReduceOp op, DType element, long[] values) {
    ReferenceTree tree = new ReferenceTree(op, element);
    long[] leaves = new long[values.length * tree.width];
    for (int i = 0; i < values.length; i++) {
      Reductions.enter(op, element, values[i], leaves, i);
    }
    long[] result = tree.combineAll(leaves, values.length);
    return Reductions.finish(op, element, result, 0, values.length);
  }

  private long[] combineAll(long[] leaves, int count) {
    int blocks = Tree.blocks(count);
    if (blocks == 0) {
      return identities(1);
    }
    long[] partials = new long[blocks * width];
    for (int block = 0; block < blocks; block++) {
      long[] columns = columns(leaves, count, block);
      combineColumns(columns);
      System.arraycopy(columns, 0, partials, block * width, width);
    }
    return blocks == 1 ? partials : combineAll(partials, blocks);
  }

  private long[] identities(int count) {
    long[] identities = new long[count * width];
    Arrays.fill(identities, op.identity(element).bits());
    return identities;
  }

  /** One block's columns, each summed downwards from the identity; one more for what comes in. */
  private long[] columns(long[] leaves, int count, int block) {
    int rows = Tree.rows(count);
    int columns = Tree.columns(count);
    long[] sums = identities(columns + 1);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        long position = ((long) block * rows + row) * columns + column;
        if (position < count) {
          System.arraycopy(leaves, (int) position * width, sums, columns * width, width);
          combine(sums, column, columns);
        }
      }
    }
    return Arrays.copyOf(sums, columns * width);
  }

  /** Leaves the block's value in the first accumulator. */
  private void combineColumns(long[] columns) {
    int count = columns.length / width;
    if (count == 2) {
      combine(columns, 0, 1);
    }
    for (int t = 0; count > 2 && t < count / 4; t++) {
      combine(columns, 4 * t, 4 * t + 1);
      combine(columns, 4 * t + 2, 4 * t + 3);
      combine(columns, 4 * t, 4 * t + 2);
    }
    for (int k = count / 8; k >= 1; k /= 2) {
      for (int t = 0; t < k; t++) {
        combine(columns, 4 * t, 4 * (t + k));
      }
    }
  }

  private void combine(long[] accumulators, int a, int b) {
    Reductions.combine(op, element, accumulators, a, b);
  }
}
