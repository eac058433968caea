package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * Combines values into one by a reduction, on the fixed tree of {@link dev.sinter.plan.Tree}:
 * columns of a block first, then the columns, then the blocks. Arrays are of the fold's own
 * accumulator type; an instance is stateless and shared by threads.
 *
 * <p>One class per type, written out, since the JIT compiler vectorises loops over primitive arrays
 * and nothing more abstract.
 */
abstract class Fold {
  /** The fold of a root. */
  static Fold of(ReduceOp op, DType element) {
    DType entry = Body.entryType(op, element);
    return switch (entry) {
      case BOOL -> new CountFold(op);
      case I32 -> new IntFold(op);
      case I64 -> new LongFold(op);
      case F32 -> new FloatFold(op);
      case F64 -> new DoubleFold(op);
      case U8 -> throw new IllegalArgumentException("U8 is never accumulated");
    };
  }

  /** An array of {@code count} accumulators. */
  abstract Object accumulators(int count);

  /** Sets the first {@code count} accumulators to the identity. */
  abstract void start(Object columns, int count);

  /** Combines column {@code i} with {@code source[base + i]}, for i below {@code length}. */
  abstract void row(Object columns, Object source, int base, int length);

  /**
   * Combines the first {@code count} columns, a power of two, into {@code target[at]}. Ruins them.
   */
  abstract void columns(Object columns, int count, Object target, int at);

  /** The fold of block values. */
  Fold ofBlocks() {
    return this;
  }

  /** Writes the result for {@code n} elements into the output. */
  abstract void write(Object accumulators, int from, long n, Object output, int at);

  /**
   * Reduces {@code n} elements that form a single block.
   *
   * @param columns scratch of at least {@code count} accumulators
   * @param count columns of the block
   */
  void block(Object columns, int count, Object source, int base, int n, Object target, int at) {
    start(columns, count);
    for (int row = 0; row < n; row += count) {
      row(columns, source, base + row, Math.min(count, n - row));
    }
    columns(columns, count, target, at);
  }
}
