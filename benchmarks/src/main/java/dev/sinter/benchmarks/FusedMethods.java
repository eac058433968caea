package dev.sinter.benchmarks;

import dev.sinter.Array;
import java.util.List;

/**
 * Workloads as calls of {@code @Fused} methods, each one captured operation however long its
 * formula is. Where every operation is to be evaluated at once, they are the captured ones.
 */
final class FusedMethods {
  private FusedMethods() {}

  /** As {@link Elementwise#blackScholes}: two methods, evaluated together. */
  static List<Term> blackScholes(Inputs in) {
    if (in.forced()) {
      return Elementwise.blackScholes(in);
    }
    Array a = in.a().array();
    Array b = in.b().array();
    Array c = in.c().array();
    return List.of(lazy(FormulasFused.call(a, b, c)), lazy(FormulasFused.put(a, b, c)));
  }

  /** As {@link Elementwise#geluBias}. */
  static List<Term> geluBias(Inputs in) {
    return in.forced()
        ? Elementwise.geluBias(in)
        : List.of(lazy(FormulasFused.gelu(in.a().array(), in.b().array())));
  }

  /** As {@link SeaWater#density}. */
  static List<Term> density(Inputs in) {
    return in.forced()
        ? SeaWater.density(in)
        : List.of(
            lazy(SeaWaterFormulaFused.density(in.a().array(), in.b().array(), in.c().array())));
  }

  /** As {@link Elementwise#haversine}. */
  static List<Term> haversine(Inputs in) {
    return in.forced()
        ? Elementwise.haversine(in)
        : List.of(lazy(FormulasFused.haversine(in.a().array(), in.b().array(), in.c().array())));
  }

  private static Term lazy(Array array) {
    return new Term(array, false);
  }
}
