package dev.sinter;

/**
 * How to reduce: which axes stay, what NaN means, how sums are accumulated. Immutable; {@code
 * ReduceOptions.DEFAULT.ignoringNaN().wide()}.
 *
 * @param keepDims whether reduced axes stay with extent 1
 * @param ignoreNaN whether NaN elements are left out; what is left of nothing is NaN for {@code min
 *     max mean var std}, the neutral value for {@code sum prod norm count}
 * @param accumulation how sums are accumulated
 */
public record ReduceOptions(boolean keepDims, boolean ignoreNaN, Accumulation accumulation) {
  /** The options. */
  public ReduceOptions {
    Argument.given(accumulation, "accumulation");
  }

  /** Axes disappear, NaN counts, sums in the array's own type. */
  public static final ReduceOptions DEFAULT = new ReduceOptions(false, false, Accumulation.PLAIN);

  /** How sums of floating elements are accumulated; integers are always exact, in I64. */
  public enum Accumulation {
    /** In the array's type, on the fixed tree: the error grows with the logarithm of the length. */
    PLAIN,
    /**
     * F32 in F64, rounded once at the end, after the root of {@code std} and {@code norm}; F64 as
     * {@link #COMPENSATED}.
     */
    WIDE,
    /**
     * Carrying along what rounding takes away (Knuth's two-sum): almost as if in twice the digits.
     */
    COMPENSATED
  }

  /** Reduced axes stay with extent 1. */
  public ReduceOptions keepingDims() {
    return keepingDims(true);
  }

  /** Whether reduced axes stay with extent 1. */
  public ReduceOptions keepingDims(boolean keep) {
    return new ReduceOptions(keep, ignoreNaN, accumulation);
  }

  /** NaN elements are left out. */
  public ReduceOptions ignoringNaN() {
    return new ReduceOptions(keepDims, true, accumulation);
  }

  /** Sums of F32 in F64. */
  public ReduceOptions wide() {
    return new ReduceOptions(keepDims, ignoreNaN, Accumulation.WIDE);
  }

  /** Sums with an error term. */
  public ReduceOptions compensated() {
    return new ReduceOptions(keepDims, ignoreNaN, Accumulation.COMPENSATED);
  }
}
