package dev.sinter.benchmarks;

import dev.sinter.Slice;
import java.util.List;

/** A five-point stencil written with views. */
final class Stencil {
  private static final int SWEEPS = 10;
  private static final Slice INNER = Slice.range(1, -1);
  private static final Slice BEFORE = Slice.to(-2);
  private static final Slice AFTER = Slice.from(2);

  private Stencil() {}

  /**
   * Ten sweeps over the first √n · √n elements of {@code a} as a square: each gives every inner
   * point the mean of itself and its neighbours, and leaves out the border.
   */
  static List<Term> jacobi(Inputs in) {
    long side = Inputs.side(in.size());
    Term u = in.a().slice(Slice.to(side * side)).reshape(side, side);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      Term vertical = u.slice(INNER, INNER).add(u.slice(BEFORE, INNER)).add(u.slice(AFTER, INNER));
      u = vertical.add(u.slice(INNER, BEFORE)).add(u.slice(INNER, AFTER)).mul(0.2f);
    }
    return List.of(u);
  }

  /** Bytes that ten sweeps read and write, one by one. */
  static long bytes(long n) {
    long points = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      long side = Inputs.side(n) - 2L * sweep;
      points += side * side + (side - 2) * (side - 2);
    }
    return Float.BYTES * points;
  }
}
