package dev.sinter.explain.layout;

/**
 * Isotonic regression: the non-decreasing sequence nearest to a given one in weighted least
 * squares, by pooling adjacent violators.
 */
final class Isotonic {
  private Isotonic() {}

  static double[] fit(double[] wanted, double[] weights) {
    int blocks = 0;
    double[] mean = new double[wanted.length];
    double[] weight = new double[wanted.length];
    int[] length = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      mean[blocks] = wanted[i];
      weight[blocks] = weights[i];
      length[blocks] = 1;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        double sum = weight[blocks - 2] + weight[blocks - 1];
        mean[blocks - 2] =
            (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
        weight[blocks - 2] = sum;
        length[blocks - 2] += length[blocks - 1];
        blocks--;
      }
    }
    double[] fitted = new double[wanted.length];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < length[block]; i++) {
        fitted[at++] = mean[block];
      }
    }
    return fitted;
  }
}
