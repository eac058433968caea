package dev.sinter.benchmarks;

import dev.sinter.Rng;
import dev.sinter.Shape;
import java.util.List;

/** Workloads of statistics and random numbers; {@code n} is the inputs' length. */
final class Statistics {
  private Statistics() {}

  /** Mean and variance of {@code a b}, which one pass can give. */
  static List<Term> meanVar(Inputs in) {
    Term d = in.a().mul(in.b());
    return List.of(d.mean(), d.var());
  }

  /** How many of n random points of the unit square lie within the circle. */
  static List<Term> piRng(Inputs in) {
    Shape shape = Shape.of(in.size());
    boolean forced = in.a().forced();
    Term x = Term.of(Rng.philox(7).uniform(shape), forced);
    Term y = Term.of(Rng.philox(8).uniform(shape), forced);
    return List.of(x.mul(x).add(y.mul(y)).sqrt().lt(1).count());
  }
}
