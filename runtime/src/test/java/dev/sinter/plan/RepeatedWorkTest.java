package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Storage;
import dev.sinter.pass.Graph;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several kernels or passes would compute again is stored when that is clearly cheaper. */
final class RepeatedWorkTest {
  private static Node matrix(long rows, long columns) {
    Shape shape = Shape.of(rows, columns);
    return new Node(DType.F32, shape, new Definition.Leaf(new Nowhere(shape.size())));
  }

  private record Nowhere(long size) implements Storage {
    @Override
    public void retain() {}

    @Override
    public void release() {}
  }

  private static Plan plan(DeviceKind device, Node... targets) {
    return Planner.plan(new Graph(List.of(targets)), device, Precision.EXACT);
  }

  private static Node sum(Node x, int axis) {
    return Capture.reduce(ReduceOp.SUM, x, new int[] {axis}, true);
  }

  private static Node normalised(Node matrix, int times) {
    Node x = matrix;
    for (int i = 0; i < times; i++) {
      x = Capture.apply(Op.DIV, x, sum(x, 1));
    }
    return x;
  }

  private static Node costly(Node x, int times) {
    Node y = x;
    for (int i = 0; i < times; i++) {
      y = Capture.apply(Op.EXP, Capture.apply(Op.SIN, y));
    }
    return y;
  }

  /** Operations as they run: every pass computes all that it uses. */
  private static long operations(Plan plan) {
    long sum = 0;
    for (Step step : plan.kernels()) {
      Phases phases = new Phases(step.program());
      for (int pass = 0; pass < phases.count(); pass++) {
        sum +=
            phases.lines(phases.roots(pass)).stream()
                .mapToLong(line -> Cost.of(step.program().body().get(line)))
                .sum();
      }
    }
    return sum;
  }

  private static Set<Reason> reasons(Plan plan) {
    return plan.splits().stream().map(Split::reason).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(DeviceKind.class)
  void repeatedNormalisationsTakeWorkInProportion(DeviceKind device) {
    Plan once = plan(device, normalised(matrix(1000, 2000), 50));
    Plan twice = plan(device, normalised(matrix(1000, 2000), 100));
    assertTrue(operations(twice) <= 2.2 * operations(once));
    assertTrue(operations(twice) <= 100L * 8 * Cost.of(Op.DIV), () -> twice.steps().toString());
    assertEquals(Set.of(Reason.RECOMPUTATION), reasons(twice));
  }

  @Test
  void evenWhereStoringNeverPaysKernelsStaySmall() {
    Plan plan = plan(DeviceKind.GPU, normalised(matrix(4, 8), 200));
    assertEquals(Set.of(Reason.OPERATIONS), reasons(plan));
    assertTrue(plan.steps().size() <= 20, () -> plan.steps().size() + " kernels");
  }

  @Test
  void aCostlyOperandOfSumsOverDifferentAxesIsStored() {
    Node x = costly(matrix(1000, 2000), 8);
    Plan plan = plan(DeviceKind.GPU, sum(x, 0), sum(x, 1));
    assertEquals(3, plan.steps().size());
    assertEquals(Set.of(Reason.RECOMPUTATION), reasons(plan));
  }

  @Test
  void whatMemoryIsTooSmallForIsComputedAgain() {
    Node x = costly(matrix(1000, 2000), 8);
    Node[] sums = {sum(x, 0), sum(x, 1)};
    Plan fast = plan(DeviceKind.GPU, sums);
    Plan frugal = Planner.frugalPlan(new Graph(List.of(sums)), DeviceKind.GPU, Precision.EXACT);
    assertEquals(2, frugal.steps().size());
    assertEquals(4 * 3000, Lifetimes.of(frugal).peakBytes());
    assertEquals(4 * (3000 + 2_000_000), Lifetimes.of(fast).peakBytes());
    Node chain = normalised(matrix(1000, 2000), 100);
    Plan cut = Planner.frugalPlan(new Graph(List.of(chain)), DeviceKind.GPU, Precision.EXACT);
    assertEquals(Set.of(Reason.OPERATIONS), reasons(cut));
  }

  @Test
  void aCheapOrASmallOneIsComputedAgain() {
    Node cheap = Capture.apply(Op.NEG, matrix(1000, 2000));
    assertEquals(2, plan(DeviceKind.GPU, sum(cheap, 0), sum(cheap, 1)).steps().size());
    Node small = costly(matrix(10, 20), 8);
    assertEquals(2, plan(DeviceKind.GPU, sum(small, 0), sum(small, 1)).steps().size());
  }

  @Test
  void whatOnePassComputesForSeveralResultsIsNoRepetition() {
    Node x = costly(matrix(1000, 2000), 8);
    Node least = Capture.reduce(ReduceOp.MIN, x, new int[] {1}, true);
    assertEquals(1, plan(DeviceKind.GPU, x, sum(x, 1), least, costly(x, 1)).steps().size());
  }

  @Test
  void aViewIsNotStoredButWhatItShows() {
    Node x = costly(matrix(1000, 2000), 8);
    Node turned = Views.transpose(x, 1, 0);
    Plan plan = plan(DeviceKind.GPU, sum(turned, 0), sum(turned, 1));
    assertEquals(3, plan.steps().size());
    assertEquals(Shape.of(1000, 2000), plan.steps().get(0).shape());
  }
}
