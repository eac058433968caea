package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.DType;
import dev.sinter.fused.Fn;
import org.junit.jupiter.api.Test;

/** Operators and conversions against plain Java, where it is easy to get them wrong. */
final class SemanticsTest {
  private static final int[] INTS = {
    0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 255, -256, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final long[] LONGS = {
    0, 1, -1, 7, -7, 63, 64, 65, 1L << 31, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final float[] FLOATS = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    -0.5f,
    0.49999997f,
    1.5f,
    2.5f,
    -2.5f,
    8388609f,
    3e9f,
    -3e9f,
    1e30f,
    256f,
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };
  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    0.49999999999999994,
    2.5,
    -2.5,
    3e9,
    1e19,
    -1e19,
    1e300,
    256,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static int i32(Op op, int... operands) {
    long[] bits = new long[operands.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = operands[i];
    }
    long result = Semantics.apply(op, DType.I32, bits);
    assertEquals((int) result, result, "32-bit values are sign-extended");
    return (int) result;
  }

  private static long f32(Op op, float... operands) {
    long[] bits = new long[operands.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(operands[i]);
    }
    return Semantics.apply(op, DType.F32, bits);
  }

  private static float toFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double f64(Op op, double... operands) {
    long[] bits = new long[operands.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(operands[i]);
    }
    return Double.longBitsToDouble(Semantics.apply(op, DType.F64, bits));
  }

  @Test
  void integerArithmeticWraps() {
    for (int a : INTS) {
      for (int b : INTS) {
        assertEquals(a + b, i32(Op.ADD, a, b));
        assertEquals(a - b, i32(Op.SUB, a, b));
        assertEquals(a * b, i32(Op.MUL, a, b));
        assertEquals(a << b, i32(Op.SHL, a, b));
        assertEquals(a >> b, i32(Op.SHR, a, b));
        assertEquals(a >>> b, i32(Op.USHR, a, b));
        assertEquals(a ^ b, i32(Op.XOR, a, b));
      }
      assertEquals(-a, i32(Op.NEG, a));
      assertEquals(Math.abs(a), i32(Op.ABS, a));
      assertEquals(Integer.signum(a), i32(Op.SIGN, a));
    }
    assertEquals(Integer.MIN_VALUE, i32(Op.ABS, Integer.MIN_VALUE));
  }

  @Test
  void longArithmeticWraps() {
    for (long a : LONGS) {
      for (long b : LONGS) {
        assertEquals(a * b, Semantics.apply(Op.MUL, DType.I64, a, b));
        assertEquals(a - b, Semantics.apply(Op.SUB, DType.I64, a, b));
        assertEquals(a >>> b, Semantics.apply(Op.USHR, DType.I64, a, b));
        assertEquals(a < b ? 1 : 0, Semantics.apply(Op.LT, DType.I64, a, b));
      }
    }
  }

  @Test
  void aShiftCountIsMaskedByTheWidthOfTheFirstOperand() {
    assertEquals(2, Semantics.apply(Op.SHL, DType.I32, 1, (1L << 32) + 33));
    assertEquals(1L << 33, Semantics.apply(Op.SHL, DType.I64, 1, 33));
  }

  @Test
  void integerDivisionRoundsTowardsZeroAndFloorDivisionDown() {
    for (int a : INTS) {
      for (int b : INTS) {
        if (b != 0) {
          assertEquals(a / b, i32(Op.DIV, a, b));
          assertEquals(a % b, i32(Op.REM, a, b));
          assertEquals(Math.floorDiv(a, b), i32(Op.FLOOR_DIV, a, b));
          assertEquals(Math.floorMod(a, b), i32(Op.FLOOR_MOD, a, b));
        }
      }
    }
    assertEquals(Integer.MIN_VALUE, i32(Op.DIV, Integer.MIN_VALUE, -1));
    assertEquals(0, i32(Op.REM, Integer.MIN_VALUE, -1));
  }

  @Test
  void integerDivisionByZeroThrows() {
    for (Op op : new Op[] {Op.DIV, Op.REM, Op.FLOOR_DIV, Op.FLOOR_MOD, Op.EXACT}) {
      assertThrows(ArithmeticException.class, () -> Semantics.apply(op, DType.I32, 1, 0));
      assertThrows(ArithmeticException.class, () -> Semantics.apply(op, DType.I64, 1, 0));
    }
  }

  @Test
  void floatArithmeticIsJavas() {
    for (float a : FLOATS) {
      for (float b : FLOATS) {
        assertEquals(a + b, toFloat(f32(Op.ADD, a, b)));
        assertEquals(a / b, toFloat(f32(Op.DIV, a, b)));
        assertEquals(a % b, toFloat(f32(Op.REM, a, b)));
        assertEquals(Math.min(a, b), toFloat(f32(Op.MIN, a, b)));
        assertEquals(Math.max(a, b), toFloat(f32(Op.MAX, a, b)));
        assertEquals(a < b ? 1 : 0, f32(Op.LT, a, b));
        assertEquals(a != b ? 1 : 0, f32(Op.NE, a, b));
      }
      assertEquals(-a, toFloat(f32(Op.NEG, a)));
      assertEquals(Math.round(a), f32(Op.ROUND, a));
      assertEquals((float) Math.rint(a), toFloat(f32(Op.RINT, a)));
      assertEquals((float) Math.exp(a), toFloat(f32(Op.EXP, a)));
      assertEquals(Fn.erf(a), toFloat(f32(Op.ERF, a)));
      assertEquals(Float.isFinite(a) ? 1 : 0, f32(Op.IS_FINITE, a));
    }
  }

  @Test
  void doubleArithmeticIsJavas() {
    for (double a : DOUBLES) {
      for (double b : DOUBLES) {
        assertEquals(a - b, f64(Op.SUB, a, b));
        assertEquals(a % b, f64(Op.REM, a, b));
        assertEquals(Math.max(a, b), f64(Op.MAX, a, b));
        assertEquals(Math.pow(a, b), f64(Op.POW, a, b));
        assertEquals(Math.fma(a, b, a), f64(Op.FMA, a, b, a));
      }
      assertEquals(Math.sqrt(a), f64(Op.SQRT, a));
      assertEquals(Math.signum(a), f64(Op.SIGN, a));
      long bits = Double.doubleToRawLongBits(a);
      assertEquals(Math.round(a), Semantics.apply(Op.ROUND, DType.F64, bits));
    }
  }

  @Test
  void roundGoesUpAtHalvesAndNotJustBelow() {
    assertEquals(0, f32(Op.ROUND, 0.49999997f));
    assertEquals(-2, f32(Op.ROUND, -2.5f));
    assertEquals(Integer.MAX_VALUE, f32(Op.ROUND, 3e9f));
    assertEquals(0, f32(Op.ROUND, Float.NaN));
  }

  @Test
  void conversionsFromFloatTruncateAndSaturate() {
    for (float value : FLOATS) {
      long bits = Float.floatToRawIntBits(value);
      assertEquals((int) value, Semantics.convert(DType.F32, DType.I32, bits));
      assertEquals((long) value, Semantics.convert(DType.F32, DType.I64, bits));
      assertEquals((byte) value & 0xff, Semantics.convert(DType.F32, DType.U8, bits));
      assertEquals(value != 0 ? 1 : 0, Semantics.convert(DType.F32, DType.BOOL, bits));
      long wide = Double.doubleToRawLongBits(value);
      assertEquals(wide, Semantics.convert(DType.F32, DType.F64, bits));
    }
    for (double value : DOUBLES) {
      long bits = Double.doubleToRawLongBits(value);
      assertEquals((int) value, Semantics.convert(DType.F64, DType.I32, bits));
      assertEquals((long) value, Semantics.convert(DType.F64, DType.I64, bits));
      assertEquals((byte) value & 0xff, Semantics.convert(DType.F64, DType.U8, bits));
      long narrow = Float.floatToRawIntBits((float) value);
      assertEquals(narrow, Semantics.convert(DType.F64, DType.F32, bits));
    }
  }

  @Test
  void conversionsFromIntegersKeepTheLowBitsOrRoundToNearest() {
    for (long value : LONGS) {
      assertEquals((int) value, Semantics.convert(DType.I64, DType.I32, value));
      assertEquals((byte) value & 0xff, Semantics.convert(DType.I64, DType.U8, value));
      long single = Float.floatToRawIntBits((float) value);
      assertEquals(single, Semantics.convert(DType.I64, DType.F32, value));
      long twice = Double.doubleToRawLongBits((double) value);
      assertEquals(twice, Semantics.convert(DType.I64, DType.F64, value));
    }
    assertEquals(200, Semantics.convert(DType.U8, DType.I32, 200));
    assertEquals(1, Semantics.convert(DType.U8, DType.BOOL, 200));
    assertEquals(1, Semantics.convert(DType.BOOL, DType.I64, 1));
  }

  @Test
  void aHalfAndNanAreTrue() {
    assertEquals(1, Semantics.convert(DType.F32, DType.BOOL, Float.floatToRawIntBits(0.5f)));
    assertEquals(1, Semantics.convert(DType.F32, DType.BOOL, Float.floatToRawIntBits(Float.NaN)));
    assertEquals(0, Semantics.convert(DType.F32, DType.BOOL, Float.floatToRawIntBits(-0f)));
    assertEquals(1, Semantics.convert(DType.I32, DType.BOOL, 256));
  }

  @Test
  void bitcastsKeepTheBits() {
    long bits = Float.floatToRawIntBits(-1.5f);
    assertEquals(bits, Semantics.bitcast(DType.F32, DType.I32, bits));
    assertThrows(
        IllegalArgumentException.class, () -> Semantics.bitcast(DType.F32, DType.I64, bits));
  }

  @Test
  void everyOperatorIsDefinedExactlyWhereItsTypingRuleSaysSo() {
    for (Op op : Op.values()) {
      for (DType type : DType.reals()) {
        DType[] types = new DType[op.arity()];
        java.util.Arrays.fill(types, type);
        if (op == Op.SELECT) {
          types[0] = DType.BOOL;
        }
        if (op.typing() == Op.Typing.SHIFT) {
          types[1] = DType.I32;
        }
        boolean defined = isDefined(() -> op.resultType(types));
        long[] ones = new long[op.arity()];
        java.util.Arrays.fill(ones, type == DType.F64 ? Double.doubleToRawLongBits(1) : 1);
        assertEquals(defined, isDefined(() -> Semantics.apply(op, type, ones)), op + " " + type);
      }
    }
  }

  private static boolean isDefined(java.util.function.Supplier<?> action) {
    try {
      var unused = action.get();
      return true;
    } catch (IllegalArgumentException undefined) {
      return false;
    }
  }
}
