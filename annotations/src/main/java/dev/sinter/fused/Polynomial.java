package dev.sinter.fused;

/** Evaluation of polynomials. */
final class Polynomial {
  private Polynomial() {}

  /** The value at {@code x}, after Horner; {@code coefficients} begin with that of x^0. */
  static double at(double x, double[] coefficients) {
    double value = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      value = value * x + coefficients[k];
    }
    return value;
  }
}
