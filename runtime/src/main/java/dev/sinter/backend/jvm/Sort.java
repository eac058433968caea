package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of an array: each by all threads, or, where rows are many, each by one of them.
 */
final class Sort {
  /** Elements that are worth a task. */
  private static final int TASK = 1 << 13;

  private final DType type;
  private final boolean indices;
  private final SortKeys order;
  private final int length;
  private final Object from;
  private final Object to;

  Sort(Primitive.Sort sort, DType type, Lines lines, Object from, Object to) {
    this.type = type;
    this.indices = sort.indices();
    boolean signed = type.isInteger() && !type.isUnsigned();
    long sign = signed ? 1L << (8 * type.bytes() - 1) : 0;
    this.order = new SortKeys((sort.descending() ? -1 : 0) ^ sign);
    this.length = lines.length();
    this.from = from;
    this.to = to;
  }

  void run(int rows) {
    if (rows < 2 * Pool.threads() && length > TASK) {
      for (int row = 0; row < rows; row++) {
        sort(row * length);
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
                sort(row * length);
              }
            });
  }

  private void sort(int first) {
    int[] index = indices ? new int[length] : null;
    for (int i = 0; index != null && i < length; i++) {
      index[i] = i;
    }
    switch (type) {
      case BOOL, I8, U8, I16, U16, I32, U32, F32 -> ints(first, index);
      case F16 -> throw new IllegalStateException("F16 is sorted as F32");
      case I64, U64, F64 -> longs(first, index);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  private void ints(int first, int @Nullable [] index) {
    int[] keys = new int[length];
    forRanges((start, end) -> encode(first, keys, start, end));
    int bits = type == DType.BOOL ? 1 : 8 * type.bytes();
    IntRadix radix = new IntRadix(keys, index, bits);
    radix.sortAll();
    int[] sorted = radix.keys();
    int[] sortedIndex = radix.index();
    forRanges(
        (start, end) -> {
          if (sortedIndex != null) {
            positions(first, sortedIndex, start, end);
          } else {
            decode(first, sorted, start, end);
          }
        });
  }

  private void longs(int first, int @Nullable [] index) {
    long[] keys = new long[length];
    forRanges((start, end) -> encode(first, keys, start, end));
    LongRadix radix = new LongRadix(keys, index, Long.SIZE);
    radix.sortAll();
    long[] sorted = radix.keys();
    int[] sortedIndex = radix.index();
    forRanges(
        (start, end) -> {
          if (sortedIndex != null) {
            positions(first, sortedIndex, start, end);
          } else {
            decode(first, sorted, start, end);
          }
        });
  }

  /** Part of a row. */
  private interface Range {
    void accept(int start, int end);
  }

  private void forRanges(Range range) {
    int size = 4 * TASK;
    int tasks = (length + size - 1) / size;
    Pool.run(tasks, () -> task -> range.accept(task * size, Math.min(length, (task + 1) * size)));
  }

  private void positions(int first, int[] index, int start, int end) {
    long[] target = (long[]) to;
    for (int i = start; i < end; i++) {
      target[first + i] = index[i];
    }
  }

  private void encode(int first, int[] keys, int start, int end) {
    if (from instanceof float[] floats) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(floats[first + i]);
      }
    } else if (from instanceof int[] ints) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(ints[first + i]);
      }
    } else if (from instanceof byte[] bytes) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(bytes[first + i]);
      }
    } else if (from instanceof short[] shorts) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of(shorts[first + i]);
      }
    } else if (from instanceof char[] chars) {
      for (int i = start; i < end; i++) {
        keys[i] = order.of((short) chars[first + i]);
      }
    } else {
      boolean[] booleans = (boolean[]) from;
      for (int i = start; i < end; i++) {
        keys[i] = order.of(booleans[first + i]);
      }
    }
  }

  private void decode(int first, int[] keys, int start, int end) {
    if (to instanceof float[] floats) {
      for (int i = start; i < end; i++) {
        floats[first + i] = order.toFloat(keys[i]);
      }
    } else if (to instanceof int[] ints) {
      for (int i = start; i < end; i++) {
        ints[first + i] = order.toInt(keys[i]);
      }
    } else if (to instanceof byte[] bytes) {
      for (int i = start; i < end; i++) {
        bytes[first + i] = order.toByte(keys[i]);
      }
    } else if (to instanceof short[] shorts) {
      for (int i = start; i < end; i++) {
        shorts[first + i] = order.toShort(keys[i]);
      }
    } else if (to instanceof char[] chars) {
      for (int i = start; i < end; i++) {
        chars[first + i] = (char) order.toShort(keys[i]);
      }
    } else {
      boolean[] booleans = (boolean[]) to;
      for (int i = start; i < end; i++) {
        booleans[first + i] = order.toBoolean(keys[i]);
      }
    }
  }

  private void encode(int first, long[] keys, int start, int end) {
    for (int i = start; i < end; i++) {
      keys[i] =
          from instanceof double[] doubles
              ? order.of(doubles[first + i])
              : order.of(((long[]) from)[first + i]);
    }
  }

  private void decode(int first, long[] keys, int start, int end) {
    for (int i = start; i < end; i++) {
      if (to instanceof double[] doubles) {
        doubles[first + i] = order.toDouble(keys[i]);
      } else {
        ((long[]) to)[first + i] = order.toLong(keys[i]);
      }
    }
  }
}
