package dev.sinter.backend.jvm;

import dev.sinter.plan.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The fixed tree over one block, for many outputs at once: a node is an array with one accumulator
 * per output. Walked depth first, so that there are never more nodes than the tree has levels.
 *
 * <p>{@link Tree} halves the quads: {@code s[t] + s[t+k]} for k = Q/2 … 1. Read from the root, the
 * node at stride k is the combination of the nodes {@code t} and {@code t + k} at stride 2k, and at
 * stride Q it is a quad.
 */
final class AcrossTree {
  private final Worker worker;
  private final Axes axes;
  private final List<Fold> folds;
  private final int[] slots;
  private final int columns;
  private final int capacity;
  private final List<Deque<Object>> free = new ArrayList<>();

  private long output;
  private int length;
  private long start;
  private long end;

  /**
   * @param slots per fold, the slot of the values that it takes
   * @param capacity most outputs at once
   */
  AcrossTree(Worker worker, Axes axes, List<Fold> folds, int[] slots, int columns, int capacity) {
    this.worker = worker;
    this.axes = axes;
    this.folds = folds;
    this.slots = slots;
    this.columns = columns;
    this.capacity = capacity;
    folds.forEach(fold -> free.add(new ArrayDeque<>()));
  }

  /**
   * Reduces positions {@code from … to-1}, one block, of {@code count} outputs from {@code first}
   * on.
   *
   * @return per fold, one accumulator per output; to be given back with {@link #release}
   */
  Object[] block(long first, int count, long from, long to) {
    output = first;
    length = count;
    start = from;
    end = to;
    return switch (columns) {
      case 1 -> column(0);
      case 2 -> merge(column(0), column(1));
      default -> node(0, 1);
    };
  }

  private Object[] node(int t, int stride) {
    return stride == columns / 4
        ? quad(4 * t)
        : merge(node(t, 2 * stride), node(t + stride, 2 * stride));
  }

  private Object[] quad(int column) {
    Object[] left = merge(column(column), column(column + 1));
    return merge(left, merge(column(column + 2), column(column + 3)));
  }

  /** One column, downwards. */
  private Object[] column(int column) {
    Object[] sums = new Object[slots.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = free.get(i).isEmpty() ? folds.get(i).accumulators(capacity) : free.get(i).pop();
      folds.get(i).start(sums[i], length);
    }
    for (long at = start + column; at < end; at += columns) {
      Tile tile = worker.evaluateAcross(axes, output, at, length);
      for (int i = 0; i < sums.length; i++) {
        folds.get(i).row(sums[i], tile.arrays[slots[i]], length);
      }
    }
    return sums;
  }

  private Object[] merge(Object[] left, Object[] right) {
    for (int i = 0; i < left.length; i++) {
      folds.get(i).merge(left[i], right[i], length);
    }
    release(right);
    return left;
  }

  /** Takes a result back for reuse. */
  void release(Object[] sums) {
    for (int i = 0; i < sums.length; i++) {
      free.get(i).push(sums[i]);
    }
  }
}
