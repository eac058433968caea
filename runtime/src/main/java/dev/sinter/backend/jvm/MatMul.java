package dev.sinter.backend.jvm;

import dev.sinter.plan.Product;

/**
 * A matrix product in the order of {@link Product}: blocks of rows are shared out among threads;
 * each walks panels of the second operand that stay in its cache, and adds four of its rows at a
 * time in loops that the JVM vectorises. The result's memory is zero at first.
 */
abstract class MatMul {
  /** Rows of a panel. */
  static final int DEPTH = 64;

  /** Columns of a panel at most. */
  private static final int WIDTH = 1024;

  /** Rows that are worth a task. */
  private static final int ROWS = 32;

  /** Fewer columns than this are computed one by one. */
  private static final int NARROW = 8;

  final Product product;
  final int m;
  final int n;
  final int k;

  MatMul(Product product) {
    this.product = product;
    this.m = (int) product.m();
    this.n = (int) product.n();
    this.k = (int) product.k();
  }

  /** What one thread uses. */
  interface Block {
    /** Takes rows of b, from this element on. */
    void load(int bStart, int rows, int columns);

    /** Adds {@code depth} products to {@code rows} rows of c. */
    void multiply(int aStart, int cStart, int rows, int depth, int columns);
  }

  abstract Block block();

  /** Computes rows {@code from … to-1} of one column. */
  abstract void column(int aStart, int bStart, int cStart, int from, int to);

  final int width() {
    return Math.min(WIDTH, n);
  }

  final void run() {
    int blocks = (m + ROWS - 1) / ROWS;
    int tasks = Math.toIntExact(product.batches() * blocks);
    Pool.run(
        tasks,
        () -> {
          Block mine = n < NARROW ? null : block();
          return task -> rows(mine, task / blocks, task % blocks * ROWS);
        });
  }

  private void rows(@org.jspecify.annotations.Nullable Block mine, int batch, int from) {
    int to = Math.min(m, from + ROWS);
    int aStart = (int) product.aOffset(batch);
    int bStart = (int) product.bOffset(batch);
    int cStart = batch * m * n;
    if (mine == null) {
      for (int j = 0; j < n; j++) {
        column(aStart, bStart + j, cStart + j, from, to);
      }
      return;
    }
    for (int column = 0; column < n; column += width()) {
      int columns = Math.min(width(), n - column);
      for (int step = 0; step < k; step += DEPTH) {
        int depth = Math.min(DEPTH, k - step);
        mine.load(bStart + step * n + column, depth, columns);
        mine.multiply(
            aStart + from * k + step, cStart + from * n + column, to - from, depth, columns);
      }
    }
  }
}
