package dev.sinter.capture;

import static dev.sinter.capture.Formula.apply;
import static dev.sinter.capture.Formula.number;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Random numbers as functions of the position, the key and the stream: one node each. Key and
 * stream are kernel arguments, so that generators share kernels.
 */
public enum Draw {
  /** I32: all 32 bits. */
  BITS_I32("bits", DType.I32),
  /** I64: all 64 bits. */
  BITS_I64("bits", DType.I64),
  /** F32 in [0, 1): 24 bits. */
  UNIFORM_F32("uniform", DType.F32),
  /** F64 in [0, 1): 53 bits. */
  UNIFORM_F64("uniform", DType.F64),
  /** F32 with mean 0 and variance 1. */
  NORMAL_F32("normal", DType.F32),
  /** F64 with mean 0 and variance 1. */
  NORMAL_F64("normal", DType.F64),
  /** F32 with mean 1. */
  EXPONENTIAL_F32("exponential", DType.F32),
  /** F64 with mean 1. */
  EXPONENTIAL_F64("exponential", DType.F64),
  /** I64: {@code from} plus a number below {@code count}, an unsigned I64; two more operands. */
  INTEGER("integers", DType.I64);

  private static final long LOWER = 0xffff_ffffL;

  private final String label;
  private final DType type;

  Draw(String label, DType type) {
    this.label = label;
    this.type = type;
  }

  /** Beside the constants, since a method is no plain value. */
  private static final Map<Draw, FusedMethod> METHODS = new EnumMap<>(Draw.class);

  static {
    for (Draw draw : values()) {
      METHODS.put(draw, method(draw));
    }
  }

  /** Type of the numbers. */
  public DType type() {
    return type;
  }

  /**
   * The numbers of a shape.
   *
   * @param uniforms key, stream, and whatever else the method says, made by {@link #uniform}
   */
  public Node node(Shape shape, Node... uniforms) {
    return node(Objects.requireNonNull(METHODS.get(this)), type, shape, uniforms);
  }

  static Node node(FusedMethod method, DType type, Shape shape, Node... uniforms) {
    List<Node> operands = new ArrayList<>(uniforms.length + 1);
    operands.add(new Node(DType.I64, shape, new Definition.Position(Definition.Position.FLAT)));
    operands.addAll(List.of(uniforms));
    return new Node(type, shape, new Definition.Call(method, List.copyOf(operands)));
  }

  /** A kernel argument: no kernel depends on its value. */
  public static Node uniform(long value) {
    return new Node(DType.I64, Shape.of(), new Definition.Constant(value, false));
  }

  private static FusedMethod method(Draw draw) {
    Formula formula = new Formula("Rng." + draw.label);
    Expr position = formula.position();
    Expr key = formula.uniform("key");
    Expr stream = formula.uniform("stream");
    boolean wide = draw.type.bytes() == 8;
    List<Expr> range =
        draw == INTEGER ? List.of(formula.uniform("from"), formula.uniform("count")) : List.of();
    Expr bits = formula.let(apply(wide ? Op.PHILOX64 : Op.PHILOX32, position, key, stream));
    return formula.returns(
        switch (draw) {
          case BITS_I32, BITS_I64 -> bits;
          case UNIFORM_F32 ->
              apply(
                  Op.MUL,
                  new Expr.Convert(DType.F32, apply(Op.USHR, bits, number(8))),
                  number(0x1p-24f));
          case UNIFORM_F64 ->
              apply(
                  Op.MUL,
                  new Expr.Convert(DType.F64, apply(Op.USHR, bits, number(11))),
                  number(0x1p-53));
          case NORMAL_F32 -> Quantile.ofInt(formula, bits);
          case NORMAL_F64 -> Quantile.ofLong(formula, bits);
          case EXPONENTIAL_F32 -> exponentialFloat(formula, bits);
          case EXPONENTIAL_F64 -> exponentialDouble(formula, bits);
          case INTEGER -> apply(Op.ADD, range.get(0), multiplyHigh(formula, bits, range.get(1)));
        });
  }

  /**
   * {@code -log(1 - v)}, v the upper 31 bits and one half: exact for small v, and {@code 1 - v} is
   * exact where it is small.
   */
  private static Expr exponentialFloat(Formula formula, Expr bits) {
    Expr upper = formula.let(apply(Op.USHR, bits, number(1)));
    Expr v = formula.let(Quantile.halfAbove(upper, 0x1p-31f));
    Expr t = Quantile.halfAbove(apply(Op.XOR, upper, number(Integer.MAX_VALUE)), 0x1p-31f);
    Expr small = formula.let(apply(Op.LT, v, number(0.25f)));
    return apply(Op.NEG, Logarithm.ofFloat(formula, formula.let(t), v, small));
  }

  private static Expr exponentialDouble(Formula formula, Expr bits) {
    Expr upper = formula.let(apply(Op.USHR, bits, number(1)));
    Expr v = formula.let(Quantile.halfAbove(upper, 0x1p-63));
    Expr t = Quantile.halfAbove(apply(Op.XOR, upper, number(Long.MAX_VALUE)), 0x1p-63);
    Expr small = formula.let(apply(Op.LT, v, number(0.25)));
    return apply(Op.NEG, Logarithm.ofDouble(formula, formula.let(t), v, small));
  }

  /** The upper half of the unsigned product of 128 bits, from products of 32 bits. */
  private static Expr multiplyHigh(Formula formula, Expr a, Expr b) {
    Expr lowA = formula.let(apply(Op.AND, a, number(LOWER)));
    Expr highA = formula.let(apply(Op.USHR, a, number(32)));
    Expr lowB = formula.let(apply(Op.AND, b, number(LOWER)));
    Expr highB = formula.let(apply(Op.USHR, b, number(32)));
    Expr low = apply(Op.USHR, apply(Op.MUL, lowA, lowB), number(32));
    Expr middle = formula.let(apply(Op.ADD, apply(Op.MUL, highA, lowB), low));
    Expr other =
        formula.let(
            apply(Op.ADD, apply(Op.MUL, lowA, highB), apply(Op.AND, middle, number(LOWER))));
    Expr carried =
        apply(Op.ADD, apply(Op.USHR, middle, number(32)), apply(Op.USHR, other, number(32)));
    return formula.let(apply(Op.ADD, apply(Op.MUL, highA, highB), carried));
  }
}
