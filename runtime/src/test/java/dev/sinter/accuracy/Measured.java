package dev.sinter.accuracy;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import java.util.Locale;

/**
 * The largest error of a function that was met.
 *
 * @param op the function
 * @param type in which it was computed
 * @param arguments how many, or pairs
 * @param worst the largest error
 */
record Measured(Op op, DType type, long arguments, Worst worst) {

  /**
   * An error and where it was met.
   *
   * @param ulps in ulp of the true value, as {@link dev.sinter.plan.Accuracy} defines them
   * @param x the argument, or the first of two
   * @param y the second argument
   * @param actual what the device gave
   */
  record Worst(double ulps, double x, double y, double actual) {
    static final Worst NONE = new Worst(0, 0, 0, 0);

    Worst or(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }

  /** A line of the table; {@code bound} is the published one. */
  String line(double bound) {
    String at =
        op.arity() == 1
            ? Double.toHexString(worst.x)
            : Double.toHexString(worst.x) + ", " + Double.toHexString(worst.y);
    return String.format(
        Locale.ROOT,
        "%-8s %-4s %13d %12.4f %8.2f %-5s %s -> %s",
        op.label(),
        type,
        arguments,
        worst.ulps,
        bound,
        worst.ulps <= bound ? "" : "ABOVE",
        at,
        Double.toHexString(worst.actual));
  }
}
