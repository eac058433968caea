package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.ReduceOp;

/**
 * Combines values into one by a reduction, in the order of the fixed tree of {@link
 * dev.sinter.plan.Tree}. Arrays are of the fold's own accumulator type; an instance is stateless
 * and shared by threads.
 *
 * <p>One class per type, written out, since the JIT compiler vectorises loops over primitive arrays
 * with one index and nothing more abstract.
 */
abstract class Fold {
  /**
   * Columns from which on a row is copied to index 0 and added as a whole, see {@link LoopWriter}.
   */
  private static final int LONG_ROW = 32;

  /**
   * What one thread needs to fold along an axis.
   *
   * @param columns one accumulator per column of a block
   * @param row as many more, for values that don't begin at index 0 of their array
   */
  record Scratch(Object columns, Object row) {}

  /** The fold of a root. */
  static Fold of(ReduceOp op, DType element) {
    DType entry = Body.entryType(op, element);
    if (op.width() > 1) {
      return new WideFold(op, entry, false);
    }
    return switch (entry) {
      case BOOL -> new CountFold(op);
      case I32 -> new IntFold(op);
      case I64 -> new LongFold(op);
      case F32 -> new FloatFold(op);
      case F64 -> new DoubleFold(op);
      case I8, U8, I16, U16, U32, U64, F16 ->
          throw new IllegalArgumentException(entry + " is never accumulated");
      case C64, C128 -> throw entry.isTwoNodes();
    };
  }

  /** An array of {@code count} accumulators. */
  abstract Object accumulators(int count);

  /** For folding along an axis, {@code count} columns. */
  Scratch scratch(int count) {
    return new Scratch(accumulators(count), accumulators(count));
  }

  /** Sets the first {@code count} accumulators to the identity. */
  abstract void start(Object accumulators, int count);

  /** Combines accumulator {@code i} with value {@code i} of a line, for i below {@code length}. */
  abstract void row(Object accumulators, Object values, int length);

  /**
   * Combines accumulator {@code i} of {@code left} with that of {@code right}, into {@code left}.
   */
  void merge(Object left, Object right, int length) {
    row(left, right, length);
  }

  /**
   * Combines the first {@code count} columns, a power of two, into {@code target[at]}. Ruins them.
   */
  abstract void columns(Scratch scratch, int count, Object target, int at);

  /** {@code target[at + i * step] = accumulators[i]}. */
  abstract void scatter(Object accumulators, int length, Object target, int at, int step);

  /** The fold of block values. */
  Fold ofBlocks() {
    return this;
  }

  /** The fold for tiles across outputs, one accumulator for each. */
  Fold across() {
    return this;
  }

  /** Writes the result for {@code n} elements into the output. */
  abstract void write(Object accumulators, int from, long n, Object output, int at);

  /** As {@link #block}, value by value: faster where a row of columns is short. */
  abstract void shortBlock(
      Scratch scratch, int count, Object source, int base, int n, Object target, int at);

  /**
   * Reduces {@code n} elements that form a single block of {@code count} columns.
   *
   * @param source values from index {@code base} on
   */
  void block(Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    if (count < LONG_ROW) {
      shortBlock(scratch, count, source, base, n, target, at);
      return;
    }
    start(scratch.columns(), count);
    for (int row = 0; row < n; row += count) {
      int length = Math.min(count, n - row);
      if (base + row == 0) {
        row(scratch.columns(), source, length);
      } else {
        System.arraycopy(source, base + row, scratch.row(), 0, length);
        row(scratch.columns(), scratch.row(), length);
      }
    }
    columns(scratch, count, target, at);
  }
}
