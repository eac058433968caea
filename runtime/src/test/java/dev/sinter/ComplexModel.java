package dev.sinter;

/** Complex arithmetic in plain Java, each operation rounded to the part's type. */
final class ComplexModel {
  private final boolean single;

  ComplexModel(DType type) {
    this.single = type == DType.C64;
  }

  record Z(double re, double im) {}

  /** Sums, differences, products, quotients and roots of floats in double round as in float. */
  private double round(double value) {
    return single ? (float) value : value;
  }

  private double mul(double a, double b) {
    return round(a * b);
  }

  private double div(double a, double b) {
    return round(a / b);
  }

  Z add(Z a, Z b) {
    return new Z(round(a.re + b.re), round(a.im + b.im));
  }

  Z sub(Z a, Z b) {
    return new Z(round(a.re - b.re), round(a.im - b.im));
  }

  Z mul(Z a, Z b) {
    return new Z(
        round(mul(a.re, b.re) - mul(a.im, b.im)), round(mul(a.re, b.im) + mul(a.im, b.re)));
  }

  Z div(Z a, Z b) {
    double up = scale(Math.max(Math.abs(a.re), Math.abs(a.im)));
    double down = scale(Math.max(Math.abs(b.re), Math.abs(b.im)));
    double x = mul(a.re, up);
    double y = mul(a.im, up);
    double c = mul(b.re, down);
    double d = mul(b.im, down);
    double back = div(down, up);
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = div(d, c);
      double denominator = round(c + mul(d, ratio));
      double re = div(round(x + times(y, ratio, d, c)), denominator);
      double im = div(round(y - times(x, ratio, d, c)), denominator);
      return new Z(mul(re, back), mul(im, back));
    }
    double ratio = div(c, d);
    double denominator = round(d + mul(c, ratio));
    double re = div(round(y + times(x, ratio, c, d)), denominator);
    double im = div(round(times(y, ratio, c, d) - x), denominator);
    return new Z(mul(re, back), mul(im, back));
  }

  private double times(double x, double ratio, double small, double large) {
    return ratio == 0 ? mul(small, div(x, large)) : mul(x, ratio);
  }

  private double scale(double magnitude) {
    if (magnitude >= (single ? 0x1p126 : 0x1p1022)) {
      return 0.25;
    }
    if (magnitude < (single ? 0x1p-101 : 0x1p-968)) {
      return single ? 0x1p48 : 0x1p106;
    }
    return 1;
  }
}
