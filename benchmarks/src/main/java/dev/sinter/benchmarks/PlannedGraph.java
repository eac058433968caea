package dev.sinter.benchmarks;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.Slice;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Storage;
import java.util.Locale;

/** Graphs of about so many nodes, over arrays without elements. */
enum PlannedGraph {
  /** Additions and products, each of the one before, an array and a scalar. */
  CHAIN {
    @Override
    Node of(int nodes) {
      Node x = leaf(1 << 20);
      Node value = x;
      for (int count = 0; count < nodes; count += 3) {
        Node scalar = Capture.scalar(DType.F32, 1f + count);
        value = Capture.apply(Op.ADD, Capture.apply(Op.MUL, value, x), scalar);
      }
      return value;
    }
  },
  /** Sums of pairs of sums, over one array for every other node. */
  TREE {
    @Override
    Node of(int nodes) {
      Node[] level = new Node[nodes / 2];
      for (int i = 0; i < level.length; i++) {
        level[i] = leaf(1 << 20);
      }
      for (int width = level.length; width > 1; width = (width + 1) / 2) {
        for (int i = 0; i < width / 2; i++) {
          level[i] = Capture.apply(Op.ADD, level[2 * i], level[2 * i + 1]);
        }
        level[width / 2] = width % 2 == 1 ? level[width - 1] : level[width / 2];
      }
      return level[0];
    }
  },
  /** Sweeps of five points over a square of 16,384². */
  STENCIL {
    @Override
    Node of(int nodes) {
      Node u = leaf(1 << 14, 1 << 14);
      for (int count = 0; count < nodes; count += 11) {
        Node sum = neighbour(u, INNER, INNER);
        sum = Capture.apply(Op.ADD, sum, neighbour(u, BEFORE, INNER));
        sum = Capture.apply(Op.ADD, sum, neighbour(u, AFTER, INNER));
        sum = Capture.apply(Op.ADD, sum, neighbour(u, INNER, BEFORE));
        sum = Capture.apply(Op.ADD, sum, neighbour(u, INNER, AFTER));
        u = Capture.apply(Op.MUL, sum, Capture.scalar(DType.F32, 0.2f));
      }
      return u;
    }
  },
  /** Rows from which their mean is taken, again and again. */
  ROWS {
    @Override
    Node of(int nodes) {
      Node x = leaf(1000, 2000);
      for (int count = 0; count < nodes; count += 3) {
        Node mean = Capture.reduce(ReduceOp.MEAN, x, new int[] {1}, true);
        x = Capture.apply(Op.ABS, Capture.apply(Op.SUB, x, mean));
      }
      return x;
    }
  };

  private static final Slice INNER = Slice.range(1, -1);
  private static final Slice BEFORE = Slice.to(-2);
  private static final Slice AFTER = Slice.from(2);

  /** A graph of about {@code nodes} nodes. */
  abstract Node of(int nodes);

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Node neighbour(Node u, Slice rows, Slice columns) {
    return Views.slice(u, rows, columns);
  }

  private static Node leaf(long... dims) {
    Shape shape = Shape.of(dims);
    return new Node(DType.F32, shape, new Definition.Leaf(new Nowhere(shape.size())));
  }

  /** Stands for elements; every instance is another array. */
  private static final class Nowhere implements Storage {
    private final long size;

    Nowhere(long size) {
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void retain() {
      // There is nothing to keep.
    }

    @Override
    public void release() {
      // There is nothing to free.
    }
  }
}
