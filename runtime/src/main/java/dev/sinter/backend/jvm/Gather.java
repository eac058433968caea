package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import java.nio.ByteBuffer;

/**
 * Copies the elements that an operand shows for a tile's positions into an array, so that generated
 * code reads every operand linearly. Coordinates are kept, not divided out, per element; along the
 * last two axes it is a simple nested loop.
 */
final class Gather {
  private final long[] dims;
  private final long[] strides;
  private final long[] coordinates;
  private long offset;

  /**
   * @param dims extents of the axes that the positions run through, at least one
   * @param strides elements per step along each axis
   * @param offset of position 0
   * @param position the first
   */
  Gather(long[] dims, long[] strides, long offset, long position) {
    this.dims = dims;
    this.strides = strides;
    this.coordinates = new long[dims.length];
    this.offset = offset;
    long rest = position;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      coordinates[axis] = rest % dims[axis];
      this.offset += coordinates[axis] * strides[axis];
      rest /= dims[axis];
    }
  }

  /** Copies {@code rows} times {@code count} elements at regular distances. */
  interface Run {
    void copy(long from, long rowStride, int rows, long stride, int count, int at);
  }

  /** Hands the next {@code length} positions to {@code run}, rows of the last axis at a time. */
  void forEachRun(int length, Run run) {
    int last = dims.length - 1;
    for (int at = 0; at < length; ) {
      int count = (int) Math.min(dims[last] - coordinates[last], length - at);
      int rows = 1;
      if (last > 0 && count == dims[last]) {
        rows = (int) Math.min(dims[last - 1] - coordinates[last - 1], (length - at) / count);
      }
      run.copy(offset, last > 0 ? strides[last - 1] : 0, rows, strides[last], count, at);
      at += rows * count;
      advance(last, rows, count);
    }
  }

  private void advance(int last, int rows, int count) {
    if (last > 0) {
      coordinates[last - 1] += rows - 1;
      offset += (rows - 1) * strides[last - 1];
    }
    coordinates[last] += count;
    offset += count * strides[last];
    for (int axis = last; axis > 0 && coordinates[axis] == dims[axis]; axis--) {
      offset += strides[axis - 1] - dims[axis] * strides[axis];
      coordinates[axis] = 0;
      coordinates[axis - 1]++;
    }
  }

  /** Copies out of an array or a buffer into an array of the same kind. */
  static Run of(HostMemory memory, Object tile) {
    if (memory.isDirect()) {
      return (from, rowStride, rows, stride, count, at) -> {
        for (int row = 0; row < rows; row++) {
          buffer(memory, from + row * rowStride, stride, count, tile, at + row * count);
        }
      };
    }
    Object array = memory.array();
    Run picked = picked(memory, array, tile);
    return (from, rowStride, rows, stride, count, at) -> {
      if (stride != 1 || count < MIN_COPY) {
        picked.copy(from, rowStride, rows, stride, count, at);
        return;
      }
      for (int row = 0; row < rows; row++) {
        System.arraycopy(array, (int) (from + row * rowStride), tile, at + row * count, count);
      }
    };
  }

  /** Below this a loop is faster than {@link System#arraycopy}. */
  private static final int MIN_COPY = 16;

  private static Run picked(HostMemory memory, Object array, Object tile) {
    return switch (memory.type()) {
      case BOOL -> {
        boolean[] source = (boolean[]) array;
        boolean[] target = (boolean[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case I8, U8 -> {
        byte[] source = (byte[]) array;
        byte[] target = (byte[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case I16, F16 -> {
        short[] source = (short[]) array;
        short[] target = (short[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case U16 -> {
        char[] source = (char[]) array;
        char[] target = (char[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case I32, U32 -> {
        int[] source = (int[]) array;
        int[] target = (int[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case I64, U64 -> {
        long[] source = (long[]) array;
        long[] target = (long[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case F32 -> {
        float[] source = (float[]) array;
        float[] target = (float[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case F64 -> {
        double[] source = (double[]) array;
        double[] target = (double[]) tile;
        yield (from, rowStride, rows, stride, count, at) -> {
          for (int row = 0, next = at; row < rows; row++) {
            for (long i = 0, index = from + row * rowStride; i < count; i++, index += stride) {
              target[next++] = source[(int) index];
            }
          }
        };
      }
      case C64, C128 -> throw memory.type().isTwoNodes();
    };
  }

  private static void buffer(
      HostMemory memory, long from, long stride, int count, Object tile, int at) {
    if (stride == 1) {
      memory.read(from, tile, at, count);
      return;
    }
    ByteBuffer bytes = memory.buffer();
    for (int i = 0; i < count; i++) {
      int index = (int) (from + i * stride);
      switch (memory.type()) {
        case BOOL -> ((boolean[]) tile)[at + i] = bytes.get(index) != 0;
        case I8, U8 -> ((byte[]) tile)[at + i] = bytes.get(index);
        case I16, F16 -> ((short[]) tile)[at + i] = bytes.getShort(2 * index);
        case U16 -> ((char[]) tile)[at + i] = bytes.getChar(2 * index);
        case I32, U32 -> ((int[]) tile)[at + i] = bytes.getInt(4 * index);
        case I64, U64 -> ((long[]) tile)[at + i] = bytes.getLong(8 * index);
        case F32 -> ((float[]) tile)[at + i] = bytes.getFloat(4 * index);
        case F64 -> ((double[]) tile)[at + i] = bytes.getDouble(8 * index);
        case C64, C128 -> throw memory.type().isTwoNodes();
      }
    }
  }

  /** Writes the offsets themselves. */
  static Run offsets(long[] tile) {
    return (from, rowStride, rows, stride, count, at) -> {
      for (int row = 0, next = at; row < rows; row++) {
        for (int i = 0; i < count; i++) {
          tile[next++] = from + row * rowStride + i * stride;
        }
      }
    };
  }
}
