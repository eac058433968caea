package dev.sinter.backend.jvm;

import dev.sinter.ir.ReduceOp;
import java.util.Arrays;

/**
 * COUNT, ANY, ALL, SUM and MEAN of flags, and their MIN and MAX (all and any): every one follows
 * from the number of ones, which any order of counting gives. Flags come as bytes, 0 or 1; along an
 * axis they are counted eight at a time into one {@code long}.
 */
class CountFold extends Fold {
  private final ReduceOp op;

  CountFold(ReduceOp op) {
    this.op = op;
  }

  /** One counter for each output. */
  private static final class Across extends CountFold {
    Across(ReduceOp op) {
      super(op);
    }

    @Override
    void row(Object accumulators, Object values, int length) {
      long[] counts = (long[]) accumulators;
      int[] flags = (int[]) values;
      for (int i = 0; i < length; i++) {
        counts[i] += flags[i];
      }
    }
  }

  @Override
  Fold across() {
    return new Across(op);
  }

  @Override
  Object accumulators(int count) {
    return new long[count];
  }

  @Override
  void start(Object accumulators, int count) {
    Arrays.fill((long[]) accumulators, 0, count, 0);
  }

  @Override
  void row(Object accumulators, Object values, int length) {
    ((long[]) accumulators)[0] += ones((int[]) values, length);
  }

  /** The loop over a row from index 0 vectorises, see {@link LoopWriter}. */
  private static int ones(int[] flags, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += flags[i];
    }
    return count;
  }

  private static int ones(int[] flags, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += flags[i];
    }
    return count;
  }

  @Override
  void merge(Object left, Object right, int length) {
    long[] counts = (long[]) left;
    long[] more = (long[]) right;
    for (int i = 0; i < length; i++) {
      counts[i] += more[i];
    }
  }

  @Override
  void columns(Scratch scratch, int count, Object target, int at) {
    ((long[]) target)[at] = ((long[]) scratch.columns())[0];
  }

  @Override
  void block(Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    shortBlock(scratch, count, source, base, n, target, at);
  }

  @Override
  void shortBlock(
      Scratch scratch, int count, Object source, int base, int n, Object target, int at) {
    ((long[]) target)[at] = ones((int[]) source, base, base + n);
  }

  @Override
  void scatter(Object accumulators, int length, Object target, int at, int step) {
    for (int i = 0; i < length; i++) {
      ((long[]) target)[at + i * step] = ((long[]) accumulators)[i];
    }
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
      case PROD, VAR, COMPENSATED_SUM -> throw new AssertionError(op);
    }
  }
}
