package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Complex elements on every device, against a model in plain Java. */
abstract class ComplexSuite extends DeviceSuite {
  private static final double[] SPECIAL = {
    0.0, -0.0, 1, -1, 3, -7.5, 1e-30, 3e38, -3e38, 1e-45, Double.POSITIVE_INFINITY, Double.NaN
  };

  static Array c64(float... values) {
    return Array.of(DType.C64, Shape.of(values.length / 2), values);
  }

  static Array c128(double... values) {
    return Array.of(DType.C128, Shape.of(values.length / 2), values);
  }

  private static Array of(DType type, double... values) {
    return c128(values).cast(type);
  }

  private static void refuses(String advice, Executable action) {
    DTypeException refused = assertThrows(DTypeException.class, action);
    assertTrue(String.valueOf(refused.getMessage()).contains(advice), refused.getMessage());
  }

  /** All pairs of special values, then random ones over the whole range. */
  private static double[] samples(long seed, DType type) {
    Random random = new Random(seed);
    double[] values = new double[2 * (144 + 200)];
    for (int i = 0; i < values.length; i++) {
      double special = SPECIAL[i / 2 % 144 / (i % 2 == 0 ? 1 : 12) % 12];
      int exponent =
          random.nextInt(type == DType.C64 ? 250 : 2040) - (type == DType.C64 ? 130 : 1030);
      double value = i < 288 ? special : Math.scalb(random.nextDouble() - 0.5, exponent);
      values[i] = type == DType.C64 ? (float) value : value;
    }
    return values;
  }

  private static void agrees(
      DType type, BinaryOperator<Array> operation, BinaryOperator<ComplexModel.Z> model) {
    double[] a = samples(1, type);
    for (int turn = 0; turn < a.length / 2; turn += 13) {
      double[] b = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        b[i] = a[(i + 2 * turn) % a.length];
      }
      double[] actual = operation.apply(of(type, a), of(type, b)).toDoubleArray();
      for (int i = 0; i < a.length; i += 2) {
        ComplexModel.Z x = new ComplexModel.Z(a[i], a[i + 1]);
        ComplexModel.Z y = new ComplexModel.Z(b[i], b[i + 1]);
        ComplexModel.Z expected = model.apply(x, y);
        String what = type + " " + x + " " + y;
        assertEquals(expected, new ComplexModel.Z(actual[i], actual[i + 1]), what);
      }
    }
  }

  @Test
  void arithmeticHasTheModelsBits() {
    for (DType type : List.of(DType.C64, DType.C128)) {
      ComplexModel model = new ComplexModel(type);
      agrees(type, Array::add, model::add);
      agrees(type, Array::sub, model::sub);
      agrees(type, Array::mul, model::mul);
      agrees(type, Array::div, model::div);
      agrees(
          type,
          (a, b) -> a.mul(b).sub(a).div(b),
          (a, b) -> model.div(model.sub(model.mul(a, b), a), b));
    }
  }

  @Test
  void quotientsDontOverflowOnTheWay() {
    Array huge = c64(3e38f, 3e38f, 1e-45f, 0, 1e38f, -1e38f);
    assertArrayEquals(new float[] {1, 0, 1, 0, 1, 0}, huge.div(huge).toFloatArray());
    Array wide = c128(1e308, 1e308, 1e-320, 1e-320);
    assertArrayEquals(new double[] {1, 0, 1, 0}, wide.div(wide).toDoubleArray());
    float[] inverse = c64(3, 4).reciprocal().toFloatArray();
    assertArrayEquals(new float[] {0.12f, -0.16f}, inverse, 1e-8f);
    float[] zero = c64(1, 1).div(c64(0, 0)).toFloatArray();
    assertTrue(Float.isNaN(zero[0]) && Float.isNaN(zero[1]));
  }

  @Test
  void magnitudesDontOverflowOnTheWay() {
    Array z = c64(3e38f, 0, 1.5e38f, 2e38f, 3e-45f, 4e-45f, 3, -4);
    assertEquals(DType.F32, z.abs().dtype());
    float[] lengths32 = z.abs().toFloatArray();
    float[] expected = {3e38f, 2.5e38f, 5.6e-45f, 5};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], lengths32[i], Math.ulp(expected[i]));
    }
    Array special = c128(Double.NEGATIVE_INFINITY, Double.NaN, 1e-320, 0, 3e307, 4e307);
    double[] lengths = special.abs().toDoubleArray();
    assertEquals(Double.POSITIVE_INFINITY, lengths[0]);
    assertEquals(1e-320, lengths[1]);
    assertEquals(5e307, lengths[2], Math.ulp(5e307));
    assertArrayEquals(
        new double[] {Math.PI, -Math.PI, 0}, c128(-1, 0, -1, -0.0, 2, 0).arg().toDoubleArray());
  }

  @Test
  void typesAreThoseOfThePartsPromoted() {
    Array z = c64(1, 2);
    assertEquals(DType.C64, z.mul(Array.of(2f)).dtype());
    assertEquals(DType.C64, z.add(Array.of(2)).dtype());
    assertEquals(DType.C128, z.add(Array.of(2.0)).dtype());
    assertEquals(DType.C128, Array.of(2.0).sub(z).dtype());
    assertEquals(DType.C128, z.div(c128(1, 0)).dtype());
    assertEquals(DType.C64, z.mul(0.1).dtype());
    assertEquals(DType.C64, Array.complex(Array.of(1f), Array.of(2f)).dtype());
    assertEquals(DType.C128, Array.complex(Array.of(1), Array.of(2f)).dtype());
    Array half = Array.of(0.5f).cast(DType.F16);
    assertEquals("[0.5+2.0i]", ValueText.values(Array.complex(half, Array.of(2f))));
    assertEquals(DType.C64, Array.complex(half, Array.of(2f)).dtype());
    assertEquals(DType.C64, Array.complex(Array.of(2f), half).dtype());
    assertEquals(DType.C64, Array.complex(half, half).dtype());
    assertEquals(DType.F32, Array.complex(half, half).real().dtype());
    assertEquals(DType.C128, Array.complex(half, Array.of(2.0)).dtype());
    assertArrayEquals(new double[] {1.5, 2}, z.add(Array.of(0.5)).toDoubleArray());
    refuses("BOOL", () -> z.add(Array.of(true)));
    refuses("real()", () -> z.cast(DType.F32));
    refuses("cast(DType.C64)", () -> c128(1, 2).toFloatArray());
  }

  @Test
  void realOperandsLeaveTheImaginaryPart() {
    Array z = c64(1, -0.0f);
    assertArrayEquals(new float[] {3, -0.0f}, z.add(2).toFloatArray());
    assertArrayEquals(new float[] {-1, -0.0f}, z.sub(2).toFloatArray());
    assertArrayEquals(new float[] {1, 0.0f}, z.rsub(2).toFloatArray());
    assertArrayEquals(new float[] {2, -0.0f}, z.mul(Array.of(2f)).toFloatArray());
    assertArrayEquals(new float[] {0.5f, -0.0f}, z.div(2.0).toFloatArray());
    assertArrayEquals(new float[] {1, -1}, Array.of(2f).div(c64(1, 1)).toFloatArray());
    assertArrayEquals(new float[] {0, 1, 2, 1}, c64(0, 1).add(Array.of(0f, 2f)).toFloatArray());
  }

  @Test
  void comparisonsAndChoices() {
    Array z = c64(1, 2, 1, 0, Float.NaN, 0, 0, -0.0f);
    assertArrayEquals(new boolean[] {true, true, false, true}, z.eq(z).toBooleanArray());
    assertArrayEquals(new boolean[] {true, false, true, true}, z.ne(1).toBooleanArray());
    Array chosen = Array.where(Array.of(true, false), c64(1, 2, 3, 4), Array.of(9f, 8f));
    assertArrayEquals(new float[] {1, 2, 8, 0}, chosen.toFloatArray());
    Array scalar = Array.where(Array.of(true, false), 5, c64(1, 2, 3, 4));
    assertArrayEquals(new float[] {5, 0, 3, 4}, scalar.toFloatArray());
    assertArrayEquals(new boolean[] {false, false, true, false}, z.isNaN().toBooleanArray());
  }

  /** Values in every quadrant, and far from 1. */
  private static void inverse(UnaryOperator<Array> there, UnaryOperator<Array> back) {
    double[] values = {1, 2, -1, 2, -3, -0.5, 0.25, -2, 1e-3, 3, -2, 1e-9};
    for (DType type : List.of(DType.C64, DType.C128)) {
      double[] actual = back.apply(there.apply(of(type, values))).toDoubleArray();
      assertArrayEquals(values, actual, type == DType.C64 ? 2e-6 : 1e-14, type.toString());
    }
  }

  @Test
  void functionsUndoEachOther() {
    inverse(Array::sqrt, Array::square);
    inverse(Array::log, Array::exp);
    inverse(z -> z.pow(0.5), z -> z.mul(z));
    inverse(
        z -> z.pow(c128(0.5, 0.25).cast(z.dtype())),
        w -> w.pow(c128(1, 0).div(c128(0.5, 0.25)).cast(w.dtype())));
    Array z = c128(1, 2, -0.5, 3);
    double[] one = z.sin().square().add(z.cos().square()).toDoubleArray();
    assertArrayEquals(new double[] {1, 0, 1, 0}, one, 1e-12);
    assertArrayEquals(
        new double[] {3.165778513216168, 1.959601041421606},
        c128(1, 2).sin().toDoubleArray(),
        1e-14);
  }

  @Test
  void rootsAtTheEndsOfTheRangeAndOfSpecialValues() {
    double inf = Double.POSITIVE_INFINITY;
    Array z = c128(0, -0.0, -4, 0, -4, -0.0, inf, -1, -inf, -1, Double.NaN, inf, 0, 2);
    assertArrayEquals(
        new double[] {0, -0.0, 0, 2, 0, -2, inf, -0.0, 0, -inf, inf, inf, 1, 1},
        z.sqrt().toDoubleArray());
    Array far = c128(1.5e308, 1.5e308, -1e-320, 1e-320);
    double[] squares = far.sqrt().mul(c128(0.5, 0, 0x1p40, 0)).square().toDoubleArray();
    assertEquals(0.375e308, squares[0], 1e294);
    assertEquals(0.375e308, squares[1], 1e294);
    assertEquals(-1e-320 * 0x1p80, squares[2], 1e-306);
    assertArrayEquals(
        new double[] {Math.log(5e307), Math.atan2(4, 3), 0, 0},
        c128(3e307, 4e307, 1, 0).log().toDoubleArray(),
        1e-13);
    assertArrayEquals(
        new double[] {1, 0, 0, 0}, c128(0, 0, 0, 0).pow(Array.of(0.0, 2.0)).toDoubleArray());
    double half = Math.exp(709.9 / 2);
    double[] grown = c128(709.9, 1.4).exp().toDoubleArray();
    assertEquals(half * Math.cos(1.4) * half, grown[0], 1e295);
  }

  @Test
  void onACutTheSignOfTheZeroDecides() {
    double half = Math.PI / 2;
    double acosh2 = 1.3169578969248166;
    double atanh2 = 0.5493061443340549;
    Array z = c128(2, 0.0, 2, -0.0, -2, 0.0, -2, -0.0, 0.0, 2, -0.0, 2);
    double[][] expected = {
      {half, acosh2, half, -acosh2, -half, acosh2, -half, -acosh2, 0, 1.4436354751788103},
      {0, -acosh2, 0, acosh2, Math.PI, -acosh2, Math.PI, acosh2, half, -1.4436354751788103},
      {1.1071487177940904, 0, 1.1071487177940904, 0, -1.1071487177940904, 0, -1.1071487177940904},
      {1.4436354751788103, 0, 1.4436354751788103, -0.0, -1.4436354751788103, 0},
      {acosh2, 0, acosh2, -0.0, acosh2, Math.PI, acosh2, -Math.PI, 1.4436354751788103, half},
      {atanh2, half, atanh2, -half, -atanh2, half, -atanh2, -half, 0, 1.1071487177940904},
    };
    List<Array> actual = List.of(z.asin(), z.acos(), z.atan(), z.asinh(), z.acosh(), z.atanh());
    for (int row = 0; row < expected.length; row++) {
      double[] values = actual.get(row).toDoubleArray();
      double[] first = java.util.Arrays.copyOf(values, expected[row].length);
      assertArrayEquals(expected[row], first, 1e-14, "function " + row);
    }
    double[] up = c128(0.0, 2, -0.0, 2).atan().toDoubleArray();
    assertArrayEquals(new double[] {half, atanh2, -half, atanh2}, up, 1e-15);
    double[] aside = c128(0.0, 2, -0.0, 2).asinh().toDoubleArray();
    assertArrayEquals(new double[] {acosh2, half, -acosh2, half}, aside, 1e-15);
  }

  @Test
  void functionsAtTheEndsOfTheRange() {
    double inf = Double.POSITIVE_INFINITY;
    Array z = c128(1000, 1, -1000, 1, inf, 0.5, 1, 0, -1, 0);
    double[] tanh = z.tanh().toDoubleArray();
    assertArrayEquals(new double[] {1, 0, -1, 0, 1, 0}, java.util.Arrays.copyOf(tanh, 6), 0);
    assertArrayEquals(new double[] {0, 1}, c128(0, 1000).tan().toDoubleArray());
    double[] atanh = z.atanh().toDoubleArray();
    assertEquals(0.001, atanh[0], 1e-6);
    assertEquals(Math.PI / 2, atanh[3], 1e-5);
    assertArrayEquals(new double[] {0, Math.PI / 2}, java.util.Arrays.copyOfRange(atanh, 4, 6), 0);
    assertArrayEquals(new double[] {inf, 0, -inf, 0}, java.util.Arrays.copyOfRange(atanh, 6, 10));
    double[] close = c128(1, 1e-200).atanh().toDoubleArray();
    assertEquals(0.5 * Math.log(2e200), close[0], 1e-12);
    assertEquals(Math.PI / 4, close[1], 1e-15);
    assertArrayEquals(
        new double[] {Math.sqrt(0.5), -Math.sqrt(0.5)},
        c128(1.5e308, -1.5e308).sign().toDoubleArray(),
        1e-15);
    assertArrayEquals(
        new float[] {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)},
        c64(Float.MIN_VALUE, Float.MIN_VALUE).sign().toFloatArray(),
        1e-7f);
    assertArrayEquals(
        new double[] {1e-20, 2e-20}, c128(1e-20, 2e-20).expm1().toDoubleArray(), 1e-35);
    assertArrayEquals(
        new double[] {1e-20, 2e-20}, c128(1e-20, 2e-20).log1p().toDoubleArray(), 1e-35);
    assertArrayEquals(new double[] {0.5, -0.5}, c128(0, 2).rsqrt().toDoubleArray(), 1e-15);
    assertArrayEquals(
        new double[] {3, 0, 0, Math.PI / Math.log(10)},
        c128(1000, 0, -1, 0).log10().toDoubleArray(),
        1e-14);
    assertArrayEquals(new double[] {8, 0}, c128(3, 0).exp2().toDoubleArray());
    assertArrayEquals(new double[] {3, 0}, c128(8, 0).log2().toDoubleArray(), 1e-15);
  }

  @Test
  void shapesMoveBothParts() {
    Array z = c64(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new float[] {5, 6, 3, 4, 1, 2}, z.flip(0).toFloatArray());
    assertArrayEquals(new float[] {3, 4}, z.slice(Slice.range(1, 2)).toFloatArray());
    assertArrayEquals(new float[] {5, 6, 1, 2, 3, 4}, z.roll(1).toFloatArray());
    assertArrayEquals(new float[] {5, 6, 1, 2}, z.take(Array.of(2, 0), 0).toFloatArray());
    assertArrayEquals(new float[] {7, 0, 1, 2, 3, 4, 5, 6}, z.pad(0, 1, 0, 7).toFloatArray());
    assertArrayEquals(
        new float[] {1, 2, 1, 2, 3, 4, 5, 6}, z.pad(0, 1, 0, PadMode.EDGE).toFloatArray());
    Array mixed = Array.concat(0, Array.of(9f), z);
    assertArrayEquals(new float[] {9, 0, 1, 2, 3, 4, 5, 6}, mixed.toFloatArray());
    assertEquals(Shape.of(2, 3), Array.stack(0, z, z.conj()).shape());
    assertEquals(Shape.of(3, 1), z.expandDims(0).transpose().shape());
    assertArrayEquals(new float[] {1, 2, 1, 2}, c64(1, 2).tile(2).toFloatArray());
    assertEquals(Shape.of(2, 3), z.broadcastTo(Shape.of(2, 3)).shape());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, z.reshape(3, 1).squeeze(1).toFloatArray());
  }

  @Test
  void partsAndText() {
    Array z = c64(1, -2, 0.5f, 3);
    assertArrayEquals(new float[] {1, 0.5f}, z.real().toFloatArray());
    assertArrayEquals(new float[] {-2, 3}, z.imag().toFloatArray());
    assertArrayEquals(new float[] {1, 2, 0.5f, -3}, z.conj().toFloatArray());
    assertArrayEquals(new float[] {-1, 2, -0.5f, -3}, z.neg().toFloatArray());
    assertEquals("[1.0-2.0i, 0.5+3.0i]", ValueText.values(z));
    assertTrue(z.toString().startsWith("Array C64 [2] evaluated"), z.toString());
    z.close();
    assertThrows(SinterException.class, z::toFloatArray);
  }

  @Test
  void bothPartsAreComputedInOneKernel() {
    Array a = c64(1, 2, 3, 4);
    Array b = c64(5, 6, 7, 8);
    Array result = a.mul(b).add(c64(1, 1, 1, 1));
    Kernels.clearHistory();
    result.eval();
    assertEquals(1, Kernels.history().size());
    Array other = a.div(b);
    Kernels.clearHistory();
    Sinter.eval(other, a.sub(b));
    assertEquals(1, Kernels.history().size());
    assertTrue(other.isEvaluated());
  }

  @Test
  void anEvaluatedArrayIsCopiedWithoutHiddenCosts() {
    Array z = c64(1, 2).mul(2);
    ByteBuffer direct = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      assertThrows(SinterException.class, () -> z.copyTo(direct));
      z.eval().copyTo(direct);
    }
    assertEquals(4f, direct.getFloat(4));
  }

  @Test
  void positionsAndRanges() {
    assertArrayEquals(new float[] {0, 0, 1, 0}, Array.iota(DType.C64, Shape.of(2)).toFloatArray());
    assertArrayEquals(
        new double[] {1, 0, 2, 0, 3, 0}, Array.linspace(DType.C128, 1, 3, 3).toDoubleArray());
    assertArrayEquals(new float[] {0, 0, 0.6f, 0.8f}, c64(0, 0, 3, 4).sign().toFloatArray());
  }

  @Test
  void buffersHoldBothPartsOfEachElement() {
    ByteBuffer direct = ByteBuffer.allocateDirect(40).order(ByteOrder.nativeOrder());
    direct.putFloat(7);
    Array.of(DType.C64, Shape.of(2, 1), new float[] {1, 2, 3, 4}).mul(2).copyTo(direct);
    assertEquals(20, direct.position());
    float[] written = new float[5];
    direct.flip().asFloatBuffer().get(written);
    assertArrayEquals(new float[] {7, 2, 4, 6, 8}, written);
    ByteBuffer small = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    ShapeException tooShort =
        assertThrows(ShapeException.class, () -> c64(1, 2, 3, 4).copyTo(small));
    assertTrue(String.valueOf(tooShort.getMessage()).contains("needs 16 bytes"));
  }
}
