package dev.sinter.ir;

import dev.sinter.DType;
import java.util.Locale;

/**
 * The reductions, of every element type but U32, U64 and F16, which capture carries in others. An
 * element is converted to the {@link #accumulator} type, combined on the fixed tree of {@link
 * dev.sinter.plan.Tree}, and finished to the {@link #resultType}.
 */
public enum ReduceOp {
  SUM,
  PROD,
  MIN,
  MAX,
  /** {@code SUM / (T) N} for floating types; integers are summed in I64 and divided as F64. */
  MEAN,
  /** Number of elements that are not zero (NaN counts), I64. */
  COUNT,
  ANY,
  ALL,
  /**
   * Population variance, by number, mean and sum of squared differences from it: one pass, stable.
   * The accumulators of F32 are F32; integers are F64.
   */
  VAR,
  /** A floating sum that carries along what rounding takes from it. */
  COMPENSATED_SUM;

  /** Lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many values of the {@link #accumulator} type hold a partial result. */
  public int width() {
    return switch (this) {
      case VAR -> 3;
      case COMPENSATED_SUM -> 2;
      case SUM, PROD, MIN, MAX, MEAN, COUNT, ANY, ALL -> 1;
    };
  }

  /** The type that holds partial results. */
  public DType accumulator(DType element) {
    boolean numbers = this != COUNT && this != ANY && this != ALL;
    if (numbers && (element == DType.U32 || element == DType.U64 || element == DType.F16)) {
      throw carried(element);
    }
    return switch (this) {
      case COUNT -> DType.I64;
      case ANY, ALL -> DType.BOOL;
      case SUM, PROD, MEAN -> element.isFloating() ? element : DType.I64;
      case VAR, COMPENSATED_SUM -> element.isFloating() ? element : DType.F64;
      case MIN, MAX -> element.promote();
    };
  }

  /**
   * The operator that combines two partial results of one component; {@link Reductions#combine}
   * says how others do.
   */
  public Op combiner() {
    return switch (this) {
      case VAR, COMPENSATED_SUM ->
          throw new IllegalStateException(label() + " combines several components");
      case SUM, MEAN, COUNT -> Op.ADD;
      case PROD -> Op.MUL;
      case MIN -> Op.MIN;
      case MAX -> Op.MAX;
      case ANY -> Op.OR;
      case ALL -> Op.AND;
    };
  }

  /** The value from which every component of an accumulator starts. */
  public Expr.Constant identity(DType element) {
    DType type = accumulator(element);
    return switch (this) {
      case SUM, MEAN, COUNT, ANY, VAR, COMPENSATED_SUM -> new Expr.Constant(type, 0);
      case ALL -> new Expr.Constant(type, 1);
      case PROD -> new Expr.Constant(type, one(type));
      case MIN -> new Expr.Constant(type, extreme(type, true));
      case MAX -> new Expr.Constant(type, extreme(type, false));
    };
  }

  /** The type of the result. */
  public DType resultType(DType element) {
    return switch (this) {
      case MEAN, VAR -> element.isFloating() ? element : DType.F64;
      case SUM, PROD, MIN, MAX, COUNT, ANY, ALL, COMPENSATED_SUM -> accumulator(element);
    };
  }

  /** Whether an empty axis has a result: not for MIN and MAX. */
  public boolean allowsEmpty() {
    return this != MIN && this != MAX;
  }

  private static long one(DType type) {
    return switch (type) {
      case F32 -> Float.floatToRawIntBits(1f);
      case F64 -> Double.doubleToRawLongBits(1d);
      case BOOL, I8, U8, I16, U16, I32, I64 -> 1;
      case U32, U64, F16 -> throw carried(type);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private static long extreme(DType type, boolean largest) {
    return switch (type) {
      case F32 ->
          Float.floatToRawIntBits(largest ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY);
      case F64 ->
          Double.doubleToRawLongBits(largest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
      case I8, U8, I16, U16, I32 -> largest ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      case I64 -> largest ? Long.MAX_VALUE : Long.MIN_VALUE;
      case BOOL -> largest ? 1 : 0;
      case U32, U64, F16 -> throw carried(type);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private static IllegalArgumentException carried(DType type) {
    return new IllegalArgumentException(type + " is reduced in another type");
  }
}
