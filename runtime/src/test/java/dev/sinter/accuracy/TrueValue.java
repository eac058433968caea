package dev.sinter.accuracy;

import dev.sinter.DType;
import dev.sinter.fused.Fn;
import dev.sinter.ir.Op;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.core.DD;

/**
 * True values of one function: for F32 the double function of {@code Fn}, whose own error, which
 * the F64 rows of the same table show, is below 5 ulp of double: 1e-8 ulp of float. For F64 {@link
 * Exponentials} and its neighbours, with errors below 1e-9 ulp, of denormals up to half a one.
 *
 * @param inDouble the function as {@code Fn} has it; the second argument of one is ignored
 * @param inDoubleDouble the same in double-double arithmetic, for arguments that are finite and not
 *     0 where the first is neither NaN nor infinite by definition
 */
record TrueValue(DoubleBinaryOperator inDouble, Precise inDoubleDouble) {
  /** A function in double-double arithmetic. */
  interface Precise {
    DD of(double x, double y);
  }

  static TrueValue of(Op op) {
    return switch (op) {
      case CBRT -> unary(Fn::cbrt, (x, y) -> Exponentials.cbrt(x));
      case EXP -> unary(Fn::exp, (x, y) -> Exponentials.exp(DD.of(x)));
      case EXP2 -> unary(Fn::exp2, (x, y) -> Exponentials.exp2(x));
      case EXPM1 -> unary(Fn::expm1, (x, y) -> Exponentials.expm1(DD.of(x)));
      case LOG -> unary(Fn::log, (x, y) -> Exponentials.log(DD.of(x)));
      case LOG2 -> unary(Fn::log2, (x, y) -> Exponentials.log(DD.of(x)).divide(Exponentials.LN2));
      case LOG10 ->
          unary(Fn::log10, (x, y) -> Exponentials.log(DD.of(x)).divide(Exponentials.LN10));
      case LOG1P -> unary(Fn::log1p, (x, y) -> Exponentials.log1p(DD.of(x)));
      case SIGMOID -> unary(Fn::sigmoid, (x, y) -> Exponentials.sigmoid(x));
      case SIN -> unary(Fn::sin, (x, y) -> Trigonometry.sin(x));
      case COS -> unary(Fn::cos, (x, y) -> Trigonometry.cos(x));
      case TAN -> unary(Fn::tan, (x, y) -> Trigonometry.tan(x));
      case ASIN -> unary(Fn::asin, (x, y) -> Trigonometry.asin(x));
      case ACOS -> unary(Fn::acos, (x, y) -> Trigonometry.acos(x));
      case ATAN -> unary(Fn::atan, (x, y) -> Trigonometry.atan(DD.of(x)));
      case SINH -> unary(Fn::sinh, (x, y) -> Hyperbolics.sinh(x));
      case COSH -> unary(Fn::cosh, (x, y) -> Hyperbolics.cosh(x));
      case TANH -> unary(Fn::tanh, (x, y) -> Hyperbolics.tanh(x));
      case ASINH -> unary(Fn::asinh, (x, y) -> Hyperbolics.asinh(x));
      case ACOSH -> unary(Fn::acosh, (x, y) -> Hyperbolics.acosh(x));
      case ATANH -> unary(Fn::atanh, (x, y) -> Hyperbolics.atanh(x));
      case ERF -> unary(Fn::erf, (x, y) -> SpecialFunctions.erf(x));
      case ERFC -> unary(Fn::erfc, (x, y) -> SpecialFunctions.erfc(x));
      case GAMMA -> unary(Fn::gamma, (x, y) -> SpecialFunctions.gamma(x));
      case LGAMMA -> unary(Fn::lgamma, (x, y) -> SpecialFunctions.lgamma(x));
      case POW -> new TrueValue(Fn::pow, Exponentials::pow);
      case ATAN2 -> new TrueValue(Fn::atan2, Trigonometry::atan2);
      case HYPOT -> new TrueValue(Fn::hypot, Exponentials::hypot);
      default -> throw new IllegalArgumentException(op + " is exact");
    };
  }

  private static TrueValue unary(DoubleUnaryOperator inDouble, Precise precise) {
    return new TrueValue((x, y) -> inDouble.applyAsDouble(x), precise);
  }

  /** The error of a result, in ulp of {@code type}. */
  double error(Op op, DType type, double x, double y, double actual) {
    double close = inDouble.applyAsDouble(x, y);
    if (type == DType.F32) {
      return Ulps.ofFloat(op, x, close, (float) actual);
    }
    boolean defined = Double.isNaN(close) || isSpecial(x) || (op.arity() == 2 && isSpecial(y));
    return defined
        ? Ulps.special(op, close, actual)
        : Ulps.ofDouble(op, x, inDoubleDouble.of(x, y), actual);
  }

  private static boolean isSpecial(double x) {
    return x == 0 || !Double.isFinite(x);
  }
}
