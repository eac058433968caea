package dev.sinter.benchmarks;

import java.util.List;

/** Workloads that compute each element from its own inputs; {@code n} is the inputs' length. */
final class Elementwise {
  private Elementwise() {}

  /** {@code 2.5 a + b}. */
  static List<Term> saxpy(Inputs in) {
    return List.of(in.a().mul(2.5f).add(in.b()));
  }

  /** {@code sqrt(a² + b²) > 1}. */
  static List<Term> hypotGt(Inputs in) {
    return List.of(in.a().mul(in.a()).add(in.b().mul(in.b())).sqrt().gt(1));
  }

  /** {@code log(exp(a) + 1) / b}. */
  static List<Term> softplusDiv(Inputs in) {
    return List.of(in.a().exp().add(1).log().div(in.b()));
  }

  /** Prices of calls and of puts after Black and Scholes (1973): two outputs that share work. */
  static List<Term> blackScholes(Inputs in) {
    Term spot = in.a().add(0.5f);
    Term strike = in.b().add(0.5f);
    Term years = in.c().add(0.1f);
    Term deviation = years.sqrt().mul(0.3f);
    Term d1 = spot.div(strike).log().add(years.mul(0.02f + 0.045f)).div(deviation);
    Term d2 = d1.sub(deviation);
    Term discounted = strike.mul(years.mul(-0.02f).exp());
    Term call = spot.mul(cdf(d1)).sub(discounted.mul(cdf(d2)));
    return List.of(call, call.sub(spot).add(discounted));
  }

  private static Term cdf(Term z) {
    return z.mul(0.70710677f).erf().add(1).mul(0.5f);
  }

  /** A bias and the tanh form of the Gaussian error linear unit. */
  static List<Term> geluBias(Inputs in) {
    Term x = in.a().add(in.b());
    Term inner = x.add(x.mul(0.044715f).mul(x).mul(x)).mul(0.7978846f);
    return List.of(x.mul(0.5f).mul(inner.tanh().add(1)));
  }

  /** Great-circle distances in km, mean radius 6,371 km. */
  static List<Term> haversine(Inputs in) {
    Term from = in.a().mul(3).sub(1.5f);
    Term to = in.b().mul(3).sub(1.5f);
    Term eastward = in.c().mul(6).sub(3);
    Term h =
        to.sub(from)
            .div(2)
            .sin()
            .square()
            .add(from.cos().mul(to.cos()).mul(eastward.div(2).sin().square()));
    return List.of(h.sqrt().asin().mul(12742f));
  }
}
