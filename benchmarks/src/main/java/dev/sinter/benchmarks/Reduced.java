package dev.sinter.benchmarks;

import java.util.List;

/** Workloads that reduce; {@code n} is the inputs' length. */
final class Reduced {
  /** Elements of a row of {@link #softmaxRows}. */
  static final int ROW = 1024;

  private Reduced() {}

  /** How many points of the unit square lie within the circle. */
  static List<Term> piGiven(Inputs in) {
    return List.of(in.a().mul(in.a()).add(in.b().mul(in.b())).sqrt().lt(1).count());
  }

  /** Softmax of each row of {@code a} as {@code [n / 1024, 1024]}. */
  static List<Term> softmaxRows(Inputs in) {
    Term x = in.a().reshape(in.size() / ROW, ROW);
    Term e = x.sub(x.max(true, 1)).exp();
    return List.of(e.div(e.sum(true, 1)));
  }

  /** The pull of √n points on each other, softened by 0.001: {@code [√n]}, along one axis. */
  static List<Term> pairwise(Inputs in) {
    Term dx = in.x().expandDims(1).sub(in.x().expandDims(0));
    Term dy = in.y().expandDims(1).sub(in.y().expandDims(0));
    Term inverse = dx.mul(dx).add(dy.mul(dy)).add(1e-3f).sqrt().rdiv(1);
    return List.of(inverse.mul(inverse).mul(inverse).mul(dx).sum(false, 1));
  }
}
