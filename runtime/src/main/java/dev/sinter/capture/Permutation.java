package dev.sinter.capture;

import static dev.sinter.capture.Formula.apply;
import static dev.sinter.capture.Formula.number;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import java.util.List;

/**
 * A random permutation as a function of the position: a cipher on just enough bits, applied until
 * the value is below the size again, which takes at most two turns on average (256 / size for sizes
 * up to 128). No memory, no sorting.
 *
 * <p>The cipher is the variable-length Philox of Mitchell, Stokes, Frank and Holmes,
 * "Bandwidth-optimal random shuffling for GPUs" (2022): 24 rounds on a left and a right half of
 * nearly equal length; with halves l and r and the product {@code p = M l}, the new right half is
 * the lower part of p, the new left one {@code upper part of p ^ round key ^ r}. The round keys are
 * a Weyl sequence from the key, mixed.
 */
public final class Permutation {
  private static final int ROUNDS = 24;

  /**
   * With halves of one bit, a product is linear and all orders of one size are translations of each
   * other; with halves of four it mixes.
   */
  private static final int LEAST_BITS = 8;

  private static final long MULTIPLIER = 0xD2B7_4407_B1CE_6E93L;
  private static final long WEYL = 0x9E37_79B9_7F4A_7C15L;

  private static final FusedMethod METHOD = method();

  private Permutation() {}

  /** The numbers 0 … size-1, I64 [size], in the order that {@code key} names. */
  public static Node node(long size, long key) {
    int bits = Math.max(LEAST_BITS, 64 - Long.numberOfLeadingZeros(Math.max(0, size - 1)));
    return Draw.node(
        METHOD,
        DType.I64,
        Shape.of(size),
        Draw.uniform(key),
        Draw.uniform(size),
        Draw.uniform(bits / 2),
        Draw.uniform(bits - bits / 2));
  }

  private static FusedMethod method() {
    Formula formula = new Formula("Rng.permutation");
    Expr position = formula.position();
    Expr.Local key = formula.uniform("key");
    Expr.Local size = formula.uniform("size");
    Expr.Local leftBits = formula.uniform("leftBits");
    Expr.Local rightBits = formula.uniform("rightBits");
    Expr.Local leftMask = formula.let(mask(leftBits));
    Expr.Local rightMask = formula.let(mask(rightBits));
    Expr.Local more = formula.let(apply(Op.SUB, rightBits, leftBits));
    Expr.Local value = formula.let(position);
    Expr.Local left = formula.let(number(0L));
    Expr.Local right = formula.let(number(0L));
    Expr.Local roundKey = formula.let(number(0L));
    Expr.Local round = formula.let(number(0));
    Expr.Local product = formula.let(number(0L));
    Stmt.Loop rounds =
        new Stmt.Loop(
            1,
            List.of(
                new Stmt.If(
                    apply(Op.GE, round, number(ROUNDS)), List.of(new Stmt.Break(1)), List.of()),
                Formula.assign(roundKey, apply(Op.ADD, roundKey, number(WEYL))),
                Formula.assign(product, apply(Op.MUL, left, number(MULTIPLIER))),
                Formula.assign(left, newLeft(product, roundKey, right, leftMask)),
                Formula.assign(right, newRight(product, right, more, leftBits, rightMask))),
            List.of(Formula.assign(round, apply(Op.ADD, round, number(1)))));
    formula.add(
        new Stmt.Loop(
            0,
            List.of(
                Formula.assign(left, apply(Op.USHR, value, rightBits)),
                Formula.assign(right, apply(Op.AND, value, rightMask)),
                Formula.assign(roundKey, key),
                Formula.assign(round, number(0)),
                rounds,
                Formula.assign(value, apply(Op.OR, apply(Op.SHL, left, rightBits), right)),
                new Stmt.If(apply(Op.LT, value, size), List.of(new Stmt.Break(0)), List.of())),
            List.of()));
    return formula.returns(value);
  }

  private static Expr mask(Expr bits) {
    return apply(Op.SUB, apply(Op.SHL, number(1L), bits), number(1L));
  }

  private static Expr newLeft(Expr product, Expr roundKey, Expr right, Expr mask) {
    Expr mixed =
        apply(Op.MUL, apply(Op.XOR, roundKey, apply(Op.USHR, roundKey, number(32))), number(WEYL));
    Expr keyed =
        apply(Op.XOR, apply(Op.USHR, product, number(32)), apply(Op.USHR, mixed, number(32)));
    return apply(Op.AND, apply(Op.XOR, keyed, right), mask);
  }

  private static Expr newRight(Expr product, Expr right, Expr more, Expr leftBits, Expr mask) {
    Expr upper = apply(Op.SHL, product, more);
    return apply(Op.AND, apply(Op.OR, upper, apply(Op.USHR, right, leftBits)), mask);
  }
}
