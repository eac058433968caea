package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Kernel forms of the bit operations of {@code Integer}, {@code Long}, {@code Float} and {@code
 * Double}: branch-free sequences of shifts and masks, from H. S. Warren, Hacker's Delight, chapters
 * 5 and 7.
 */
final class BitMethods {
  private final DType type;
  private final String owner;
  private final String java;
  private final int width;

  private BitMethods(DType type, String owner, String java) {
    this.type = type;
    this.owner = "java.lang." + owner + ".";
    this.java = java;
    this.width = type.bytes() * Byte.SIZE;
  }

  static void addTo(Map<String, Intrinsics.Form> forms) {
    new BitMethods(DType.I32, "Integer", "int").integers(forms);
    new BitMethods(DType.I64, "Long", "long").integers(forms);
    casts(forms, "Float", "float", "Int", "int", DType.F32, DType.I32, 0x7fc00000L);
    casts(forms, "Double", "double", "Long", "long", DType.F64, DType.I64, 0x7ff8000000000000L);
    forms.put(
        "java.lang.Integer.toUnsignedLong(int)",
        (frame, x) -> apply(Op.AND, convert(DType.I64, x.get(0)), constant(0xffffffffL)));
  }

  /** Conversions between a floating type and its bits. */
  private static void casts(
      Map<String, Intrinsics.Form> forms,
      String owner,
      String floating,
      String bits,
      String integer,
      DType floatType,
      DType bitType,
      long nan) {
    String prefix = "java.lang." + owner + ".";
    forms.put(
        prefix + floating + "ToRaw" + bits + "Bits(" + floating + ")",
        (frame, x) -> new Expr.Bitcast(bitType, x.get(0)));
    forms.put(
        prefix + integer + "BitsTo" + owner + "(" + integer + ")",
        (frame, x) -> new Expr.Bitcast(floatType, x.get(0)));
    forms.put(
        prefix + floating + "To" + bits + "Bits(" + floating + ")",
        (frame, x) -> {
          Expr value = frame.reusable(x.get(0));
          return conditional(
              apply(Op.IS_NAN, value),
              new Expr.Constant(bitType, nan),
              new Expr.Bitcast(bitType, value));
        });
  }

  private void integers(Map<String, Intrinsics.Form> forms) {
    unary(forms, "bitCount", (frame, x) -> convert(DType.I32, bitCount(frame, x)));
    unary(forms, "numberOfLeadingZeros", this::leadingZeros);
    unary(forms, "numberOfTrailingZeros", this::trailingZeros);
    unary(forms, "highestOneBit", this::highestOneBit);
    unary(forms, "lowestOneBit", BitMethods::lowestOneBit);
    unary(forms, "reverse", this::reverse);
    unary(forms, "reverseBytes", this::reverseBytes);
    forms.put(
        owner + "rotateLeft(" + java + ",int)", (frame, x) -> rotate(frame, x, Op.SHL, Op.USHR));
    forms.put(
        owner + "rotateRight(" + java + ",int)", (frame, x) -> rotate(frame, x, Op.USHR, Op.SHL));
    forms.put(owner + "divideUnsigned" + two(), (frame, x) -> unsigned(Op.DIV, x));
    forms.put(owner + "remainderUnsigned" + two(), (frame, x) -> unsigned(Op.REM, x));
    unary(forms, "hashCode", BitMethods::hash);
    forms.put(owner + "compare" + two(), (frame, x) -> compare(frame, x.get(0), x.get(1)));
    forms.put(
        owner + "compareUnsigned" + two(),
        (frame, x) -> compare(frame, flipSign(x.get(0)), flipSign(x.get(1))));
  }

  /** A form of one integer. */
  private interface Unary {
    Expr of(Frame frame, Expr value);
  }

  private void unary(Map<String, Intrinsics.Form> forms, String name, Unary form) {
    forms.put(owner + name + "(" + java + ")", (frame, x) -> form.of(frame, x.get(0)));
  }

  private String two() {
    return Intrinsics.parameters(java, 2);
  }

  /** The pattern repeated over the width: {@code 0x0f} in every byte and the like. */
  private Expr.Constant mask(long pattern) {
    return new Expr.Constant(type, type == DType.I32 ? (int) pattern : pattern);
  }

  private static Expr shift(Op op, Expr value, int distance) {
    return apply(op, value, constant(distance));
  }

  private Expr bitCount(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr pairs = frame.hold(apply(Op.SUB, x, low(shift(Op.USHR, x, 1), 0x5555555555555555L)));
    Expr nibbles =
        frame.hold(
            apply(
                Op.ADD,
                low(pairs, 0x3333333333333333L),
                low(shift(Op.USHR, pairs, 2), 0x3333333333333333L)));
    Expr bytes = low(apply(Op.ADD, nibbles, shift(Op.USHR, nibbles, 4)), 0x0f0f0f0f0f0f0f0fL);
    return shift(Op.USHR, apply(Op.MUL, bytes, mask(0x0101010101010101L)), width - 8);
  }

  private Expr low(Expr value, long pattern) {
    return apply(Op.AND, value, mask(pattern));
  }

  /** Every bit below the highest set one is set. */
  private Expr filled(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    for (int distance = 1; distance < width; distance *= 2) {
      x = frame.hold(apply(Op.OR, x, shift(Op.USHR, x, distance)));
    }
    return x;
  }

  private Expr leadingZeros(Frame frame, Expr value) {
    Expr zeros = bitCount(frame, apply(Op.NOT, filled(frame, value)));
    return convert(DType.I32, zeros);
  }

  private Expr trailingZeros(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr below = apply(Op.AND, apply(Op.NOT, x), apply(Op.SUB, x, convert(type, constant(1))));
    return convert(DType.I32, bitCount(frame, below));
  }

  private Expr highestOneBit(Frame frame, Expr value) {
    Expr filled = filled(frame, value);
    return apply(Op.SUB, filled, shift(Op.USHR, filled, 1));
  }

  private static Expr lowestOneBit(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    return apply(Op.AND, x, apply(Op.NEG, x));
  }

  private Expr reverse(Frame frame, Expr value) {
    Expr ones = swap(frame, value, 1, 0x5555555555555555L);
    Expr pairs = swap(frame, ones, 2, 0x3333333333333333L);
    return reverseBytes(frame, swap(frame, pairs, 4, 0x0f0f0f0f0f0f0f0fL));
  }

  private Expr reverseBytes(Frame frame, Expr value) {
    Expr bytes = swap(frame, value, 8, 0x00ff00ff00ff00ffL);
    if (type == DType.I64) {
      bytes = swap(frame, bytes, 16, 0x0000ffff0000ffffL);
    }
    Expr halves = frame.reusable(bytes);
    return apply(Op.OR, shift(Op.SHL, halves, width / 2), shift(Op.USHR, halves, width / 2));
  }

  /** Exchanges neighbouring groups of {@code distance} bits. */
  private Expr swap(Frame frame, Expr value, int distance, long pattern) {
    Expr x = frame.reusable(value);
    UnaryOperator<Expr> low = each -> low(each, pattern);
    return apply(
        Op.OR, shift(Op.SHL, low.apply(x), distance), low.apply(shift(Op.USHR, x, distance)));
  }

  /** Counts are masked by the shifts themselves, so -n is as good as width - n. */
  private static Expr rotate(Frame frame, List<Expr> arguments, Op to, Op back) {
    Expr x = frame.reusable(arguments.get(0));
    Expr distance = frame.reusable(arguments.get(1));
    return apply(Op.OR, apply(to, x, distance), apply(back, x, apply(Op.NEG, distance)));
  }

  /** Of the same bits as an unsigned type. */
  private Expr unsigned(Op op, List<Expr> arguments) {
    DType unsigned = type == DType.I32 ? DType.U32 : DType.U64;
    Expr[] operands = arguments.stream().map(each -> bitcast(unsigned, each)).toArray(Expr[]::new);
    return bitcast(type, apply(op, operands));
  }

  private static Expr bitcast(DType type, Expr value) {
    return value instanceof Expr.Constant constant
        ? new Expr.Constant(type, Semantics.bitcast(constant.type(), type, constant.bits()))
        : new Expr.Bitcast(type, value);
  }

  /** An int as it is; both halves of a long. */
  static Expr hash(Frame frame, Expr value) {
    if (value.type() == DType.I32) {
      return value;
    }
    Expr x = frame.reusable(value);
    return convert(DType.I32, apply(Op.XOR, x, shift(Op.USHR, x, Integer.SIZE)));
  }

  static Expr compare(Frame frame, Expr left, Expr right) {
    Expr a = frame.reusable(left);
    Expr b = frame.reusable(right);
    Expr above = conditional(apply(Op.GT, a, b), constant(1), constant(0));
    return conditional(apply(Op.LT, a, b), constant(-1), above);
  }

  private Expr flipSign(Expr value) {
    return apply(
        Op.XOR,
        value,
        new Expr.Constant(type, type == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE));
  }
}
