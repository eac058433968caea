package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What operations with kernels of their own do on every device; subclasses name the device. */
abstract class PrimitiveSuite extends DeviceSuite {
  @Test
  void scansRunAlongAnAxisOrOverEverything() {
    Array x = Array.of(1, 2, 3, 4, 5, 6).reshape(2, 3);
    assertArrayEquals(new long[] {1, 3, 6, 10, 15, 21}, x.cumSum().toLongArray());
    assertArrayEquals(new long[] {1, 2, 3, 5, 7, 9}, x.cumSum(0).toLongArray());
    assertArrayEquals(new long[] {1, 2, 6, 4, 20, 120}, x.cumProd(-1).toLongArray());
    assertArrayEquals(new long[] {0, 1, 3, 0, 4, 9}, x.cumSum(1, true).toLongArray());
    assertEquals(DType.I64, x.cumSum().dtype());
    assertEquals(Shape.of(6), x.cumMin().shape());
  }

  @Test
  void minimaAndMaximaOfScansLetNaNWin() {
    float[] values = {2, -0f, 0f, Float.NaN, 1};
    assertArrayEquals(
        new float[] {2, -0f, -0f, Float.NaN, Float.NaN}, Array.of(values).cumMin().toFloatArray());
    assertArrayEquals(
        new float[] {2, 2, 2, Float.NaN, Float.NaN}, Array.of(values).cumMax().toFloatArray());
    assertEquals(Float.POSITIVE_INFINITY, Array.of(values).cumMin(0, true).getFloat(0));
  }

  @Test
  void aScanFusesNothingButWhatProducesItsOperandIsOneKernel() {
    Array x = Array.of(1f, 2f, 3f);
    Array result = x.mul(2f).add(1f).cumSum().mul(10f).eval();
    assertArrayEquals(new float[] {30, 80, 150}, result.toFloatArray());
    List<String> names = Kernels.history().stream().map(Launch::name).toList();
    assertEquals(3, names.size(), names.toString());
    assertEquals("cumSum", names.get(1));
    Launch launch = Kernels.history().get(1);
    assertEquals(12, launch.bytesRead());
    assertEquals(12, launch.bytesWritten());
    assertFalse(launch.source().isEmpty());
    assertTrue(x.mul(3f).cumSum().explain().contains("cumSum"));
  }

  @Test
  void anEvaluatedOperandIsReadWhereItLies() {
    Array x = Array.of(3f, 1f, 2f);
    Array sorted = x.reshape(1, 3).sort();
    assertArrayEquals(new float[] {1, 2, 3}, sorted.toFloatArray());
    assertEquals(1, Kernels.history().size());
  }

  @Test
  void constantsAreOperandsToo() {
    Array ones = Array.ones(DType.F32, Shape.of(5));
    Array total = ones.cumSum().add(ones);
    assertArrayEquals(new float[] {2, 3, 4, 5, 6}, total.toFloatArray());
  }

  @Test
  void sortsAreStableWithNaNLast() {
    Array x = Array.of(1f, Float.NaN, -0f, 0f, 1f, Float.NEGATIVE_INFINITY);
    assertArrayEquals(
        new float[] {Float.NEGATIVE_INFINITY, -0f, 0f, 1, 1, Float.NaN}, x.sort().toFloatArray());
    assertArrayEquals(new long[] {5, 2, 3, 0, 4, 1}, x.argSort().toLongArray());
    assertArrayEquals(new long[] {0, 4, 3, 2, 5, 1}, x.argSort(0, true).toLongArray());
  }

  @Test
  void sortsRunAlongAnyAxis() {
    Array x = Array.of(3, 1, 2, 0, 5, 4).reshape(3, 2);
    assertArrayEquals(new int[] {2, 0, 3, 1, 5, 4}, x.sort(0).toIntArray());
    assertArrayEquals(new int[] {1, 3, 0, 2, 4, 5}, x.sort(1).toIntArray());
    assertArrayEquals(new long[] {1, 1, 0, 0, 2, 2}, x.argSort(0).toLongArray());
    assertArrayEquals(
        new boolean[] {true, true, false},
        Array.of(true, false, true).sort(0, true).toBooleanArray());
  }

  @Test
  void topKIsTheBeginningOfASort() {
    Array x = Array.of(5, 9, 1, 7);
    assertArrayEquals(new int[] {9, 7}, x.topK(2).toIntArray());
    assertArrayEquals(new int[] {1, 5, 7}, x.topK(3, 0, false).toIntArray());
    assertArrayEquals(new long[] {1, 3}, x.argTopK(2, 0, true).toLongArray());
    assertEquals(0, x.topK(0).shape().size());
    assertArrayEquals(x.sort(0, true).toIntArray(), x.topK(4).toIntArray());
    assertEquals(Shape.of(3, 0), Array.zeros(DType.F32, Shape.of(3, 0)).topK(0).eval().shape());
    assertEquals(
        Shape.of(0, 2), Array.zeros(DType.F32, Shape.of(0, 3)).argTopK(2, 1, true).shape());
    assertThrows(ShapeException.class, () -> x.topK(5));
    assertThrows(ShapeException.class, () -> x.topK(-1));
  }

  @Test
  void topKRunsAlongAnyAxisOfLongLines() {
    Array x = Rng.philox(3).integers(-50, 50, Shape.of(3, 9000, 2)).cast(DType.F32).eval();
    for (boolean largest : new boolean[] {false, true}) {
      Array order = x.argSort(1, largest).slice(Slice.all(), Slice.to(300));
      Array values = x.sort(1, largest).slice(Slice.all(), Slice.to(300));
      assertArrayEquals(order.toLongArray(), x.argTopK(300, 1, largest).toLongArray());
      assertArrayEquals(values.toFloatArray(), x.topK(300, 1, largest).toFloatArray());
    }
    Array halves = x.cast(DType.F16);
    assertArrayEquals(
        halves.sort(1, true).slice(Slice.all(), Slice.to(5)).toFloatArray(),
        halves.topK(5, 1, true).toFloatArray());
  }

  @Test
  void topKTakesTheFirstOfEqualElements() {
    Array x = Array.zeros(DType.F32, Shape.of(100_000));
    long[] first = LongStream.range(0, 20).toArray();
    assertArrayEquals(first, x.argTopK(20, 0, true).toLongArray());
    float[] values = new float[100_000];
    values[70_000] = Float.NaN;
    values[80_000] = -0f;
    values[90_000] = Float.MIN_VALUE;
    Array some = Array.of(values);
    assertArrayEquals(new long[] {90_000, 0, 1}, some.argTopK(3, 0, true).toLongArray());
    assertArrayEquals(new long[] {80_000, 0, 1}, some.argTopK(3, 0, false).toLongArray());
  }

  @Test
  void topKIsNamed() {
    Array x = Array.of(5, 9, 1, 7);
    assertTrue(x.topK(2).explain().contains("topK"), () -> x.topK(2).explain());
    assertTrue(x.argTopK(2, 0, true).explain().contains("argTopK"));
  }

  @Test
  void uniqueElementsAreSorted() {
    assertArrayEquals(
        new int[] {1, 2, 3}, Array.of(3, 1, 2, 3, 1, 1).reshape(2, 3).unique().toIntArray());
    assertArrayEquals(
        new float[] {-0f, 0f, 1f, Float.NaN},
        Array.of(1f, Float.NaN, 0f, -0f, Float.NaN, 1f).unique().toFloatArray());
    assertArrayEquals(new boolean[] {true}, Array.of(true, true).unique().toBooleanArray());
    assertArrayEquals(new long[] {7}, Array.of(7L).unique().toLongArray());
  }

  @Test
  void matricesMultiply() {
    Array a = Array.of(1, 2, 3, 4, 5, 6).reshape(2, 3);
    assertArrayEquals(new int[] {14, 32, 32, 77}, a.matmul(a.transpose()).toIntArray());
    assertArrayEquals(new int[] {14, 32}, a.matmul(Array.of(1, 2, 3)).toIntArray());
    assertArrayEquals(new int[] {9, 12, 15}, Array.of(1, 2).matmul(a).toIntArray());
    Array inner = Array.of(1f, 2f).matmul(Array.of(3, 4));
    assertEquals(11f, inner.toFloat());
    assertEquals(Shape.of(), inner.shape());
  }

  @Test
  void batchesOfMatricesBroadcast() {
    Array a = Array.iota(DType.I32, Shape.of(2, 1, 2, 2));
    Array b = Array.iota(DType.I32, Shape.of(3, 2, 1));
    Array product = a.matmul(b);
    assertEquals(Shape.of(2, 3, 2, 1), product.shape());
    assertArrayEquals(new int[] {1, 3, 3, 13, 5, 23, 5, 7, 23, 33, 41, 59}, product.toIntArray());
  }

  @Test
  void matricesThatDoNotFitAreErrorsAtCapture() {
    Array a = Array.zeros(DType.F32, Shape.of(2, 3));
    ShapeException error = assertThrows(ShapeException.class, () -> a.matmul(a));
    assertTrue(error.getMessage().contains("[2, 3]"), error.getMessage());
    assertThrows(ShapeException.class, () -> a.matmul(Array.scalar(1f)));
    assertThrows(DTypeException.class, () -> a.gt(0).matmul(a.transpose()));
  }

  @Test
  void elementsAreTakenByIndex() {
    Array x = Array.of(10, 11, 12, 20, 21, 22).reshape(2, 3);
    assertArrayEquals(new int[] {12, 10, 22, 20}, x.take(Array.of(-1, 0), 1).toIntArray());
    assertArrayEquals(new int[] {20, 21, 22}, x.take(Array.scalar(1L), 0).toIntArray());
    Array square = x.take(Array.of(0, 1, 1, 2).reshape(2, 2), 1);
    assertEquals(Shape.of(2, 2, 2), square.shape());
    assertArrayEquals(new int[] {10, 11, 11, 12, 20, 21, 21, 22}, square.toIntArray());
  }

  @Test
  void anIndexOutOfRangeIsAnErrorWhenTheResultIsRead() {
    Array taken = Array.of(1f, 2f).take(Array.of(0, 2, -3), 0).eval();
    Array dependent = taken.add(1f);
    IndexOutOfBoundsException error =
        assertThrows(IndexOutOfBoundsException.class, dependent::toFloatArray);
    assertTrue(error.getMessage().contains("element 1 of kernel take"), error.getMessage());
    Array put = Array.of(1f, 2f).put(Array.of(0, 5), Array.of(7f, 8f)).eval();
    assertThrows(IndexOutOfBoundsException.class, put::toFloatArray);
  }

  @Test
  void ofEqualIndicesTheLastIsPut() {
    Array x = Array.of(0, 1, 2, 3);
    Array index = Array.of(1, -1, 1);
    assertArrayEquals(new int[] {0, 30, 2, 20}, x.put(index, Array.of(10, 20, 30)).toIntArray());
    assertArrayEquals(new int[] {0, 41, 2, 23}, x.putAdd(index, Array.of(10, 20, 30)).toIntArray());
  }

  @Test
  void valuesArePutAlongAnAxis() {
    Array x = Array.zeros(DType.F32, Shape.of(2, 3));
    Array columns = x.put(Array.of(2, 0), Array.of(1f, 2f), 1);
    assertArrayEquals(new float[] {2, 0, 1, 2, 0, 1}, columns.toFloatArray());
    Array rows = x.putAdd(Array.of(1, 1), Array.of(1f, 2f, 3f), 0);
    assertArrayEquals(new float[] {0, 0, 0, 2, 4, 6}, rows.toFloatArray());
    assertThrows(DTypeException.class, () -> x.put(Array.of(0), Array.of(1.0), 1));
    assertThrows(ShapeException.class, () -> x.put(Array.of(0, 1), Array.of(1f, 2f, 3f), 1));
    Array none = Array.zeros(DType.F32, Shape.of(0));
    assertThrows(ShapeException.class, () -> none.put(Array.of(0), Array.of(1f)));
    assertThrows(ShapeException.class, () -> none.putAdd(Array.of(7, 8), Array.of(1f), 0));
    Array nothing = Array.of(new int[0]);
    assertArrayEquals(new float[0], none.put(nothing, Array.of(new float[0])).toFloatArray());
  }

  @Test
  void emptyArraysGoThrough() {
    Array empty = Array.zeros(DType.F32, Shape.of(0, 3));
    assertEquals(0, empty.cumSum(0).toFloatArray().length);
    assertEquals(0, empty.cumMin().toFloatArray().length);
    assertEquals(0, empty.sort(1).toFloatArray().length);
    assertEquals(0, empty.unique().toFloatArray().length);
    assertEquals(0, empty.take(Array.of(0, 1), 1).toFloatArray().length);
    assertArrayEquals(new float[9], empty.transpose().matmul(empty).toFloatArray());
    Array none = Array.zeros(DType.I32, Shape.of(0));
    assertArrayEquals(new int[] {1, 2}, Array.of(1, 2).put(none, none).toIntArray());
    assertEquals(0, Array.of(1, 2).take(none, 0).toIntArray().length);
  }

  @Test
  void errorsOfOperandsReachTheResult() {
    Array quotient = Array.of(4, 2).div(Array.of(0, 1));
    assertThrows(ArithmeticException.class, () -> quotient.sort().toIntArray());
  }
}
