package dev.sinter;

import static dev.sinter.ComplexSuite.c128;
import static dev.sinter.ComplexSuite.c64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reductions, scans and products of complex arrays, and values put into them, on every device. */
abstract class ComplexReductionSuite extends DeviceSuite {
  @Test
  void reductions() {
    Array z = Array.of(DType.C64, Shape.of(2, 3), new float[] {1, 1, 2, 0, 0, 1, 0, 0, 3, 4, 1, 1});
    assertArrayEquals(new float[] {7, 7}, z.sum().toFloatArray());
    assertArrayEquals(new float[] {3, 2, 4, 5}, z.sum(1).toFloatArray());
    assertArrayEquals(new float[] {0.5f, 0.5f, 2.5f, 2, 0.5f, 1}, z.mean(0).toFloatArray());
    assertArrayEquals(new float[] {-2, 2, 0, 0}, z.prod(1).toFloatArray());
    assertArrayEquals(new float[] {0, 0, 6, 8, -1, 1}, z.prod(0).toFloatArray());
    assertEquals(Shape.of(2, 1), z.prod(true, 1).shape());
    Array empty = Array.zeros(DType.C64, Shape.of(2, 0));
    assertArrayEquals(new float[] {1, 0, 1, 0}, empty.prod(1).toFloatArray());
    assertEquals(5, z.count().toLong());
    assertArrayEquals(new boolean[] {true, false}, z.all(1).toBooleanArray());
    assertTrue(z.any().toBoolean());
  }

  @Test
  void aProductIsLazyAndTakesElementsHalfTheLengthApart() {
    for (int n : new int[] {1, 2, 3, 7, 64, 1001}) {
      double[] re = new double[n];
      double[] im = new double[n];
      for (int i = 0; i < n; i++) {
        re[i] = 1 - 1.0 / (i + 2);
        im[i] = (i % 5 - 2) * 0.125;
      }
      Kernels.clearHistory();
      Array product = Array.complex(Array.of(re), Array.of(im)).prod().mul(2);
      assertFalse(product.isEvaluated());
      assertEquals(0, Kernels.history().size());
      assertArrayEquals(product(re, im), product.toDoubleArray());
      assertTrue(Kernels.history().size() <= 8, "halvings share kernels");
    }
  }

  /** Twice the product of these, which are written over. */
  private static double[] product(double[] re, double[] im) {
    for (int left = re.length; left > 1; left = (left + 1) / 2) {
      int half = (left + 1) / 2;
      for (int i = 0; i < left / 2; i++) {
        double real = re[i] * re[i + half] - im[i] * im[i + half];
        im[i] = re[i] * im[i + half] + im[i] * re[i + half];
        re[i] = real;
      }
    }
    return new double[] {2 * re[0], 2 * im[0]};
  }

  @Test
  void valuesGoInPartByPart() {
    Array z = c64(1, 2, 3, 4, 5, 6);
    Array at = Array.of(1, -1, 1);
    Array w = c64(10, 20, 30, 40, 50, 60);
    assertArrayEquals(new float[] {1, 2, 50, 60, 30, 40}, z.put(at, w).toFloatArray());
    assertArrayEquals(new float[] {1, 2, 63, 84, 35, 46}, z.putAdd(at, w, 0).toFloatArray());
    assertArrayEquals(
        new float[] {1, 2, 7, 0, 5, 6}, z.put(Array.of(1), Array.of(7f)).toFloatArray());
    Array rows = Array.iota(DType.C128, Shape.of(2, 2));
    assertArrayEquals(
        new double[] {0, 0, 1, 2, 2, 0, 1, 2},
        rows.put(Array.of(1), c128(1, 2), 1).toDoubleArray());
  }

  @Test
  void productsOfMatricesAndVectors() {
    Array a = Array.of(DType.C64, Shape.of(2, 2), new float[] {1, 2, 0, -1, 3, 0, 2, 2});
    Array b = Array.of(DType.C64, Shape.of(2, 1), new float[] {2, 1, 1, -3});
    // (1+2i)(2+i) - i(1-3i) = -3+4i; 3(2+i) + (2+2i)(1-3i) = 14-i
    assertArrayEquals(new float[] {-3, 4, 14, -1}, a.matmul(b).toFloatArray());
    assertEquals(Shape.of(2, 1), a.matmul(b).shape());
    Array real = Array.of(new float[][] {{1, 2}, {0, 3}});
    assertArrayEquals(new float[] {7, 2, 4, 3, 9, 0, 6, 6}, real.matmul(a).toFloatArray());
    assertArrayEquals(new float[] {1, 2, 2, 1, 3, 0, 12, 6}, a.matmul(real).toFloatArray());
    assertEquals(DType.C128, a.matmul(Array.iota(DType.F64, Shape.of(2))).dtype());
    Array x = c64(1, 2, 0, -1);
    Array y = c64(2, 1, 1, -3);
    assertArrayEquals(new float[] {-3, 4}, x.dot(y).toFloatArray());
    assertArrayEquals(new float[] {1, 0}, x.dot(Array.of(1f, 2f)).toFloatArray());
  }

  @Test
  void runningSumsAndProducts() {
    Array z = c64(1, 1, 2, 0, 0, 1, 3, -1, 1, 2);
    assertArrayEquals(new float[] {1, 1, 3, 1, 3, 2, 6, 1, 7, 3}, z.cumSum().toFloatArray());
    assertArrayEquals(new float[] {0, 0, 1, 1, 3, 1, 3, 2, 6, 1}, z.cumSum(0, true).toFloatArray());
    float[] products = {1, 1, 2, 2, -2, 2, -4, 8, -20, 0};
    assertArrayEquals(products, z.cumProd().toFloatArray());
    assertArrayEquals(
        new float[] {1, 0, 1, 1, 2, 2, -2, 2, -4, 8}, z.cumProd(-1, true).toFloatArray());
    Array rows = Array.stack(1, z, z.mul(0), z);
    assertArrayEquals(products, rows.cumProd(0).slice(Slice.all(), Slice.at(2)).toFloatArray());
    assertArrayEquals(new float[] {-0.0f, 1}, c64(-0.0f, 1).cumProd(0).toFloatArray());
    assertEquals(Shape.of(2, 0), Array.zeros(DType.C64, Shape.of(2, 0)).cumProd(1, true).shape());
    Array turns = c128(0, 1).broadcastTo(Shape.of(1001)).cumProd();
    assertArrayEquals(new double[] {0, 1}, turns.slice(Slice.from(1000)).toDoubleArray());
  }

  @Test
  void whatIsWrittenInStepsHoldsNoneOfThem() throws InterruptedException {
    long before = Settled.bytes(device());
    Array z = c64(new float[200]);
    List<Array> results =
        List.of(z.prod(), z.prod(ReduceOptions.DEFAULT.ignoringNaN()), z.cumProd(0), z.cumProd());
    Sinter.eval(results.toArray(Array[]::new));
    z.copyTo(ByteBuffer.allocateDirect(800).order(ByteOrder.nativeOrder()));
    z.close();
    results.forEach(Array::close);
    assertEquals(before, device().allocatedBytes());
  }

  @Test
  void spreadAndLength() {
    Array z = c64(1, 1, 3, 1, 5, 4);
    assertEquals(DType.F32, z.var().dtype());
    assertEquals(8f / 3 + 2, z.var().toFloat(), 1e-6);
    assertEquals(Math.sqrt(8.0 / 3 + 2), z.std().toFloat(), 1e-6);
    assertEquals((float) Math.sqrt(53), z.norm().toFloat());
    assertEquals(Shape.of(1), z.norm(true, 0).shape());
    assertEquals(1e30f, c64(1e30f, 0, -1e30f, 0).std(ReduceOptions.DEFAULT.wide()).toFloat());
    assertEquals((float) Math.sqrt(53), z.norm(ReduceOptions.DEFAULT.wide()).toFloat());
    ShapeException axis = assertThrows(ShapeException.class, () -> z.norm(0, 0));
    assertTrue(String.valueOf(axis.getMessage()).contains("norm"), axis.getMessage());
  }

  @Test
  void elementsWithANaNInEitherPartAreIgnored() {
    Array z = c64(1, 1, Float.NaN, 7, 3, 1, 9, Float.NaN, 5, 4, 0, 0);
    ReduceOptions ignoring = ReduceOptions.DEFAULT.ignoringNaN();
    assertArrayEquals(new float[] {9, 6}, z.sum(ignoring).toFloatArray());
    assertArrayEquals(new float[] {2.25f, 1.5f}, z.mean(ignoring).toFloatArray());
    assertArrayEquals(new float[] {0, 0}, z.prod(ignoring).toFloatArray());
    assertEquals(3, z.count(ignoring).toLong());
    assertEquals(5, z.count().toLong());
    Array rest = c64(1, 1, 3, 1, 5, 4, 0, 0);
    assertEquals(rest.var().toFloat(), z.var(ignoring).toFloat(), 1e-6);
    assertEquals(rest.norm().toFloat(), z.norm(ignoring).toFloat(), 1e-6);
    assertTrue(Float.isNaN(z.norm().toFloat()));
  }
}
