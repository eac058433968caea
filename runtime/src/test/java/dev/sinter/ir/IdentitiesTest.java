package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.backend.SpecialValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cheaper forms have the bits of the dearer ones, and none is missing. */
final class IdentitiesTest {
  private static final int RANDOM = 2000;

  private static List<Long> values(DType type) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < SpecialValues.count(type); i++) {
      values.add(SpecialValues.bits(type, i));
    }
    Random random = new Random(type.ordinal());
    for (int i = 0; i < RANDOM; i++) {
      values.add(SpecialValues.moderate(type, random));
      values.add(type.bytes() == 8 ? random.nextLong() : random.nextInt());
    }
    values.replaceAll(bits -> type == DType.BOOL ? bits & 1 : Semantics.canonical(type, bits));
    return values;
  }

  private static boolean defined(Op op, DType type) {
    try {
      return op.arity() == 2 && op.resultType(type, type) == type;
    } catch (IllegalArgumentException undefined) {
      return false;
    }
  }

  private static boolean same(DType type, long a, long b) {
    return switch (type) {
      case F32 -> canonical(Semantics.asFloat(a)) == canonical(Semantics.asFloat(b));
      case F64 -> canonical(Semantics.asDouble(a)) == canonical(Semantics.asDouble(b));
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> a == b;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private static int canonical(float value) {
    return Float.floatToIntBits(value);
  }

  private static long canonical(double value) {
    return Double.doubleToLongBits(value);
  }

  private static boolean keeps(Op op, DType type, long constant, boolean onRight) {
    if (op.traps(type) && (!onRight || constant == 0)) {
      return false;
    }
    return values(type).stream()
        .allMatch(
            x ->
                same(
                    type,
                    x,
                    onRight
                        ? Semantics.apply(op, type, x, constant)
                        : Semantics.apply(op, type, constant, x)));
  }

  @Test
  void exactlyTheConstantsThatKeepEveryValueAreLeftOut() {
    for (Op op : Op.values()) {
      for (DType type : DType.reals()) {
        if (defined(op, type)) {
          compare(op, type);
        }
      }
    }
  }

  private static void compare(Op op, DType type) {
    for (int i = 0; i < SpecialValues.count(type); i++) {
      long constant = SpecialValues.bits(type, i);
      String what = op.label() + " " + type + " " + Long.toHexString(constant);
      boolean keeps = keeps(op, type, constant, true);
      assertEquals(keeps, Identities.right(op, type, constant), what);
      assertEquals(keeps(op, type, constant, false), Identities.left(op, type, constant), what);
    }
  }

  @Test
  void zerosOfTheOtherSignAreNotLeftOut() {
    assertFalse(Identities.right(Op.ADD, DType.F32, Semantics.bits(0f)));
    assertTrue(Identities.right(Op.ADD, DType.F32, Semantics.bits(-0f)));
    assertTrue(Identities.right(Op.SUB, DType.F64, Semantics.bits(0.0)));
    assertFalse(Identities.right(Op.SUB, DType.F64, Semantics.bits(-0.0)));
    assertTrue(Identities.right(Op.SHL, DType.I32, 64));
    assertFalse(Identities.right(Op.SHL, DType.I64, 32));
  }

  @Test
  void productsWithReciprocalsHaveTheBitsOfQuotients() {
    for (DType type : List.of(DType.F32, DType.F64)) {
      int found = 0;
      for (int exponent = -1080; exponent <= 1030; exponent++) {
        for (double sign : new double[] {1, -1}) {
          long divisor =
              Semantics.convert(
                  DType.F64, type, Semantics.bits(Math.scalb(sign, Math.max(-1074, exponent))));
          found += Identities.reciprocal(type, divisor).isPresent() ? 1 : 0;
          checkReciprocal(type, divisor);
        }
      }
      assertEquals(2 * (type == DType.F32 ? 253 : 2045), found);
    }
  }

  private static void checkReciprocal(DType type, long divisor) {
    if (Identities.reciprocal(type, divisor).isPresent()) {
      long factor = Identities.reciprocal(type, divisor).getAsLong();
      for (long x : values(type)) {
        long quotient = Semantics.apply(Op.DIV, type, x, divisor);
        assertTrue(same(type, quotient, Semantics.apply(Op.MUL, type, x, factor)));
      }
    }
  }

  @Test
  void onlyPowersOfTwoHaveReciprocals() {
    assertTrue(Identities.reciprocal(DType.F32, Semantics.bits(3f)).isEmpty());
    assertTrue(Identities.reciprocal(DType.F32, Semantics.bits(0f)).isEmpty());
    assertTrue(Identities.reciprocal(DType.F64, Semantics.bits(1 / 0.0)).isEmpty());
    assertTrue(Identities.reciprocal(DType.F64, Semantics.bits(0 / 0.0)).isEmpty());
    assertTrue(Identities.reciprocal(DType.I32, 2).isEmpty());
  }

  @Test
  void squaresHaveTheBitsOfPowers() {
    Random random = new Random(5);
    List<Long> doubles = values(DType.F64);
    List<Long> floats = values(DType.F32);
    for (int i = 0; i < 300_000; i++) {
      doubles.add(random.nextLong());
      floats.add((long) random.nextInt());
    }
    checkSquares(DType.F64, Semantics.bits(2.0), doubles);
    checkSquares(DType.F32, Semantics.bits(2f), floats);
  }

  private static void checkSquares(DType type, long two, List<Long> values) {
    assertTrue(Identities.isSquare(Op.POW, type, two));
    for (long x : values) {
      long power = Semantics.apply(Op.POW, type, x, two);
      assertTrue(same(type, power, Semantics.apply(Op.MUL, type, x, x)), () -> Long.toHexString(x));
    }
  }
}
