package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.backend.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Memory of closed arrays is written over when nothing else needs it, and only then. */
abstract class InPlaceSuite extends DeviceSuite {
  private static final int N = 1000;

  private static Array numbers() {
    return Array.linspace(DType.F32, 1, N, N).eval();
  }

  /** {@code f(x)} after {@code x} was closed; whether it has the memory of {@code x}. */
  private static boolean isTakenOver(Array x, Array result) {
    Memory before = x.buffer().memory();
    x.close();
    return result.eval().buffer().memory() == before;
  }

  @Test
  void aLoopThatClosesWhatItLeavesBehindStaysInOneBuffer() {
    Array x = numbers();
    Memory memory = x.buffer().memory();
    for (int i = 0; i < 10; i++) {
      Array next;
      try (Scope step = Scope.open()) {
        next = step.keep(x.mul(2).sub(x));
      }
      x.close();
      assertTrue(next.explain().contains("peak        0 B"), next::explain);
      x = next.eval();
      assertEquals(memory, x.buffer().memory());
    }
    assertArrayEquals(numbers().toFloatArray(), x.toFloatArray());
  }

  @Test
  void anIntermediateThatIsOpenMayStillBeRead() {
    Array x = numbers();
    assertTrue(!isTakenOver(x, x.mul(2).sub(x)));
  }

  @Test
  void oneThatIsComputedTwiceMayStillBeReadWhereItIsOpen() {
    Array x = numbers();
    Array open = x.mul(2);
    Array again = x.mul(2);
    Array sum = open.add(1).add(again);
    again.close();
    assertTrue(!isTakenOver(x, sum));
    assertEquals(4 * N + 1f, sum.getFloat(N - 1));
    assertEquals(2f * N, open.getFloat(N - 1));
  }

  @Test
  void anEqualOneThatIsNotAskedForMayStillBeRead() {
    Array x = numbers();
    Array first = x.sqrt();
    Array second = x.sqrt();
    Array product = x.mul(second.sum());
    x.close();
    Sinter.eval(first, product);
    assertEquals((float) Math.sqrt(N), second.getFloat(N - 1));
    assertEquals(first.getFloat(5), second.getFloat(5));
  }

  @Test
  void whatAReshapeOfItsResultWasAskedForMayStillBeRead() {
    Array x = numbers();
    Array sorted = x.sort(0);
    Array reshaped = sorted.reshape(2, N / 2);
    Array more = x.add(1);
    x.close();
    Sinter.eval(reshaped, more);
    assertEquals(N, sorted.getFloat(N - 1));
    assertEquals(N + 1f, more.getFloat(N - 1));
  }

  @Test
  void whatIsComputedTwiceIsNoObstacle() {
    Array x = numbers();
    Array sum;
    try (Scope inner = Scope.open()) {
      sum = inner.keep(x.mul(2).add(1).mul(x.mul(2)));
    }
    assertTrue(isTakenOver(x, sum));
    assertEquals((2 * N + 1f) * 2 * N, sum.getFloat(N - 1));
  }

  @Test
  void intermediatesThatNobodyKeepsAreNoObstacle() {
    Array x = numbers();
    Array sum = x.add(1);
    Array product = sum.mul(x);
    sum.close();
    assertTrue(isTakenOver(x, product));
    assertEquals(N * (N + 1f), product.getFloat(N - 1));
  }

  @Test
  void whatIsStillOpenStays() {
    Array x = numbers();
    Array y = x.mul(2).eval();
    assertEquals(2 * N, y.getFloat(N - 1));
    assertEquals(N, x.getFloat(N - 1));
  }

  @Test
  void whatAnotherPendingArrayNeedsStays() {
    Array x = numbers();
    Array other = x.add(1);
    Array y = x.mul(2);
    assertTrue(!isTakenOver(x, y));
    assertEquals(N + 1, other.getFloat(N - 1));
  }

  @Test
  void whatAPendingIntermediateNeedsStays() {
    Array x = numbers();
    Array sum = x.add(1);
    Array y = sum.mul(2);
    assertTrue(!isTakenOver(x, y));
    assertEquals(N + 1, sum.getFloat(N - 1));
  }

  @Test
  void wrappedMemoryIsNeverWrittenTo() {
    float[] mine = numbers().toFloatArray();
    Array x = Array.wrap(mine);
    Array y = x.mul(2);
    x.close();
    assertEquals(2 * N, y.eval().getFloat(N - 1));
    assertArrayEquals(numbers().toFloatArray(), mine);
  }

  @Test
  void whatIsReadAtOtherPositionsStays() {
    Array x = numbers();
    Array y = x.sub(x.flip(0));
    assertTrue(!isTakenOver(x, y));
    assertEquals(N - 1, y.getFloat(N - 1));
    Array z = numbers();
    Array part = z.slice(Slice.to(10)).neg();
    assertTrue(!isTakenOver(z, part));
    assertEquals(-10, part.getFloat(9));
  }

  @Test
  void aReshapedArraySharesTheMemoryWithItsOwn() {
    Array x = numbers();
    Array square = x.reshape(10, 100).eval();
    Array y = x.add(1);
    x.close();
    y.eval();
    assertEquals(N, square.getFloat(9, 99));
    assertEquals(N + 1, y.getFloat(N - 1));
  }

  @Test
  void errorsOfElementsAndOtherTypesKeepTheirInputs() {
    Array x = numbers().cast(DType.I32).eval();
    Array quotient = x.div(Array.full(DType.I32, Shape.of(N), 1).eval());
    assertTrue(!isTakenOver(x, quotient));
    Array y = numbers();
    Array wide = y.cast(DType.F64);
    assertTrue(!isTakenOver(y, wide));
    assertEquals(N, wide.getDouble(N - 1));
  }

  @Test
  void threadsThatEvaluateTheSameArrayMeetNoGap() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        Array x = numbers();
        Array y = x.mul(3).add(round);
        x.close();
        List<Callable<Float>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          readers.add(() -> y.toFloatArray()[N - 1]);
        }
        for (Future<Float> last : threads.invokeAll(readers)) {
          assertEquals(3 * N + round, last.get());
        }
      }
    } finally {
      threads.shutdown();
    }
  }
}
