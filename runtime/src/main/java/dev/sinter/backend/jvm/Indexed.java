package dev.sinter.backend.jvm;

import java.util.concurrent.atomic.AtomicInteger;

/** Puts elements where indices say. */
final class Indexed {
  /** Elements that are worth a task. */
  private static final int TASK = 1 << 14;

  private final Lines lines;
  private final AtomicInteger error = new AtomicInteger(Integer.MAX_VALUE);

  /**
   * @param lines of the array that is indexed
   */
  Indexed(Lines lines) {
    this.lines = lines;
  }

  /** The first position whose index was out of range, or {@link Integer#MAX_VALUE}. */
  int error() {
    return error.get();
  }

  private void fail(int position) {
    error.accumulateAndGet(Math.min(position, Integer.MAX_VALUE - 1), Math::min);
  }

  /**
   * {@code to} becomes {@code from}, with the rows of {@code values} put or added where their
   * indices say.
   *
   * @param sorted the indices in order
   * @param order for each of them, its position among {@code values}
   */
  void put(Object from, Object values, long[] sorted, long[] order, boolean add, Object to) {
    int[] starts = starts(sorted, order);
    int inner = lines.inner();
    Moves.Move move = add ? Moves.add(values, to) : Moves.copy(values, to);
    forRows(
        lines.outer() * lines.length(),
        row -> {
          System.arraycopy(from, row * inner, to, row * inner, inner);
          int outer = row / lines.length();
          int last = starts[row % lines.length() + 1];
          int first = starts[row % lines.length()];
          for (int q = add ? first : Math.max(first, last - 1); q < last; q++) {
            int source = (outer * sorted.length + (int) order[q]) * inner;
            for (int i = 0; i < inner; i++) {
              move.apply(source + i, row * inner + i);
            }
          }
        });
  }

  /** Where the entries for each index begin; those out of range are errors. */
  private int[] starts(long[] sorted, long[] order) {
    int[] starts = new int[lines.length() + 1];
    int q = 0;
    for (; q < sorted.length && sorted[q] < 0; q++) {
      fail((int) order[q]);
    }
    for (int j = 0; j <= lines.length(); j++) {
      starts[j] = q;
      while (j < lines.length() && q < sorted.length && sorted[q] == j) {
        q++;
      }
    }
    for (; q < sorted.length; q++) {
      fail((int) order[q]);
    }
    return starts;
  }

  /** One row of a result. */
  private interface Row {
    void compute(int row);
  }

  private void forRows(int rows, Row work) {
    int size = Math.max(1, TASK / Math.max(1, lines.inner()));
    int tasks = (rows + size - 1) / size;
    Pool.run(
        tasks,
        () ->
            task -> {
              for (int row = task * size; row < Math.min(rows, (task + 1) * size); row++) {
                work.compute(row);
              }
            });
  }
}
