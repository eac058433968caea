package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;

/**
 * Stable radix sort of the rows of an array. Few long rows are cut into tiles, and every digit
 * takes three steps: counts per tile, their exclusive scan, moves. Many rows are one work-item's
 * work each.
 */
final class SortKernels {
  private static final int GPU_TILE = 1024;
  private static final int CPU_TILE = 1 << 14;

  /** Rows up to this length are one work-item's work on a GPU if there are enough of them. */
  private static final int GPU_ROW = 2048;

  private static final int GPU_ROWS = 4096;

  private final PrimitiveQueue queue;
  private final Primitive.Sort sort;
  private final DType type;
  private final long length;
  private final long rows;

  SortKernels(PrimitiveQueue queue, Primitive.Sort sort) {
    this.queue = queue;
    this.sort = sort;
    this.type = queue.call().operands().get(0).type();
    Strip strip = Strip.of(queue.call().shape(), queue.call().shape().rank() - 1);
    this.length = strip.length();
    this.rows = strip.lines();
  }

  /** Keys and, if wanted, positions; both in memory of the run. */
  private record Pairs(Buffer keys, Buffer index) {}

  void sort() {
    if (length > 0xffffffffL) {
      throw new dev.sinter.ShapeException(
          "sort of rows of " + length + " elements: at most 2^32 - 1; sort in parts");
    }
    PrimitivePrograms.Program program = queue.program("sort.cl", macros());
    Pairs pairs = pairs();
    Pairs spare = pairs();
    long total = rows * length;
    queue.elements(
        program.kernel("sort_encode"),
        total,
        sizes(1, 0),
        queue.operand(0),
        pairs.keys(),
        pairs.index());
    Pairs sorted = inRows() ? rows(program, pairs, spare) : tiles(program, pairs, spare);
    if (sort.indices()) {
      queue.elements(
          program.kernel("sort_indices"), total, sizes(1, 0), sorted.index(), queue.output());
    } else {
      queue.elements(
          program.kernel("sort_values"), total, sizes(1, 0), sorted.keys(), queue.output());
    }
  }

  private boolean inRows() {
    return queue.gpu()
        ? length <= GPU_ROW && rows >= GPU_ROWS
        : rows >= 4L * queue.computeUnits() || length <= CPU_TILE;
  }

  private int bits() {
    return type == DType.BOOL ? 1 : 8 * type.bytes();
  }

  private Pairs pairs() {
    long total = rows * length;
    Buffer keys = queue.temporary(total * Math.max(Integer.BYTES, type.bytes()));
    return new Pairs(keys, sort.indices() ? queue.temporary(total * Integer.BYTES) : keys);
  }

  private long[] sizes(long tile, int shift) {
    return new long[] {length, rows, tile, (length + tile - 1) / tile, shift};
  }

  private Pairs rows(PrimitivePrograms.Program program, Pairs from, Pairs to) {
    queue.items(
        program.kernel("sort_rows"),
        rows,
        sizes(1, 0),
        from.keys(),
        from.index(),
        to.keys(),
        to.index());
    return (bits() + 7) / 8 % 2 == 1 ? to : from;
  }

  private Pairs tiles(PrimitivePrograms.Program program, Pairs pairs, Pairs spare) {
    int digitBits = queue.gpu() ? 4 : 8;
    long tile = queue.gpu() ? GPU_TILE : Math.max(CPU_TILE, length / (4L * queue.computeUnits()));
    long cells = rows * (1L << digitBits) * sizes(tile, 0)[3];
    Buffer counts = queue.temporary(cells * Long.BYTES);
    Pairs from = pairs;
    Pairs to = spare;
    for (int shift = 0; shift < bits(); shift += digitBits) {
      long[] sizes = sizes(tile, shift);
      enqueue(program, "sort_count", sizes, from.keys(), counts);
      new ScanKernels(queue, ReduceOp.SUM, DType.I64)
          .scan(counts, counts, new Strip(1, cells, 1), true);
      enqueue(
          program, "sort_move", sizes, from.keys(), from.index(), counts, to.keys(), to.index());
      Pairs before = from;
      from = to;
      to = before;
    }
    return from;
  }

  private void enqueue(
      PrimitivePrograms.Program program, String name, long[] sizes, Buffer... buffers) {
    long tiles = rows * sizes[3];
    if (queue.gpu()) {
      queue.groups(program.kernel(name + "_group"), tiles, 256, sizes, buffers);
    } else {
      queue.items(program.kernel(name + "_item"), tiles, sizes, buffers);
    }
  }

  private Macros macros() {
    boolean wide = type.bytes() == 8;
    String ones = wide ? "0xffffffffffffffffUL" : "0xffffffffU";
    String sign = wide ? "0x8000000000000000UL" : "0x80000000U";
    Macros macros =
        new Macros()
            .type("T", type)
            .define("K", wide ? "ulong" : "uint")
            .define("BITS", bits())
            .define("INDICES", sort.indices() ? 1 : 0);
    String mask = wide ? ones : "0x" + Long.toHexString((1L << bits()) - 1) + "U";
    String flip = sort.descending() ? mask : "0U";
    if (!type.isFloating()) {
      boolean signed = type.isInteger() && !type.isUnsigned();
      String bias =
          !signed ? "0U" : wide ? sign : "0x" + Long.toHexString(1L << (bits() - 1)) + "U";
      return macros
          .define("ENCODE(x)", "((((K)(x) & " + mask + ") ^ " + bias + ") ^ " + flip + ")")
          .define("DECODE(k)", "((T)(((k) ^ " + flip + ") ^ " + bias + "))");
    }
    String quiet = wide ? "0x7ff8000000000000UL" : "0x7fc00000U";
    return macros
        .define("BITS_OF(b)", "((b) & " + sign + " ? ~(b) : (b) | " + sign + ")")
        .define("ENCODE(x)", "(isnan(x) ? " + ones + " : BITS_OF(as_K(x)) ^ " + flip + ")")
        .define("PLAIN(k)", "((k) & " + sign + " ? (k) & ~" + sign + " : ~(k))")
        .define("as_K", wide ? "as_ulong" : "as_uint")
        .define("as_T", "as_" + Macros.scalar(type))
        .define(
            "DECODE(k)", "as_T((k) == " + ones + " ? " + quiet + " : PLAIN((k) ^ " + flip + "))");
  }
}
