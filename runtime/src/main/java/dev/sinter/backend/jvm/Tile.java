package dev.sinter.backend.jvm;

/**
 * What generated code reads and writes: where values lie for a run of positions of the space. One
 * per thread and launch.
 *
 * <p>Every array that a kernel touches has a slot. Index {@code i} of an array, from {@code start}
 * to {@code end - 1}, stands for position {@code from + i * step}. Fields, not accessors, because
 * generated code reads each once per tile.
 */
final class Tile {
  final Object[] arrays;

  /** Per operand: of SCALAR ones the index, of LINEAR positions the value at index 0. */
  final long[] offsets;

  final long[] scalars;

  /** The errors of elements that this thread meets. */
  final ErrorLog errors;

  final TrapIndex traps;

  /** Per root, how many flags were set: of code that only counts. */
  final int[] counts;

  int start;
  int end;
  long from;
  long step = 1;

  Tile(int slots, int operands, int roots, long[] scalars, ErrorLog errors, TrapIndex traps) {
    this.arrays = new Object[slots];
    this.offsets = new long[operands];
    this.counts = new int[roots];
    this.scalars = scalars;
    this.errors = errors;
    this.traps = traps;
  }

  /** Called by generated code: notes an error at index {@code i}. */
  void record(int flag, int i) {
    errors.record(flag, from + i * step);
  }

  /** Called by generated code: finds out where a call went wrong. */
  int locate(int function, long[] arguments) {
    return traps.ofCall(function, arguments);
  }
}
