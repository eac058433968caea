package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.Slice;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An operation with kernels of its own, which is timed.
 *
 * @param label its name, as {@code primitive_peers.py} has it
 * @param run captures it
 */
record PrimitiveOperation(String label, Function<Operands, Array> run) {
  private static final int ROW = 1024;

  /** Values of the keys of {@code put_add}. */
  private static final int KEYS = 1024;

  static final List<PrimitiveOperation> ALL =
      List.of(
          new PrimitiveOperation("cum_sum", in -> in.floats.cumSum()),
          new PrimitiveOperation("cum_sum_rows", in -> in.floats.reshape(-1, ROW).cumSum(1)),
          new PrimitiveOperation("cum_sum_columns", in -> in.floats.reshape(-1, ROW).cumSum(0)),
          new PrimitiveOperation("cum_sum_longs", in -> in.keys.cumSum()),
          new PrimitiveOperation("sort", in -> in.floats.sort()),
          new PrimitiveOperation("sort_ints", in -> in.ints.sort()),
          new PrimitiveOperation("arg_sort", in -> in.floats.argSort()),
          new PrimitiveOperation("sort_rows", in -> in.floats.reshape(-1, ROW).sort(1)),
          new PrimitiveOperation("top_k", in -> in.floats.topK(100)),
          new PrimitiveOperation(
              "put_add", in -> Array.zeros(DType.F32, Shape.of(KEYS)).putAdd(in.keys, in.floats)),
          new PrimitiveOperation("matmul", in -> in.square.matmul(in.square)),
          new PrimitiveOperation("matvec", in -> in.square.matmul(in.side)));

  /**
   * On the device.
   *
   * @param floats F32 {@code [n]} in [0, 1)
   * @param ints I32 {@code [n]}, all values
   * @param keys I64 {@code [n]} from 0 to 1,023
   * @param square F32 {@code [√n, √n]}
   * @param side F32 {@code [√n]}
   */
  record Operands(Array floats, Array ints, Array keys, Array square, Array side) {
    /** Of size {@code n} on the current device. */
    static Operands of(int n) {
      int side = Inputs.side(n);
      Array floats = Array.of(RandomFloats.uniform(1, n, 0, 1)).eval();
      Array ints =
          Array.of(IntStream.range(0, n).map(i -> i * 0x9e3779b9 ^ i >>> 7).toArray()).eval();
      return new Operands(
          floats,
          ints,
          ints.and(KEYS - 1).cast(DType.I64).eval(),
          floats.slice(Slice.range(0, (long) side * side)).reshape(side, side).eval(),
          floats.slice(Slice.range(0, side)).eval());
    }
  }

  /** The labels. */
  static List<String> names() {
    return ALL.stream().map(PrimitiveOperation::label).toList();
  }

  /** The one of this label. */
  static PrimitiveOperation of(String name) {
    return ALL.stream()
        .filter(operation -> operation.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("no operation '" + name + "': there are " + names()));
  }
}
