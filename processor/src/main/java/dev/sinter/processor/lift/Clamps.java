package dev.sinter.processor.lift;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kernel forms of {@code Math.clamp} with constant bounds. With others it may throw an {@code
 * IllegalArgumentException}, which no element can be.
 */
final class Clamps {
  private static final String CLAMP = "java.lang.Math.clamp";

  /** Each method's result. */
  private static final Map<String, DType> RESULTS =
      Map.of(
          CLAMP + "(long,int,int)", DType.I32,
          CLAMP + "(long,long,long)", DType.I64,
          CLAMP + "(float,float,float)", DType.F32,
          CLAMP + "(double,double,double)", DType.F64);

  private Clamps() {}

  /** Whether this is such a method. */
  static boolean contain(String method) {
    return RESULTS.containsKey(method);
  }

  /** The form of a call of one, or null unless its bounds are constants in ascending order. */
  static @Nullable Expr of(String method, List<Expr> arguments) {
    DType result = RESULTS.get(method);
    Expr value = arguments.get(0);
    if (result == null
        || !(arguments.get(1) instanceof Expr.Constant min)
        || !(arguments.get(2) instanceof Expr.Constant max)
        || !areInOrder(min, max)) {
      return null;
    }
    Expr low = Folding.apply(Op.MAX, value, Folding.convert(value.type(), min));
    Expr clamped = Folding.apply(Op.MIN, Folding.convert(value.type(), max), low);
    return Folding.convert(result, clamped);
  }

  /** As {@code Double.compare} has it, which puts -0.0 below 0.0. */
  private static boolean areInOrder(Expr.Constant min, Expr.Constant max) {
    return switch (min.type()) {
      case F32 -> {
        float low = Float.intBitsToFloat((int) min.bits());
        float high = Float.intBitsToFloat((int) max.bits());
        yield !Float.isNaN(low) && !Float.isNaN(high) && Float.compare(low, high) <= 0;
      }
      case F64 -> {
        double low = Double.longBitsToDouble(min.bits());
        double high = Double.longBitsToDouble(max.bits());
        yield !Double.isNaN(low) && !Double.isNaN(high) && Double.compare(low, high) <= 0;
      }
      default -> min.bits() <= max.bits(); // int and long, sign-extended
    };
  }
}
