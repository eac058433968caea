package dev.sinter.benchmarks;

import java.util.List;

/**
 * The density of sea water by the international equation of state (UNESCO 1980), kg/m³: some 100
 * operations on each element.
 */
final class SeaWater {
  private SeaWater() {}

  /** Temperature {@code 30 a} °C, salinity {@code 40 b}, pressure {@code 100 c} bar. */
  static List<Term> density(Inputs in) {
    Term t = in.a().mul(30);
    Term s = in.b().mul(40);
    Term p = in.c().mul(100);
    Powers of = Powers.of(t, s);
    Term compression = of.secantBulk().add(p.mul(of.linear())).add(p.mul(p).mul(of.quadratic()));
    return List.of(of.atSurface().div(p.div(compression).rsub(1)));
  }

  /** Powers of temperature {@code t} and salinity {@code s}. */
  private record Powers(Term t, Term t2, Term t3, Term t4, Term t5, Term s, Term s15, Term s2) {
    static Powers of(Term t, Term s) {
      Term t2 = t.mul(t);
      Term t3 = t2.mul(t);
      Term t4 = t3.mul(t);
      return new Powers(t, t2, t3, t4, t4.mul(t), s, s.mul(s.sqrt()), s.mul(s));
    }

    Term atSurface() {
      Term water =
          t.mul(6.793952e-2f)
              .add(999.8426f)
              .sub(t2.mul(9.095290e-3f))
              .add(t3.mul(1.001685e-4f))
              .sub(t4.mul(1.120083e-6f))
              .add(t5.mul(6.536332e-9f));
      Term first =
          t.mul(-4.0899e-3f)
              .add(8.24493e-1f)
              .add(t2.mul(7.6438e-5f))
              .sub(t3.mul(8.2467e-7f))
              .add(t4.mul(5.3875e-9f));
      Term next = t.mul(1.0227e-4f).add(-5.72466e-3f).sub(t2.mul(1.6546e-6f));
      return water.add(s.mul(first)).add(s15.mul(next)).add(s2.mul(4.8314e-4f));
    }

    Term secantBulk() {
      Term water =
          t.mul(148.4206f)
              .add(19652.21f)
              .sub(t2.mul(2.327105f))
              .add(t3.mul(1.360477e-2f))
              .sub(t4.mul(5.155288e-5f));
      Term first = t.mul(-0.603459f).add(54.6746f).add(t2.mul(1.09987e-2f)).sub(t3.mul(6.1670e-5f));
      Term next = t.mul(1.6483e-2f).add(7.944e-2f).sub(t2.mul(5.3009e-4f));
      return water.add(s.mul(first)).add(s15.mul(next));
    }

    Term linear() {
      Term water =
          t.mul(1.43713e-3f).add(3.239908f).add(t2.mul(1.16092e-4f)).sub(t3.mul(5.77905e-7f));
      Term salt = t.mul(-1.0981e-5f).add(2.2838e-3f).sub(t2.mul(1.6078e-6f));
      return water.add(s.mul(salt)).add(s15.mul(1.91075e-4f));
    }

    Term quadratic() {
      Term water = t.mul(-6.12293e-6f).add(8.50935e-5f).add(t2.mul(5.2787e-8f));
      Term salt = t.mul(2.0816e-8f).add(-9.9348e-7f).add(t2.mul(9.1697e-10f));
      return water.add(s.mul(salt));
    }
  }
}
