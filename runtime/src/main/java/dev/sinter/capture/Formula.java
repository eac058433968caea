package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Stmt;
import dev.sinter.ir.Templates;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Function} under construction, as if it had been lifted from a method: one node in the
 * graph, however many operations it takes.
 */
final class Formula {
  private final String name;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<DType> locals = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();

  /**
   * @param name as it appears in names of kernels, {@code Rng.normal}
   */
  Formula(String name) {
    this.name = name;
  }

  /** The row-major position; all parameters come before all else. */
  Expr.Local position() {
    return parameter("position", Parameter.Role.FLAT);
  }

  /** An I64 that is the same for every element. */
  Expr.Local uniform(String parameter) {
    return parameter(parameter, Parameter.Role.UNIFORM);
  }

  private Expr.Local parameter(String parameter, Parameter.Role role) {
    parameters.add(new Parameter(parameter, DType.I64, role, 0));
    return local(DType.I64);
  }

  private Expr.Local local(DType type) {
    locals.add(type);
    return new Expr.Local(type, locals.size() - 1);
  }

  /** A new local variable with this value. */
  Expr.Local let(Expr value) {
    Expr.Local local = local(value.type());
    body.add(assign(local, value));
    return local;
  }

  /** {@code local = value}. */
  static Stmt assign(Expr.Local local, Expr value) {
    return new Stmt.Assign(local.index(), value);
  }

  /** Adds a statement. */
  void add(Stmt statement) {
    body.add(statement);
  }

  /** {@code a op b op …}, by operator. */
  static Expr apply(Op op, Expr... operands) {
    return Expr.Apply.of(op, operands);
  }

  static Expr number(float value) {
    return new Expr.Constant(DType.F32, Float.floatToRawIntBits(value));
  }

  static Expr number(double value) {
    return new Expr.Constant(DType.F64, Double.doubleToRawLongBits(value));
  }

  static Expr number(int value) {
    return new Expr.Constant(DType.I32, value);
  }

  static Expr number(long value) {
    return new Expr.Constant(DType.I64, value);
  }

  /** A polynomial by Horner's rule with fused steps; the highest coefficient first. */
  Expr.Local polynomial(Expr x, float... coefficients) {
    Expr sum = number(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = let(apply(Op.FMA, sum, x, number(coefficients[i])));
    }
    return let(sum);
  }

  /** As above. */
  Expr.Local polynomial(Expr x, double... coefficients) {
    Expr sum = number(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = let(apply(Op.FMA, sum, x, number(coefficients[i])));
    }
    return let(sum);
  }

  /** The finished method. */
  FusedMethod returns(Expr value) {
    body.add(new Stmt.Return(value));
    Function function =
        Function.of(
            name, "dev.sinter.Rng", 0, parameters, value.type(), Precision.EXACT, locals, body);
    return FusedMethod.of(function, null, Templates.NONE);
  }
}
