package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What other array systems got wrong, where no other suite has it. */
abstract class KnownCasesSuite extends DeviceSuite {
  /** Of which C compilers warn. */
  private static final Pattern SELF_COMPARISON =
      Pattern.compile("\\b([a-z]\\w*) (==|!=|<|<=|>|>=) \\1\\b");

  @Test
  void expressionsThatDifferOnlyInAnOutputDoNotShareAKernel() {
    Array a = Array.of(3);
    Array b = Array.of(5);
    Array sum = a.add(b);
    Array product = sum.mul(a);
    product.eval();
    assertEquals(24, product.toInt());
    Array again = a.add(b);
    Array both = again.mul(a);
    Sinter.eval(again, both);
    assertEquals(List.of(8, 24), List.of(again.toInt(), both.toInt()));
    Array third = a.add(b);
    Array swapped = third.mul(a);
    Sinter.eval(swapped, third);
    assertEquals(List.of(8, 24), List.of(third.toInt(), swapped.toInt()));
  }

  @Test
  void anEvaluatedProductLeavesItsFactorsRight() {
    Array a = Array.of(3f, -1.5f);
    Array b = Array.of(5f, 0.1f);
    Array c = a.add(b);
    Array d = a.sub(b);
    Sinter.eval(c.mul(d));
    assertArrayEquals(d.sub(c).neg().toFloatArray(), c.sub(d).toFloatArray());
    assertArrayEquals(new float[] {10, 2 * 0.1f}, c.sub(d).toFloatArray(), 1e-6f);
  }

  @Test
  void whatIsComparedWithItselfIsRightAndNoWarning() {
    for (Array x : List.of(Array.of(1f, Float.NaN), Array.of(-0.0, Double.NaN), Array.of(7, 0))) {
      boolean number = x.dtype() == DType.I32;
      List<Array> holding = List.of(x.eq(x), x.le(x), x.ge(x));
      List<Array> failing = List.of(x.ne(x), x.lt(x), x.gt(x));
      Kernels.clearHistory();
      for (Array each : holding) {
        assertArrayEquals(new boolean[] {true, number}, each.toBooleanArray());
      }
      assertArrayEquals(new boolean[] {false, !number}, failing.get(0).toBooleanArray());
      assertArrayEquals(new boolean[2], failing.get(1).toBooleanArray());
      assertArrayEquals(new boolean[2], failing.get(2).toBooleanArray());
      for (Launch launch : Kernels.history()) {
        assertFalse(SELF_COMPARISON.matcher(launch.source()).find(), launch::source);
      }
    }
  }

  @Test
  void evaluatingAnInnerArrayShortensEveryGraphThatUsesIt() {
    Array inner = Array.of(1f, 2f).exp();
    Array first = inner.add(1);
    Array second = first.mul(inner);
    assertTrue(first.explain().contains("exp"), first::explain);
    inner.eval();
    assertFalse(first.explain().contains("exp"), first::explain);
    assertFalse(second.explain().contains("exp"), second::explain);
  }

  @Test
  void anArrayIsJoinedToItsNegative() {
    Array a = Array.of(1f, -0.0f, 3f).mul(1);
    assertArrayEquals(
        new float[] {-1, 0.0f, -3, 1, -0.0f, 3}, Array.concat(0, a.neg(), a).toFloatArray());
  }

  @Test
  void aThousandAdditionsRoundEachTime() {
    Array b = Array.of(1f, 2f);
    float[] expected = {1f, 2f};
    for (int i = 0; i < 1000; i++) {
      b = b.add(0.02f);
      expected[0] += 0.02f;
      expected[1] += 0.02f;
    }
    assertArrayEquals(expected, b.toFloatArray());
  }

  @Test
  void aBalancedTreeOfManyLeaves() {
    List<Array> level = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      level.add(Array.of(i, 2 * i, -i));
    }
    while (level.size() > 1) {
      List<Array> next = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        next.add(level.get(i).add(level.get(i + 1)));
      }
      level = next;
    }
    assertArrayEquals(new int[] {8128, 16256, -8128}, level.get(0).toIntArray());
  }

  /** Each of three operands has any of the axes of the result, or an extent of 1 there. */
  @Test
  void everyOperandBroadcastsInEveryDimension() {
    long[] dims = {2, 3, 5};
    for (int first = 0; first < 8; first++) {
      for (int second = 0; second < 8; second++) {
        Array a = counted(dims, first, 1);
        Array b = counted(dims, second, 100);
        Array c = counted(dims, 7 & ~(first & second), 10_000);
        Array sum = a.add(b).add(c);
        int[] actual = sum.toIntArray();
        int[] expected = new int[30];
        for (int i = 0; i < 30; i++) {
          expected[i] =
              1 * at(dims, first, i)
                  + 100 * at(dims, second, i)
                  + 10_000 * at(dims, 7 & ~(first & second), i);
        }
        assertEquals(Shape.of(dims), sum.shape());
        assertArrayEquals(expected, actual, first + ", " + second);
      }
    }
  }

  /** Whether bit k of {@code axes} is set says whether axis k has its extent, not 1. */
  private static Array counted(long[] dims, int axes, int factor) {
    long[] own = new long[dims.length];
    for (int k = 0; k < own.length; k++) {
      own[k] = (axes >> k & 1) != 0 ? dims[k] : 1;
    }
    return Array.iota(DType.I32, Shape.of(own)).eval().mul(factor);
  }

  private static int at(long[] dims, int axes, int index) {
    int[] position = {
      index / (int) (dims[1] * dims[2]),
      index / (int) dims[2] % (int) dims[1],
      index % (int) dims[2]
    };
    int at = 0;
    for (int k = 0; k < dims.length; k++) {
      at = (axes >> k & 1) != 0 ? at * (int) dims[k] + position[k] : at;
    }
    return at;
  }

  @Test
  void twoLongRows() {
    int length = 3 << 20;
    int[] values = new int[2 * length];
    long[] sums = new long[2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0x9E3779B9;
      sums[i / length] += values[i];
    }
    Array x = Array.of(Shape.of(2, length), values);
    assertArrayEquals(sums, x.sum(1).toLongArray());
    assertArrayEquals(
        new long[] {(long) values[0] + values[length], (long) values[5] + values[length + 5]},
        x.sum(0).take(Array.of(0, 5), 0).toLongArray());
    assertEquals(values[length + 7] - 1, x.sub(1).slice(Slice.at(1), Slice.at(7)).toInt());
  }

  @Test
  void aMillionRowsOfThree() {
    int rows = 1_024_000;
    int[] values = new int[3 * rows];
    long[] columns = new long[3];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0x9E3779B9;
      columns[i % 3] += values[i];
    }
    Array x = Array.of(Shape.of(rows, 1, 3), values);
    assertArrayEquals(columns, x.sum(0, 1).toLongArray());
    long last = (long) values[3 * rows - 3] + values[3 * rows - 2] + values[3 * rows - 1];
    assertEquals(last, x.sum(-1).slice(Slice.at(-1), Slice.at(0)).toLong());
    Array wide = x.add(Array.of(Shape.of(2, 1), new int[] {10, 20}));
    assertEquals(Shape.of(rows, 2, 3), wide.shape());
    assertEquals(
        values[3 * rows - 1] + 20, wide.slice(Slice.at(-1), Slice.at(1), Slice.at(2)).toInt());
  }

  @Test
  void oneAndThreeElements() {
    for (float[] values : new float[][] {{2.5f}, {2.5f, -1, 4}}) {
      Array x = Array.of(values);
      float sum = 0;
      float[] doubled = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        sum += values[i];
        doubled[i] = values[i] * 2;
      }
      assertArrayEquals(doubled, x.mul(2).toFloatArray());
      assertEquals(sum, x.sum().toFloat());
      assertArrayEquals(doubled, x.flip().add(x.flip()).flip().toFloatArray());
      assertArrayEquals(new float[] {sum}, x.cumSum().slice(Slice.from(-1)).toFloatArray());
      assertEquals(2.5f, x.sort().slice(Slice.at(values.length / 2)).toFloat());
    }
  }

  @Test
  void negationTurnsTheSignOfZero() {
    float[] negated = Array.of(0f, -0f, 1f).neg().toFloatArray();
    assertArrayEquals(new float[] {-0f, 0f, -1f}, negated);
    assertArrayEquals(new double[] {-0.0, 0.0}, Array.of(0.0, -0.0).neg().toDoubleArray());
    assertArrayEquals(new float[] {0f, 0f}, Array.of(0f, -0f).rsub(0).toFloatArray());
  }

  @Test
  void clampLetsNaNWin() {
    Array x = Array.of(Float.NaN, -5f, 0.5f, 7f, -0f);
    assertArrayEquals(new float[] {Float.NaN, 0, 0.5f, 1, 0}, x.clamp(0f, 1f).toFloatArray());
    Array nan = Array.of(Float.NaN);
    float[] bounded = Array.of(1f, 2f).clamp(nan, Array.of(5f)).toFloatArray();
    assertArrayEquals(new float[] {Float.NaN, Float.NaN}, bounded);
  }

  @Test
  void halfAndTwoHundredFiftySixAreTrue() {
    boolean[] expected = {true, true, false, false, true};
    float[] values = {0.5f, 256f, 0f, -0f, Float.NaN};
    assertArrayEquals(expected, Array.of(values).cast(DType.BOOL).toBooleanArray());
    assertArrayEquals(expected, Array.of(values).cast(DType.F64).cast(DType.BOOL).toBooleanArray());
    int[] integers = {1, 256, 0, 0, 1 << 31};
    assertArrayEquals(expected, Array.of(integers).cast(DType.BOOL).toBooleanArray());
  }

  @Test
  void powersOfIntegersAreMathPows() {
    int[] bases = {3, -2, 10, 0, 1, 7};
    int[] exponents = {5, 3, 12, 0, -4, -1};
    Array powers = Array.of(bases).pow(Array.of(exponents));
    assertEquals(DType.F64, powers.dtype());
    double[] actual = powers.toDoubleArray();
    for (int i = 0; i < bases.length; i++) {
      double expected = Math.pow(bases[i], exponents[i]);
      assertEquals(expected, actual[i], 4 * Math.ulp(expected), bases[i] + "^" + exponents[i]);
    }
    assertArrayEquals(new double[] {9, 4, 100, 0, 1, 49}, Array.of(bases).pow(2).toDoubleArray());
  }

  @Test
  void aReshapedViewBesideALargerResultThatItBroadcastsTo() {
    Array x = Array.of(Shape.of(4, 1), new double[] {1, 9, 6, 6});
    Array reshaped = x.transpose(0, 1).expandDims(1);
    Array larger = Array.where(Array.of(Shape.of(4, 1), new boolean[4]), 3.5f, reshaped);
    Sinter.eval(reshaped, larger);
    assertArrayEquals(new double[] {1, 9, 6, 6}, reshaped.toDoubleArray());
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 9, 9, 9, 9, 6, 6, 6, 6, 6, 6, 6, 6}, larger.toDoubleArray());
    Array flipped = x.flip(0).reshape(4);
    Array table = flipped.add(Array.zeros(DType.F64, Shape.of(4, 1)).add(x.sum()));
    Sinter.eval(flipped, table);
    assertArrayEquals(new double[] {6, 6, 9, 1}, flipped.toDoubleArray());
    assertArrayEquals(new double[] {28, 28, 31, 23}, table.slice(Slice.at(3)).toDoubleArray());
  }

  @Test
  void aConstantThatIsStoredBesideWhatBroadcastsIt() {
    Array x = Array.full(DType.F64, Shape.of(3, 1), 3);
    Array products = x.mul(x.norm(1));
    Sinter.eval(products, x);
    assertArrayEquals(new double[] {9, 9, 9, 9, 9, 9, 9, 9, 9}, products.toDoubleArray());
    assertArrayEquals(new double[] {3, 3, 3}, x.toDoubleArray());
    Array ones = Array.full(DType.I64, Shape.of(2, 1), 5);
    Array sum = ones.add(ones.sum(1)).cumSum(0);
    Sinter.eval(ones, sum);
    assertArrayEquals(new long[] {10, 10, 20, 20}, sum.toLongArray());
  }

  @Test
  void manyThreadsUseOneArrayThatIsNotEvaluated() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        Array shared = Array.of(1f, 2f, 3f).mul(round).add(0.5f);
        float expected = 2f * round + 0.5f;
        Callable<Float> read = () -> shared.getFloat(1);
        Callable<Float> sum = () -> shared.add(shared).slice(Slice.at(1)).toFloat() / 2;
        for (Future<Float> result : pool.invokeAll(List.of(read, sum, read, sum, read, sum))) {
          assertEquals(expected, result.get());
        }
      }
    } finally {
      pool.shutdown();
    }
  }
}
