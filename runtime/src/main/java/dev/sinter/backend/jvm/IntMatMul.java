package dev.sinter.backend.jvm;

import dev.sinter.plan.Product;

/** Matrix products of {@code int}. */
final class IntMatMul extends MatMul {
  private final int[] a;
  private final int[] b;
  private final int[] c;

  IntMatMul(Product product, int[] a, int[] b, int[] c) {
    super(product);
    this.a = a;
    this.b = b;
    this.c = c;
  }

  @Override
  Block block() {
    return new Panels();
  }

  /** One thread's copies: a panel of b, and the row of c that its rows are added to. */
  private final class Panels implements Block {
    private final int[][] panel = new int[DEPTH][width()];
    private final int[] sums = new int[width()];

    @Override
    public void load(int bStart, int rows, int columns) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(b, bStart + row * n, panel[row], 0, columns);
      }
    }

    @Override
    public void multiply(int aStart, int cStart, int rows, int depth, int columns) {
      for (int row = 0; row < rows; row++) {
        int from = aStart + row * k;
        System.arraycopy(c, cStart + row * n, sums, 0, columns);
        int step = 0;
        for (; step + 4 <= depth; step += 4) {
          four(from + step, step, columns);
        }
        for (; step < depth; step++) {
          one(a[from + step], panel[step], columns);
        }
        System.arraycopy(sums, 0, c, cStart + row * n, columns);
      }
    }

    /** One array is written, each element where it is read: more, and C2 does not vectorise. */
    private void four(int from, int step, int columns) {
      int a0 = a[from];
      int a1 = a[from + 1];
      int a2 = a[from + 2];
      int a3 = a[from + 3];
      int[] b0 = panel[step];
      int[] b1 = panel[step + 1];
      int[] b2 = panel[step + 2];
      int[] b3 = panel[step + 3];
      int[] to = sums;
      for (int j = 0; j < columns; j++) {
        to[j] = to[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
      }
    }

    private void one(int factor, int[] row, int columns) {
      int[] to = sums;
      for (int j = 0; j < columns; j++) {
        to[j] = to[j] + factor * row[j];
      }
    }
  }

  /** Four rows at once, whose sums don't wait for each other. */
  @Override
  void column(int aStart, int bStart, int cStart, int from, int to) {
    int last = to - 1;
    for (int i = from; i < to; i += 4) {
      int r0 = aStart + i * k;
      int r1 = aStart + Math.min(i + 1, last) * k;
      int r2 = aStart + Math.min(i + 2, last) * k;
      int r3 = aStart + Math.min(i + 3, last) * k;
      int s0 = 0;
      int s1 = 0;
      int s2 = 0;
      int s3 = 0;
      for (int l = 0; l < k; l++) {
        int value = b[bStart + l * n];
        s0 += a[r0 + l] * value;
        s1 += a[r1 + l] * value;
        s2 += a[r2 + l] * value;
        s3 += a[r3 + l] * value;
      }
      // From the last to the first: rows beyond the last are the last.
      c[cStart + Math.min(i + 3, last) * n] = s3;
      c[cStart + Math.min(i + 2, last) * n] = s2;
      c[cStart + Math.min(i + 1, last) * n] = s1;
      c[cStart + i * n] = s0;
    }
  }
}
