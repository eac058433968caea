package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of an array, or finds the beginnings of the sorted rows: each by all threads, or,
 * where rows are many, each by one of them.
 */
final class Sort {
  /** Elements that are worth a task. */
  private static final int TASK = 1 << 13;

  /** Long rows of which less than one element in so many is wanted are not sorted as a whole. */
  private static final int SELECTED = 8;

  private final boolean indices;
  private final SortCodec codec;
  private final int length;
  private final int count;

  /**
   * @param length of the operand's rows
   * @param count of the result's rows: no more
   */
  Sort(Primitive.Sort sort, DType type, int length, int count, Object from, Object to) {
    this.indices = sort.indices();
    this.codec = new SortCodec(sort, type, from, to);
    this.length = length;
    this.count = count;
  }

  void run(int rows) {
    if (rows < 2 * Pool.threads() && length > TASK) {
      for (int row = 0; row < rows; row++) {
        sort(row);
      }
      return;
    }
    int perTask = Math.max(1, TASK / length);
    int tasks = (rows + perTask - 1) / perTask;
    Pool.run(
        tasks,
        () ->
            task -> {
              for (int row = task * perTask; row < Math.min(rows, (task + 1) * perTask); row++) {
                sort(row);
              }
            });
  }

  private void sort(int row) {
    if (count < length / SELECTED && (count <= Selection.FEW || length > TASK)) {
      select(row);
      return;
    }
    int[] index = indices ? new int[length] : null;
    for (int i = 0; index != null && i < length; i++) {
      index[i] = i;
    }
    if (codec.wide()) {
      long[] keys = new long[length];
      forRanges(length, (start, end) -> codec.encode(row * length, keys, start, end));
      longs(row, keys, index);
    } else {
      int[] keys = new int[length];
      forRanges(length, (start, end) -> codec.encode(row * length, keys, start, end));
      ints(row, keys, index);
    }
  }

  private void select(int row) {
    Selection selection = new Selection(codec, row * length, length, count);
    selection.select();
    int[] index = indices ? selection.index() : null;
    long[] keys = selection.keys();
    if (codec.wide()) {
      longs(row, keys, index);
      return;
    }
    int[] narrow = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      narrow[i] = (int) keys[i];
    }
    ints(row, narrow, index);
  }

  private void ints(int row, int[] keys, int @Nullable [] index) {
    IntRadix radix = new IntRadix(keys, index, codec.bits());
    radix.sortAll();
    int[] sorted = radix.keys();
    int[] sortedIndex = radix.index();
    forRanges(
        count,
        (start, end) -> {
          if (sortedIndex != null) {
            codec.positions(row * count, sortedIndex, start, end);
          } else {
            codec.decode(row * count, sorted, start, end);
          }
        });
  }

  private void longs(int row, long[] keys, int @Nullable [] index) {
    LongRadix radix = new LongRadix(keys, index, codec.bits());
    radix.sortAll();
    long[] sorted = radix.keys();
    int[] sortedIndex = radix.index();
    forRanges(
        count,
        (start, end) -> {
          if (sortedIndex != null) {
            codec.positions(row * count, sortedIndex, start, end);
          } else {
            codec.decode(row * count, sorted, start, end);
          }
        });
  }

  /** Part of a row. */
  private interface Range {
    void accept(int start, int end);
  }

  private static void forRanges(int length, Range range) {
    int size = 4 * TASK;
    int tasks = (length + size - 1) / size;
    Pool.run(tasks, () -> task -> range.accept(task * size, Math.min(length, (task + 1) * size)));
  }
}
