package dev.sinter.exactness;

import static dev.sinter.exactness.Operation.binary;
import static dev.sinter.exactness.Operation.shift;
import static dev.sinter.exactness.Operation.unary;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.exactness.Operation.Kind;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every element-wise operation of {@link Array}, in the order of the reference page. */
public final class Operations {
  private static final List<Operation> UNARY =
      List.of(
          unary("neg", Op.NEG, Array::neg),
          unary("abs", Op.ABS, Array::abs),
          unary("sign", Op.SIGN, Array::sign),
          unary("sqrt", Op.SQRT, Array::sqrt),
          unary("cbrt", Op.CBRT, Array::cbrt),
          unary("rsqrt", Op.RSQRT, Array::rsqrt),
          unary("exp", Op.EXP, Array::exp),
          unary("exp2", Op.EXP2, Array::exp2),
          unary("expm1", Op.EXPM1, Array::expm1),
          unary("log", Op.LOG, Array::log),
          unary("log2", Op.LOG2, Array::log2),
          unary("log10", Op.LOG10, Array::log10),
          unary("log1p", Op.LOG1P, Array::log1p),
          unary("sin", Op.SIN, Array::sin),
          unary("cos", Op.COS, Array::cos),
          unary("tan", Op.TAN, Array::tan),
          unary("asin", Op.ASIN, Array::asin),
          unary("acos", Op.ACOS, Array::acos),
          unary("atan", Op.ATAN, Array::atan),
          unary("sinh", Op.SINH, Array::sinh),
          unary("cosh", Op.COSH, Array::cosh),
          unary("tanh", Op.TANH, Array::tanh),
          unary("asinh", Op.ASINH, Array::asinh),
          unary("acosh", Op.ACOSH, Array::acosh),
          unary("atanh", Op.ATANH, Array::atanh),
          unary("sigmoid", Op.SIGMOID, Array::sigmoid),
          unary("erf", Op.ERF, Array::erf),
          unary("erfc", Op.ERFC, Array::erfc),
          unary("gamma", Op.GAMMA, Array::gamma),
          unary("lgamma", Op.LGAMMA, Array::lgamma),
          unary("floor", Op.FLOOR, Array::floor),
          unary("ceil", Op.CEIL, Array::ceil),
          unary("rint", Op.RINT, Array::rint),
          unary("round", Op.ROUND, Array::round),
          unary("trunc", Op.TRUNC, Array::trunc),
          unary("not", Op.NOT, Array::not),
          unary("isNaN", Op.IS_NAN, Array::isNaN),
          unary("isInfinite", Op.IS_INFINITE, Array::isInfinite),
          unary("isFinite", Op.IS_FINITE, Array::isFinite),
          unary("reciprocal", null, Array::reciprocal),
          unary("square", null, Array::square),
          unary("real", null, Array::real),
          unary("imag", null, Array::imag),
          unary("conj", null, Array::conj),
          unary("arg", Op.ATAN2, Array::arg));

  private static final List<Operation> BINARY =
      List.of(
          binary("add", Op.ADD, Array::add),
          binary("sub", Op.SUB, Array::sub),
          binary("mul", Op.MUL, Array::mul),
          binary("div", Op.DIV, Array::div),
          binary("rem", Op.REM, Array::rem),
          binary("floorMod", Op.FLOOR_MOD, Array::floorMod),
          binary("pow", Op.POW, Array::pow),
          binary("minimum", Op.MIN, Array::minimum),
          binary("maximum", Op.MAX, Array::maximum),
          binary("atan2", Op.ATAN2, Array::atan2),
          binary("hypot", Op.HYPOT, Array::hypot),
          binary("copySign", Op.COPY_SIGN, Array::copySign),
          binary("complex", null, Array::complex),
          binary("eq", Op.EQ, Array::eq),
          binary("ne", Op.NE, Array::ne),
          binary("lt", Op.LT, Array::lt),
          binary("le", Op.LE, Array::le),
          binary("gt", Op.GT, Array::gt),
          binary("ge", Op.GE, Array::ge),
          binary("and", Op.AND, Array::and),
          binary("or", Op.OR, Array::or),
          binary("xor", Op.XOR, Array::xor));

  private static final List<Operation> SHIFTS =
      List.of(
          shift("shl", Op.SHL, Array::shl),
          shift("shr", Op.SHR, Array::shr),
          shift("ushr", Op.USHR, Array::ushr));

  private static final List<Operation> TERNARY =
      List.of(
          ternary("clamp", null, Kind.ANY, x -> x[0].clamp(x[1], x[2])),
          ternary("fma", Op.FMA, Kind.ANY, x -> x[0].fma(x[1], x[2])),
          ternary("where", Op.SELECT, Kind.CONDITION, x -> Array.where(x[0], x[1], x[2])));

  private static final List<Operation> SCALAR =
      List.of(
          unary("rsub(7)", Op.SUB, x -> x.rsub(7)),
          unary("rdiv(7)", Op.DIV, x -> x.rdiv(7)),
          unary("rpow(2)", Op.POW, x -> x.rpow(2)),
          unary("div(7)", Op.DIV, x -> x.div(7)),
          unary("rem(7)", Op.REM, x -> x.rem(7)),
          unary("floorMod(7)", Op.FLOOR_MOD, x -> x.floorMod(7)),
          unary("shr(33)", Op.SHR, x -> x.shr(33)));

  private Operations() {}

  private static Operation ternary(
      String name,
      @org.jspecify.annotations.Nullable Op op,
      Kind first,
      java.util.function.Function<Array[], Array> call) {
    return new Operation(name, List.of(first, Kind.ANY, Kind.ANY), op, call);
  }

  /** The operations on arrays, each once. */
  public static List<Operation> onArrays() {
    return Stream.of(UNARY, BINARY, SHIFTS, TERNARY).flatMap(List::stream).toList();
  }

  /** All that is recorded: also scalar operands, and a conversion to every type. */
  static List<Operation> recorded() {
    List<Operation> all = new ArrayList<>(onArrays());
    all.addAll(SCALAR);
    for (DType to : DType.values()) {
      all.add(unary("cast(" + to + ")", null, x -> x.cast(to)));
    }
    for (DType to : DType.reals()) {
      all.add(unary("bitcast(" + to + ")", null, x -> x.bitcast(to)));
    }
    return all;
  }
}
