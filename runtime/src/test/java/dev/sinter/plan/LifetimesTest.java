package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Last uses and peaks of hand-made plans. */
final class LifetimesTest {
  /** A step that reads temporaries, or array 0 where there are none, and writes one. */
  private static Step step(int output, int... temporaries) {
    int[] sources = new int[Math.max(1, temporaries.length)];
    for (int i = 0; i < temporaries.length; i++) {
      sources[i] = -1 - temporaries[i];
    }
    Operand operand = new Operand(DType.F32, Layout.LINEAR, true);
    KernelProgram program =
        KernelProgram.of(
            Form.MAP,
            0,
            false,
            false,
            java.util.Collections.nCopies(sources.length, operand),
            List.of(),
            List.of(),
            List.of(new Expr.Load(DType.F32, 0)),
            List.of(new Root.Store(0, DType.F32)),
            Precision.EXACT);
    Geometry geometry = new Geometry(1, 1, new long[0], new long[sources.length], new long[0][]);
    return new Step(
        program,
        geometry,
        sources,
        new int[0],
        new int[] {output},
        "step",
        Shape.of(1),
        List.of(0),
        null,
        List.of(),
        0,
        0,
        0,
        new int[1]);
  }

  private static Plan plan(int[] targets, List<Plan.Temporary> temporaries, Step... steps) {
    return new Plan(List.of(steps), temporaries, targets, List.of());
  }

  private static Plan.Temporary floats(long size) {
    return new Plan.Temporary(DType.F32, size);
  }

  @Test
  void aTemporaryLivesUntilItsLastReader() {
    Plan chain =
        plan(
            new int[] {3},
            List.of(floats(100), floats(10), floats(20), floats(1)),
            step(0),
            step(1, 0),
            step(2, 1),
            step(3, 2));
    Lifetimes lifetimes = Lifetimes.of(chain);
    assertArrayEquals(new int[] {1, 2, 3, 4}, lifetimes.last());
    assertEquals(4 * 110, lifetimes.peakBytes());
  }

  @Test
  void targetsLiveOn() {
    Plan both = plan(new int[] {0, 1}, List.of(floats(100), floats(50)), step(0), step(1, 0));
    assertArrayEquals(new int[] {2, 2}, Lifetimes.of(both).last());
    assertEquals(4 * 150, Lifetimes.of(both).peakBytes());
  }

  @Test
  void arraysInMemoryAreNotCounted() {
    Plan nothing = plan(new int[] {-1}, List.of());
    assertEquals(0, Lifetimes.of(nothing).peakBytes());
  }
}
