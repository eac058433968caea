package dev.sinter.backend.jvm;

import java.util.Arrays;

/**
 * The elements of a row that come first in its order, without most others: few by insertion, else
 * the digits of the last one's key are found from the highest on, each by counting the digits of
 * the keys that have those found before. Whenever less than half of the elements can be among the
 * first, the others are left behind. A long row is cut into chunks, whose elements stay theirs.
 */
final class Selection {
  /** Keys that are made of elements at a time. */
  private static final int BLOCK = 1 << 10;

  /** Elements that are worth a thread. */
  private static final int CHUNK = 1 << 14;

  /** Bits of a digit: keys of F32 in one power of two have four of them. */
  private static final int DIGIT = 11;

  /** So few elements wanted are found by insertion, at the most so many steps for each of a row. */
  static final int FEW = 16;

  private final SortCodec codec;
  private final int first;
  private final int count;

  /** Where chunks begin, and the end of the last. */
  private int[] starts;

  /** Per chunk, keys whose bits from {@code shift} on are less than {@code prefix}. */
  private final int[] less;

  /** Per chunk, keys with the same bits. */
  private final int[] same;

  /** The highest bits of the last key wanted. */
  private long prefix;

  private int shift;

  /** What is left of the row; all of it while these are empty. */
  private long[] keys = {};

  private int[] index = {};

  /**
   * @param first position of the row's first element
   * @param count how many are wanted: at least one, fewer than {@code length}
   */
  Selection(SortCodec codec, int first, int length, int count) {
    this.codec = codec;
    this.first = first;
    this.count = count;
    this.shift = codec.bits();
    int chunks = Math.max(1, Math.min(4 * Pool.threads(), length / CHUNK));
    this.starts = new int[chunks + 1];
    this.less = new int[chunks];
    this.same = new int[chunks];
    for (int chunk = 0; chunk < chunks; chunk++) {
      starts[chunk + 1] = (int) ((long) length * (chunk + 1) / chunks);
      same[chunk] = starts[chunk + 1] - starts[chunk];
    }
  }

  /** Those wanted, and some others; equal ones in the order of their positions. */
  long[] keys() {
    return keys;
  }

  /** Their positions in the row. */
  int[] index() {
    return index;
  }

  void select() {
    if (count <= FEW) {
      insert();
    } else {
      findDigits();
    }
  }

  private void insert() {
    Insertion[] found = new Insertion[less.length];
    Arrays.setAll(found, chunk -> new Insertion(count));
    forBlocks((chunk, at, block, offset, size) -> found[chunk].add(block, offset, at, size));
    keys = Arrays.stream(found).flatMapToLong(chunk -> Arrays.stream(chunk.keys())).toArray();
    index = Arrays.stream(found).flatMapToInt(chunk -> Arrays.stream(chunk.index())).toArray();
  }

  private void findDigits() {
    int most = 2 * count;
    while (shift > 0 && sum(less) + sum(same) > most) {
      narrow(Math.min(DIGIT, shift));
      int left = sum(less) + sum(same);
      if (left > most && left < starts[less.length] / 2) {
        keep(sum(same));
      }
    }
    keep(sum(less) + sum(same) > most ? count - sum(less) : sum(same));
  }

  private static int sum(int[] values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  /** The bits of a key from {@code shift} on. */
  private long high(long key) {
    return shift == Long.SIZE ? 0 : key >>> shift;
  }

  /** Finds the next digit of the last key wanted. */
  private void narrow(int digit) {
    int[][] counts = new int[less.length][1 << digit];
    int low = shift - digit;
    int mask = (1 << digit) - 1;
    forBlocks(
        (chunk, at, block, offset, size) -> {
          int[] own = counts[chunk];
          for (int i = offset; i < offset + size; i++) {
            if (high(block[i]) == prefix) {
              own[(int) (block[i] >>> low) & mask]++;
            }
          }
        });
    int before = sum(less);
    int value = 0;
    int own = total(counts, value);
    while (before + own < count) {
      before += own;
      own = total(counts, ++value);
    }
    for (int chunk = 0; chunk < less.length; chunk++) {
      less[chunk] += sum(Arrays.copyOf(counts[chunk], value));
      same[chunk] = counts[chunk][value];
    }
    prefix = prefix << digit | value;
    shift = low;
  }

  private static int total(int[][] counts, int value) {
    int total = 0;
    for (int[] chunk : counts) {
      total += chunk[value];
    }
    return total;
  }

  /** Leaves all behind but keys below the prefix and the first {@code wanted} with it. */
  private void keep(int wanted) {
    int[] ends = new int[starts.length];
    int rest = wanted;
    for (int chunk = 0; chunk < same.length; chunk++) {
      same[chunk] = Math.min(same[chunk], rest);
      rest -= same[chunk];
      ends[chunk + 1] = ends[chunk] + less[chunk] + same[chunk];
    }
    long[] kept = new long[ends[same.length]];
    int[] positions = new int[kept.length];
    int[] to = ends.clone();
    int[] still = same.clone();
    forBlocks(
        (chunk, at, block, offset, size) -> {
          int next = to[chunk];
          int left = still[chunk];
          for (int i = 0; i < size; i++) {
            long key = block[offset + i];
            int order = Long.compareUnsigned(high(key), prefix);
            if (order < 0 || (order == 0 && left > 0)) {
              left -= order == 0 ? 1 : 0;
              kept[next] = key;
              positions[next++] = index.length == 0 ? at + i : index[at + i];
            }
          }
          to[chunk] = next;
          still[chunk] = left;
        });
    keys = kept;
    index = positions;
    starts = ends;
  }

  /** Part of a chunk: elements {@code at …}, whose keys are {@code block[offset …]}. */
  private interface Block {
    void accept(int chunk, int at, long[] block, int offset, int size);
  }

  /** Goes through all chunks, each from its beginning on, with several threads. */
  private void forBlocks(Block action) {
    Pool.run(
        less.length,
        () -> {
          int[] narrow = new int[codec.wide() || index.length > 0 ? 0 : BLOCK];
          long[] wide = new long[index.length > 0 ? 0 : BLOCK];
          return chunk -> {
            int start = starts[chunk];
            int end = starts[chunk + 1];
            if (index.length > 0) {
              action.accept(chunk, start, keys, start, end - start);
              return;
            }
            for (int at = start; at < end; at += BLOCK) {
              int size = Math.min(BLOCK, end - at);
              encode(at, size, narrow, wide);
              action.accept(chunk, at, wide, 0, size);
            }
          };
        });
  }

  private void encode(int at, int size, int[] narrow, long[] wide) {
    if (codec.wide()) {
      codec.encode(first + at, wide, 0, size);
      return;
    }
    codec.encode(first + at, narrow, 0, size);
    for (int i = 0; i < size; i++) {
      wide[i] = Integer.toUnsignedLong(narrow[i]);
    }
  }
}
