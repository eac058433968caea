package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * Random words at positions of every kind: adjacent from the start of a block or from within one,
 * repeated, apart, beyond 32 bits; with uniform keys, where vector code shares blocks, and others.
 */
final class RandomCases {
  private static final int SIZE = 1003;
  private static final long KEY = 0x299f31d0a4093822L;
  private static final long STREAM = 0x0370734413198a2eL;

  private RandomCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (Op op : List.of(Op.PHILOX32, Op.PHILOX64)) {
      for (long offset : new long[] {0, 1, 2, 3, (1L << 34) - 7, -4, -3, Long.MAX_VALUE - 2}) {
        cases.add(adjacent(op, offset));
        cases.add(loaded(op, offset));
      }
      cases.add(strided(op, "broadcast", 0, 1, 0));
      cases.add(strided(op, "transposed", 0, 1, 59));
      cases.add(strided(op, "backwards", 59 * 17 - 1, -17, -1));
      cases.add(strided(op, "rows", 5, 23, 1));
      for (long offset : new long[] {0, 8, 1L << 34, -4}) {
        cases.add(adjacent(op, offset).aligned());
      }
      for (int length : new int[] {12, 1000, 5000}) {
        cases.add(summed(op, 3, length).aligned());
      }
      cases.add(summed(op, 1, 1003).aligned());
      cases.add(twice(op));
      cases.add(known(op, 0, 0));
      cases.add(known(op, -4, -1));
      cases.add(summed(op, 3, SIZE));
    }
    return cases;
  }

  private static int draw(CaseBuilder builder, Op op, int position) {
    return builder.apply(
        op, position, builder.argument(DType.I64, KEY), builder.argument(DType.I64, STREAM));
  }

  private static ProgramCase adjacent(Op op, long offset) {
    CaseBuilder builder = CaseBuilder.map(op.label() + " from " + offset, SIZE);
    return builder.store(draw(builder, op, builder.position(Layout.LINEAR, offset))).build();
  }

  /** Random123's known answers for a counter and key of zeros, and of ones. */
  private static ProgramCase known(Op op, long offset, long bits) {
    CaseBuilder builder = CaseBuilder.map(op.label() + " known answer of " + bits, 16);
    int position = builder.position(Layout.LINEAR, offset);
    int key = builder.argument(DType.I64, bits);
    return builder.store(builder.apply(op, position, key, key)).build();
  }

  /** Positions in memory: adjacent, but the compiler can't know. */
  private static ProgramCase loaded(Op op, long offset) {
    long[] positions = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      positions[i] = offset + i + (i % 50 == 49 ? 1000 : 0);
    }
    CaseBuilder builder = CaseBuilder.map(op.label() + " of positions from " + offset, SIZE);
    return builder.store(draw(builder, op, builder.load(positions))).build();
  }

  private static ProgramCase strided(Op op, String name, long offset, long... strides) {
    CaseBuilder builder = CaseBuilder.map(op.label() + " " + name, 59 * 17).dims(59, 17);
    int position = builder.position(Layout.STRIDED, offset, strides);
    return builder.store(draw(builder, op, position)).build();
  }

  /** The word and its position are both wanted. */
  private static ProgramCase twice(Op op) {
    CaseBuilder builder = CaseBuilder.map(op.label() + " and its position", SIZE);
    int position = builder.position(Layout.LINEAR, 0);
    int word = draw(builder, op, position);
    int sum = builder.apply(Op.ADD, builder.convert(DType.I64, word), position);
    return builder.store(word).store(sum).store(word).build();
  }

  private static ProgramCase summed(Op op, int rows, int length) {
    String name = op.label() + " sum of " + rows + " rows of " + length;
    CaseBuilder builder = CaseBuilder.reduce(name, rows, length);
    int word = draw(builder, op, builder.position(Layout.LINEAR, 0));
    return builder.reduce(ReduceOp.SUM, builder.convert(DType.I64, word)).build();
  }
}
