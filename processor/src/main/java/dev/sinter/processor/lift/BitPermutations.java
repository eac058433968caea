package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.constant;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kernel forms of {@code compress} and {@code expand} of {@code Integer} and {@code Long}: bits
 * move by 1, 2, 4 … places, from H. S. Warren, Hacker's Delight, chapter 7.
 */
final class BitPermutations {
  private final Frame frame;
  private final int width;

  private BitPermutations(Frame frame, DType type) {
    this.frame = frame;
    this.width = type.bytes() * Byte.SIZE;
  }

  static void addTo(Map<String, Intrinsics.Form> forms) {
    addTo(forms, "java.lang.Integer.", "int", DType.I32);
    addTo(forms, "java.lang.Long.", "long", DType.I64);
  }

  private static void addTo(
      Map<String, Intrinsics.Form> forms, String owner, String java, DType type) {
    String two = Intrinsics.parameters(java, 2);
    forms.put(
        owner + "compress" + two,
        (frame, x) -> new BitPermutations(frame, type).compress(x.get(0), x.get(1)));
    forms.put(
        owner + "expand" + two,
        (frame, x) -> new BitPermutations(frame, type).expand(x.get(0), x.get(1)));
  }

  /** Per distance 1, 2, 4 … the bits that move by it to the right as those of the mask close up. */
  private List<Expr> moves(Expr wanted) {
    List<Expr> moves = new ArrayList<>();
    Expr mask = wanted;
    Expr zeros = frame.hold(shift(Op.SHL, apply(Op.NOT, mask), 1));
    for (int distance = 1; distance < width; distance *= 2) {
      Expr odd = parities(zeros);
      Expr move = frame.hold(apply(Op.AND, odd, mask));
      moves.add(move);
      mask = frame.hold(apply(Op.OR, apply(Op.XOR, mask, move), shift(Op.USHR, move, distance)));
      zeros = frame.hold(apply(Op.AND, zeros, apply(Op.NOT, odd)));
    }
    return moves;
  }

  /** Per bit whether an odd number of bits is set up to it. */
  private Expr parities(Expr value) {
    Expr sums = value;
    for (int distance = 1; distance < width; distance *= 2) {
      sums = frame.hold(apply(Op.XOR, sums, shift(Op.SHL, sums, distance)));
    }
    return sums;
  }

  private Expr compress(Expr value, Expr mask) {
    Expr given = frame.reusable(value);
    Expr wanted = frame.reusable(mask);
    Expr bits = frame.hold(apply(Op.AND, given, wanted));
    int distance = 1;
    for (Expr move : moves(wanted)) {
      Expr moving = frame.hold(apply(Op.AND, bits, move));
      Expr moved = shift(Op.USHR, moving, distance);
      bits = frame.hold(apply(Op.OR, apply(Op.XOR, bits, moving), moved));
      distance *= 2;
    }
    return bits;
  }

  private Expr expand(Expr value, Expr mask) {
    Expr bits = frame.reusable(value);
    Expr wanted = frame.reusable(mask);
    List<Expr> moves = moves(wanted);
    int distance = width / 2;
    for (int i = moves.size() - 1; i >= 0; i--) {
      Expr move = moves.get(i);
      Expr moved = apply(Op.AND, shift(Op.SHL, bits, distance), move);
      bits = frame.hold(apply(Op.OR, apply(Op.AND, bits, apply(Op.NOT, move)), moved));
      distance /= 2;
    }
    return apply(Op.AND, bits, wanted);
  }

  private static Expr shift(Op op, Expr value, int distance) {
    return apply(op, value, constant(distance));
  }
}
