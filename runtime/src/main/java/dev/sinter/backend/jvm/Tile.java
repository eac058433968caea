package dev.sinter.backend.jvm;

/**
 * What generated code reads and writes: a run of consecutive positions of the space and where the
 * values for it lie. One per thread and launch.
 *
 * <p>Every array that a kernel touches has a slot; the element for the tile's first position is at
 * {@code bases[slot]} of {@code arrays[slot]}. The fields are arrays and not accessors because
 * generated code reads each once per tile.
 */
final class Tile {
  final Object[] arrays;
  final int[] bases;

  /** Per operand, the offset of the tile's first position; the whole offset for SCALAR ones. */
  final long[] offsets;

  final long[] scalars;

  /** Per root and trap, as {@link dev.sinter.backend.Invocation#errors()}. */
  final int[] errors;

  final TrapIndex traps;

  long from;
  int length;

  Tile(int slots, int operands, long[] scalars, int[] errors, TrapIndex traps) {
    this.arrays = new Object[slots];
    this.bases = new int[slots];
    this.offsets = new long[operands];
    this.scalars = scalars;
    this.errors = errors;
    this.traps = traps;
  }

  /** Called by generated code: notes an error at position {@code i} of the tile. */
  void record(int flag, int i) {
    long position = Math.min(from + i, Integer.MAX_VALUE - 1);
    errors[flag] = Math.min(errors[flag], (int) position);
  }

  /** Called by generated code: finds out where a call went wrong. */
  int locate(int function, long[] arguments) {
    return traps.ofCall(function, arguments);
  }
}
