package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.backend.SpecialValues;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.IrWriter;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simplified lines have the bits of what was written. */
final class PeepholeTest {
  private static final List<DType> TYPES = DType.reals();
  private static final int TREES = 30_000;

  private final Random random = new Random(17);

  private static Expr.Argument argument(DType type) {
    return new Expr.Argument(type, type.ordinal());
  }

  private static Expr convert(DType type, Expr value) {
    return new Expr.Convert(type, value);
  }

  private static Expr.Apply op(Op op, Expr... operands) {
    return Expr.Apply.of(op, operands);
  }

  /** The lines that remain of an expression, as text. */
  private static List<String> lines(Expr tree) {
    Body body = new Body(Precision.EXACT);
    Expr.Local value = lower(body, tree);
    var unused = body.finish(List.of(new Root.Store(value.index(), value.type())));
    return body.lines().stream().map(IrWriter::code).toList();
  }

  private static Expr.Local lower(Body body, Expr tree) {
    if (tree instanceof Expr.Apply apply) {
      List<Expr> operands = new ArrayList<>();
      apply.operands().forEach(operand -> operands.add(lower(body, operand)));
      return body.line(new Expr.Apply(apply.op(), apply.type(), operands));
    }
    if (tree instanceof Expr.Convert convert) {
      return body.line(new Expr.Convert(convert.type(), lower(body, convert.value())));
    }
    if (tree instanceof Expr.Bitcast bitcast) {
      return body.line(new Expr.Bitcast(bitcast.type(), lower(body, bitcast.value())));
    }
    return body.line(tree);
  }

  private static long value(Expr tree, List<Expr> lines, long[] arguments) {
    if (tree instanceof Expr.Local local) {
      return value(lines.get(local.index()), lines, arguments);
    }
    if (tree instanceof Expr.Argument argument) {
      return arguments[argument.index()];
    }
    if (tree instanceof Expr.Constant constant) {
      return constant.bits();
    }
    if (tree instanceof Expr.Convert convert) {
      Expr operand = convert.value();
      return Semantics.convert(operand.type(), convert.type(), value(operand, lines, arguments));
    }
    if (tree instanceof Expr.Bitcast bitcast) {
      return value(bitcast.value(), lines, arguments);
    }
    Expr.Apply apply = (Expr.Apply) tree;
    int last = apply.op().typing() == Op.Typing.SHIFT ? 0 : apply.operands().size() - 1;
    long[] bits =
        apply.operands().stream().mapToLong(part -> value(part, lines, arguments)).toArray();
    return Semantics.apply(apply.op(), apply.operands().get(last).type(), bits);
  }

  private static long canonical(DType type, long bits) {
    return switch (type) {
      case F32 -> Float.floatToIntBits(Float.intBitsToFloat((int) bits));
      case F64 -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> bits;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private Expr tree(DType type, int depth) {
    int choice = depth == 0 ? random.nextInt(2) : 2 + random.nextInt(3);
    if (choice == 0) {
      return argument(type);
    }
    if (choice == 1) {
      return new Expr.Constant(type, SpecialValues.bits(type, random.nextInt(4)));
    }
    DType from = TYPES.get(random.nextInt(TYPES.size()));
    if (choice == 2 && from != type) {
      return convert(type, tree(from, depth - 1));
    }
    return applied(type, depth);
  }

  private Expr applied(DType type, int depth) {
    Op op = Op.values()[random.nextInt(Op.SELECT.ordinal())];
    Expr[] operands = new Expr[op.arity()];
    for (int i = 0; i < operands.length; i++) {
      boolean again = i > 0 && random.nextInt(4) == 0;
      operands[i] = again ? operands[i - 1] : tree(type, depth - 1);
    }
    try {
      Expr.Apply apply = op(op, operands);
      return apply.type() == type && !op.traps(type) ? apply : tree(type, depth - 1);
    } catch (IllegalArgumentException undefined) {
      return tree(type, depth - 1);
    }
  }

  @Test
  void randomExpressionsKeepTheirBits() {
    int shorter = 0;
    for (int i = 0; i < TREES; i++) {
      DType type = TYPES.get(i % TYPES.size());
      Expr tree = tree(type, 1 + random.nextInt(4));
      Body body = new Body(Precision.EXACT);
      Expr.Local result = lower(body, tree);
      int before = body.lines().size();
      Root root = body.finish(List.of(new Root.Store(result.index(), type))).get(0);
      shorter += body.lines().size() < before ? 1 : 0;
      for (int sample = 0; sample < 20; sample++) {
        check(tree, body, root);
      }
    }
    assertTrue(shorter > TREES / 50, shorter + " of " + TREES + " became shorter");
  }

  private void check(Expr tree, Body body, Root root) {
    long[] arguments = new long[TYPES.size()];
    for (DType type : TYPES) {
      arguments[type.ordinal()] =
          random.nextInt(3) == 0
              ? SpecialValues.moderate(type, random)
              : SpecialValues.bits(type, random.nextInt(SpecialValues.count(type)));
    }
    DType type = root.element();
    long simplified = value(body.lines().get(root.line()), body.lines(), arguments);
    assertEquals(
        canonical(type, value(tree, List.of(), arguments)),
        canonical(type, simplified),
        () -> tree + "\n" + body.lines());
  }

  @Test
  void conversionsThroughWiderTypesAreLeftOut() {
    for (DType from : TYPES) {
      for (DType through : TYPES) {
        for (DType to : TYPES) {
          boolean three = from != through && through != to;
          Expr tree = convert(to, convert(through, argument(from)));
          int expected = !Peephole.skips(from, through, to) ? 3 : from == to ? 1 : 2;
          if (three) {
            assertEquals(expected, lines(tree).size(), tree::toString);
            checkConversion(from, through, to);
          }
        }
      }
    }
  }

  private static void checkConversion(DType from, DType through, DType to) {
    for (int i = 0; i < SpecialValues.count(from) && Peephole.skips(from, through, to); i++) {
      long bits = SpecialValues.bits(from, i);
      long there = Semantics.convert(through, to, Semantics.convert(from, through, bits));
      long direct = from == to ? bits : Semantics.convert(from, to, bits);
      assertEquals(canonical(to, there), canonical(to, direct));
    }
  }

  @Test
  void floatsComputeInFloatWhereDoubleRoundingDoesNoHarm() {
    for (Op op : List.of(Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.REM, Op.MIN, Op.MAX, Op.COPY_SIGN)) {
      for (int i = 0; i < 200_000; i++) {
        long[] floats = {random.nextInt(), i % 2 == 0 ? random.nextInt() : special(i)};
        checkFloat(op, floats);
      }
    }
    for (Op op : List.of(Op.SQRT, Op.NEG, Op.ABS, Op.SIGN, Op.FLOOR, Op.CEIL, Op.RINT, Op.TRUNC)) {
      for (int i = 0; i < 200_000; i++) {
        checkFloat(op, i % 100 == 0 ? special(i / 100) : random.nextInt());
      }
    }
  }

  private static long special(int i) {
    return SpecialValues.bits(DType.F32, i);
  }

  private static void checkFloat(Op op, long... floats) {
    long[] doubles = new long[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = Semantics.convert(DType.F32, DType.F64, floats[i]);
    }
    long wide = Semantics.convert(DType.F64, DType.F32, Semantics.apply(op, DType.F64, doubles));
    assertEquals(
        canonical(DType.F32, wide),
        canonical(DType.F32, Semantics.apply(op, DType.F32, floats)),
        op::label);
  }

  @Test
  void quotientsOfTinyFloatsAreRoundedOnce() {
    for (int i = 0; i < 1_000_000; i++) {
      long small = random.nextInt(1 << 24);
      long large = Float.floatToRawIntBits((float) Math.scalb(1 + random.nextDouble(), i % 30));
      checkFloat(Op.DIV, small, large);
      checkFloat(Op.MUL, small, Float.floatToRawIntBits(random.nextFloat()));
    }
  }

  @Test
  void aFloatSquareRootNeedsNoDouble() {
    Expr root = convert(DType.F32, op(Op.SQRT, convert(DType.F64, argument(DType.F32))));
    assertEquals(List.of("(argument f32 " + DType.F32.ordinal() + ")", "(sqrt %0)"), lines(root));
  }

  @Test
  void otherFunctionsStayInDouble() {
    Expr sine = convert(DType.F32, op(Op.SIN, convert(DType.F64, argument(DType.F32))));
    assertEquals(4, lines(sine).size());
    Expr fused =
        op(
            Op.FMA,
            convert(DType.F64, argument(DType.F32)),
            argument(DType.F64),
            argument(DType.F64));
    assertEquals(5, lines(convert(DType.F32, fused)).size());
  }

  @Test
  void signsAndBitsThatAreFlippedTwiceAreLeftOut() {
    for (DType type : List.of(DType.I32, DType.I64, DType.F32, DType.F64)) {
      Expr x = argument(type);
      assertEquals(1, lines(op(Op.NEG, op(Op.NEG, x))).size());
      assertEquals(2, lines(op(Op.ABS, op(Op.ABS, x))).size());
      assertEquals(2, lines(op(Op.ABS, op(Op.NEG, x))).size());
      assertEquals(1, lines(op(Op.MIN, x, op(Op.MAX, x, x))).size());
    }
    for (DType type : List.of(DType.BOOL, DType.I32, DType.I64)) {
      Expr x = argument(type);
      assertEquals(1, lines(op(Op.NOT, op(Op.NOT, x))).size());
      assertEquals(1, lines(op(Op.AND, x, op(Op.OR, x, x))).size());
    }
  }

  @Test
  void bitsThatAreCastThereAndBackAreLeftOut() {
    Expr x = argument(DType.F32);
    assertEquals(1, lines(new Expr.Bitcast(DType.F32, new Expr.Bitcast(DType.I32, x))).size());
  }

  @Test
  void swappedOperandsAreOneLine() {
    Expr a = argument(DType.F32);
    Expr b = convert(DType.F32, argument(DType.I32));
    for (Op op : List.of(Op.ADD, Op.MUL, Op.MIN, Op.MAX)) {
      assertEquals(5, lines(op(Op.SUB, op(op, a, b), op(op, b, a))).size());
    }
    assertEquals(6, lines(op(Op.SUB, op(Op.SUB, a, b), op(Op.SUB, b, a))).size());
  }

  @Test
  void literalsThatChangeNothingAreLeftOut() {
    Expr x = argument(DType.I32);
    Expr one = new Expr.Constant(DType.I32, 1);
    assertEquals(1, lines(op(Op.MUL, x, one)).size());
    assertEquals(1, lines(op(Op.MUL, one, x)).size());
    assertEquals(1, lines(op(Op.DIV, x, one)).size());
    assertEquals(3, lines(op(Op.DIV, one, x)).size());
  }

  @Test
  void linesThatCanBeInErrorStay() {
    Body body = new Body(Precision.EXACT);
    Expr.Local x = body.line(argument(DType.I32));
    body.line(op(Op.DIV, x, x));
    body.line(op(Op.NEG, x));
    var unused = body.finish(List.of(new Root.Store(x.index(), DType.I32)));
    assertEquals(2, body.lines().size());
  }
}
