package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Copies the elements that a strided operand shows for consecutive positions into a tile, so that
 * generated code reads every operand linearly. Coordinates are kept, not divided out, per element;
 * along the last axis it is a simple loop.
 */
final class Gather {
  private final long[] dims;
  private final long[] strides;
  private final long[] coordinates;
  private long offset;

  /**
   * @param dims extents of the space
   * @param strides elements per step along each axis
   * @param offset of position 0
   */
  Gather(long[] dims, long[] strides, long offset, long position) {
    this.dims = dims;
    this.strides = strides;
    this.coordinates = new long[dims.length];
    this.offset = offset;
    seek(position);
  }

  private void seek(long position) {
    long rest = position;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      coordinates[axis] = rest % dims[axis];
      offset += coordinates[axis] * strides[axis];
      rest /= dims[axis];
    }
  }

  /** Takes {@code count} consecutive elements, one stride apart, from {@code from}. */
  interface Run {
    void copy(long from, long stride, int at, int count);
  }

  /** Hands the next {@code length} positions to {@code run}, a piece of the last axis at a time. */
  void forEachRun(int length, Run run) {
    int last = dims.length - 1;
    for (int at = 0; at < length; ) {
      int count = (int) Math.min(dims[last] - coordinates[last], length - at);
      run.copy(offset, strides[last], at, count);
      at += count;
      advance(last, count);
    }
  }

  private void advance(int last, int count) {
    coordinates[last] += count;
    offset += count * strides[last];
    for (int axis = last; axis > 0 && coordinates[axis] == dims[axis]; axis--) {
      offset += strides[axis - 1] - dims[axis] * strides[axis];
      coordinates[axis] = 0;
      coordinates[axis - 1]++;
    }
  }

  /** Copies out of an array or a buffer. */
  static Run of(HostMemory memory, Object tile) {
    return memory.isDirect() ? ofBuffer(memory, tile) : ofArray(memory, tile);
  }

  private static Run ofArray(HostMemory memory, Object tile) {
    Object array = memory.array();
    Run strided =
        switch (memory.type()) {
          case BOOL ->
              (from, stride, at, n) ->
                  pick((boolean[]) array, from, stride, (boolean[]) tile, at, n);
          case U8 ->
              (from, stride, at, n) -> pick((byte[]) array, from, stride, (byte[]) tile, at, n);
          case I32 ->
              (from, stride, at, n) -> pick((int[]) array, from, stride, (int[]) tile, at, n);
          case I64 ->
              (from, stride, at, n) -> pick((long[]) array, from, stride, (long[]) tile, at, n);
          case F32 ->
              (from, stride, at, n) -> pick((float[]) array, from, stride, (float[]) tile, at, n);
          case F64 ->
              (from, stride, at, n) -> pick((double[]) array, from, stride, (double[]) tile, at, n);
        };
    return (from, stride, at, n) -> {
      if (stride == 1) {
        System.arraycopy(array, (int) from, tile, at, n);
      } else {
        strided.copy(from, stride, at, n);
      }
    };
  }

  private static void pick(boolean[] array, long from, long stride, boolean[] tile, int at, int n) {
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static void pick(byte[] array, long from, long stride, byte[] tile, int at, int n) {
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static void pick(int[] array, long from, long stride, int[] tile, int at, int n) {
    if (stride == 0) {
      Arrays.fill(tile, at, at + n, array[(int) from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static void pick(long[] array, long from, long stride, long[] tile, int at, int n) {
    if (stride == 0) {
      Arrays.fill(tile, at, at + n, array[(int) from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static void pick(float[] array, long from, long stride, float[] tile, int at, int n) {
    if (stride == 0) {
      Arrays.fill(tile, at, at + n, array[(int) from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static void pick(double[] array, long from, long stride, double[] tile, int at, int n) {
    if (stride == 0) {
      Arrays.fill(tile, at, at + n, array[(int) from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      tile[at + i] = array[(int) (from + i * stride)];
    }
  }

  private static Run ofBuffer(HostMemory memory, Object tile) {
    return (from, stride, at, n) -> {
      if (stride == 1) {
        memory.read(from, tile, at, n);
      } else {
        pick(memory, from, stride, tile, at, n);
      }
    };
  }

  private static void pick(HostMemory memory, long from, long stride, Object tile, int at, int n) {
    ByteBuffer buffer = memory.buffer();
    for (int i = 0; i < n; i++) {
      int index = (int) (from + i * stride);
      switch (memory.type()) {
        case BOOL -> ((boolean[]) tile)[at + i] = buffer.get(index) != 0;
        case U8 -> ((byte[]) tile)[at + i] = buffer.get(index);
        case I32 -> ((int[]) tile)[at + i] = buffer.getInt(4 * index);
        case I64 -> ((long[]) tile)[at + i] = buffer.getLong(8 * index);
        case F32 -> ((float[]) tile)[at + i] = buffer.getFloat(4 * index);
        case F64 -> ((double[]) tile)[at + i] = buffer.getDouble(8 * index);
      }
    }
  }

  /** Writes the offsets themselves. */
  static Run offsets(long[] tile) {
    return (from, stride, at, n) -> {
      for (int i = 0; i < n; i++) {
        tile[at + i] = from + i * stride;
      }
    };
  }
}
