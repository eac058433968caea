package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes float functions out as what {@link dev.sinter.fused.Fn} does for them: to double, the
 * double function, back to float. Standing in loops of their own, the conversions no longer hold up
 * the functions: {@code cvtss2sd} waits for the last writer of its target register, which in one
 * loop is the function's previous call. Measured for {@code log}: 19.6 ns per element in one loop,
 * 7.9 in three. The error function, a polynomial, is written out whole and vectorises.
 *
 * <p>The bits stay the same; the conformance suite compares them for every function.
 */
final class Lowering {
  /** The even and odd coefficients of {@code Fn.erf(float)}, highest first. */
  private static final double[] ERF_EVEN = {
    0x1.97ec8501d6727p-14,
    0x1.4cf6ca5f0eadep-13,
    0x1.78c1edb02fd74p-10,
    0x1.37242b1831533p-8,
    0x1.d7c38f92e4738p-7,
    0x1.0eba27d1d1e96p-5,
    0x1.ea9c22453d0afp-5,
    0x1.717ed25590363p-4,
    0x1.0dabafa9f88e4p-3,
    0x1.6a0407813ba6ap-2
  };

  private static final double[] ERF_ODD = {
    -0x1.2a5b1cc3bdea6p-15,
    -0x1.462501dc85e0fp-14,
    -0x1.5b3198a59e823p-11,
    -0x1.4d36ca00e41d5p-9,
    -0x1.1a89711343d13p-7,
    -0x1.7022a7b996b7ep-6,
    -0x1.76e9d031dbf77p-5,
    -0x1.3215ca717cdadp-4,
    -0x1.b92e963095bd0p-4,
    -0x1.69a0ccd9f6df8p-3
  };

  private final List<Expr> lines = new ArrayList<>();
  private final int[] moved;
  private final BitSet staged = new BitSet();
  private final Map<Expr, Integer> known = new HashMap<>();

  private Lowering(int size) {
    this.moved = new int[size];
  }

  /**
   * The rewritten lines.
   *
   * @param moved per line of the program, its new number
   * @param staged the conversions that want a loop of their own
   */
  record Lowered(List<Expr> lines, int[] moved, BitSet staged) {}

  static Lowered of(KernelProgram program) {
    Lowering lowering = new Lowering(program.body().size());
    // A program with traps names its lines by number, and runs in one loop anyway.
    boolean keep = !program.traps().isEmpty();
    for (int line = 0; line < lowering.moved.length; line++) {
      Expr expr = keep ? program.body().get(line) : lowering.renamed(program.body().get(line));
      lowering.moved[line] = keep ? lowering.append(expr) : lowering.lower(expr);
    }
    return new Lowered(lowering.lines, lowering.moved, lowering.staged);
  }

  private Expr renamed(Expr expr) {
    return KernelProgram.withOperands(expr, this::renamedLocal);
  }

  private Expr renamedLocal(Expr operand) {
    Expr.Local local = (Expr.Local) operand;
    return new Expr.Local(local.type(), moved[local.index()]);
  }

  private int lower(Expr expr) {
    if (!(expr instanceof Expr.Apply apply) || apply.type() != DType.F32) {
      return append(expr);
    }
    if (apply.op() == Op.ERF) {
      return erf(((Expr.Local) apply.operands().get(0)).index());
    }
    return isDoubleInside(apply.op()) ? throughDouble(apply) : append(expr);
  }

  /**
   * Whether {@code Fn}'s float form is {@code (float) f((double) x)} with a function that takes
   * long.
   */
  private static boolean isDoubleInside(Op op) {
    return switch (op) {
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, POW, SIGMOID, ERFC, GAMMA, LGAMMA ->
          true;
      case SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 -> true;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH -> true;
      case ADD, SUB, MUL, DIV, REM, NEG, ABS, SIGN, MIN, MAX, FLOOR_DIV, FLOOR_MOD, FMA -> false;
      case SQRT, RSQRT, ERF, HYPOT, COPY_SIGN, FLOOR, CEIL, RINT, TRUNC, ROUND -> false;
      case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, NOT, SHL, SHR, USHR -> false;
      case IS_NAN, IS_INFINITE, IS_FINITE, SELECT, EXACT -> false;
      case PHILOX32, PHILOX64 -> false;
    };
  }

  private int throughDouble(Expr.Apply apply) {
    int[] wide = apply.operands().stream().mapToInt(this::widened).toArray();
    return narrowed(apply(apply.op(), wide));
  }

  private int widened(Expr operand) {
    return stage(new Expr.Convert(DType.F64, operand));
  }

  private int narrowed(int line) {
    return stage(new Expr.Convert(DType.F32, local(line)));
  }

  private int stage(Expr conversion) {
    int line = once(conversion);
    staged.set(line);
    return line;
  }

  /** {@code ErrorFunction.erfOfFloat}, operation by operation. */
  private int erf(int x) {
    int within = widened(local(apply(Op.MIN, apply(Op.MAX, x, constant(-4f)), constant(4f))));
    int eighth = apply(Op.MUL, apply(Op.MUL, within, within), constant(0.125));
    int w = apply(Op.SUB, eighth, constant(1.0));
    int v = apply(Op.MUL, w, w);
    int even = constant(ERF_EVEN[0]);
    int odd = constant(ERF_ODD[0]);
    for (int i = 1; i < ERF_EVEN.length; i++) {
      even = apply(Op.ADD, apply(Op.MUL, even, v), constant(ERF_EVEN[i]));
      odd = apply(Op.ADD, apply(Op.MUL, odd, v), constant(ERF_ODD[i]));
    }
    int sum = apply(Op.ADD, even, apply(Op.MUL, w, odd));
    return narrowed(apply(Op.MUL, within, sum));
  }

  private int constant(double value) {
    return once(new Expr.Constant(DType.F64, Double.doubleToRawLongBits(value)));
  }

  private int constant(float value) {
    return once(new Expr.Constant(DType.F32, Float.floatToRawIntBits(value)));
  }

  private int apply(Op op, int... operands) {
    Expr[] locals = new Expr[operands.length];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = local(operands[i]);
    }
    return append(Expr.Apply.of(op, locals));
  }

  private Expr local(int line) {
    return new Expr.Local(lines.get(line).type(), line);
  }

  private int once(Expr expr) {
    Integer line = known.get(expr);
    if (line == null) {
      line = append(expr);
      known.put(expr, line);
    }
    return line;
  }

  private int append(Expr expr) {
    lines.add(expr);
    return lines.size() - 1;
  }
}
