package dev.sinter.examples;

import dev.sinter.fused.Fn;
import dev.sinter.fused.Fused;
import dev.sinter.fused.Index;
import dev.sinter.fused.Uniform;

/** The Mandelbrot set. */
final class Mandelbrot {
  private Mandelbrot() {}

  /**
   * How many iterations of z² + c it takes a pixel to escape, with a fraction that makes the count
   * smooth over the plane; {@code limit} if it stays.
   *
   * @param left real part at column 0
   * @param top imaginary part at row 0
   * @param step distance between neighbouring pixels
   */
  @Fused
  static float iterations(
      @Index(0) int row,
      @Index(1) int column,
      @Uniform double left,
      @Uniform double top,
      @Uniform double step,
      @Uniform int limit) {
    double cx = left + column * step;
    double cy = top - row * step;
    double x = 0;
    double y = 0;
    for (int n = 0; n < limit; n++) {
      double xx = x * x;
      double yy = y * y;
      if (xx + yy > 1 << 16) {
        return n + 1 - Fn.log2(0.5f * Fn.log2((float) (xx + yy)));
      }
      y = 2 * x * y + cy;
      x = xx - yy + cx;
    }
    return limit;
  }
}
