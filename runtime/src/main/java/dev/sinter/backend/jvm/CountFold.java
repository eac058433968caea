package dev.sinter.backend.jvm;

import dev.sinter.ir.ReduceOp;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * COUNT, ANY, ALL, SUM and MEAN of flags, and their MIN and MAX (all and any): every one follows
 * from the number of ones, which any order of counting gives. Flags come as bytes, 0 or 1, and are
 * counted eight at a time; the accumulator is one {@code long}.
 */
final class CountFold extends Fold {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ReduceOp op;

  CountFold(ReduceOp op) {
    this.op = op;
  }

  @Override
  Object accumulators(int count) {
    return new long[count];
  }

  @Override
  void start(Object columns, int count) {
    ((long[]) columns)[0] = 0;
  }

  @Override
  void row(Object columns, Object source, int base, int length) {
    ((long[]) columns)[0] += ones((byte[]) source, base, length);
  }

  private static int ones(byte[] flags, int base, int length) {
    int count = 0;
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      count += Long.bitCount((long) WORDS.get(flags, base + i));
    }
    for (; i < length; i++) {
      count += flags[base + i];
    }
    return count;
  }

  @Override
  void columns(Object columns, int count, Object target, int at) {
    ((long[]) target)[at] = ((long[]) columns)[0];
  }

  @Override
  void block(Object columns, int count, Object source, int base, int n, Object target, int at) {
    ((long[]) target)[at] = ones((byte[]) source, base, n);
  }

  @Override
  Fold ofBlocks() {
    return new LongFold(ReduceOp.SUM);
  }

  @Override
  void write(Object accumulators, int from, long n, Object output, int at) {
    long count = ((long[]) accumulators)[from];
    switch (op) {
      case COUNT, SUM -> ((long[]) output)[at] = count;
      case MEAN -> ((double[]) output)[at] = (double) count / (double) n;
      case ANY, MAX -> ((boolean[]) output)[at] = count > 0;
      case ALL, MIN -> ((boolean[]) output)[at] = count == n;
      case PROD -> throw new AssertionError(op);
    }
  }
}
