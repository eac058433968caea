package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Scans;
import dev.sinter.capture.Views;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Storage;
import dev.sinter.pass.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where plans have primitives, and what those read. */
final class PrimitivePlannerTest {
  private static Node leaf(long... dims) {
    Shape shape = Shape.of(dims);
    Storage storage =
        new Storage() {
          @Override
          public long size() {
            return shape.size();
          }

          @Override
          public void retain() {}

          @Override
          public void release() {}
        };
    return new Node(DType.F32, shape, new Definition.Leaf(storage));
  }

  private static Node sums(Node node, int axis) {
    return Scans.scan(ReduceOp.SUM, node, axis, false);
  }

  private static Plan plan(Node... targets) {
    return Planner.plan(new Graph(List.of(targets)), DeviceKind.GPU, Precision.EXACT);
  }

  @Test
  void aPrimitiveStandsBetweenWhatItReadsAndWhatReadsIt() {
    Node x = leaf(100);
    Node scan = sums(Capture.apply(Op.MUL, Capture.apply(Op.ADD, x, x), x), 0);
    Plan plan = plan(Capture.apply(Op.ADD, Capture.apply(Op.NEG, scan), x));
    assertEquals(3, plan.steps().size());
    PrimitiveStep step = assertInstanceOf(PrimitiveStep.class, plan.steps().get(1));
    assertArrayEquals(new int[] {-1}, step.sources());
    assertEquals(400, step.bytesRead());
    assertEquals(2, plan.kernels().size());
  }

  @Test
  void aReshapedLeafIsReadWhereItLies() {
    Plan plan = plan(sums(Views.reshape(leaf(4, 25), Shape.of(100)), 0));
    assertEquals(1, plan.steps().size());
    PrimitiveStep step = assertInstanceOf(PrimitiveStep.class, plan.steps().get(0));
    assertArrayEquals(new int[] {0}, step.sources());
    assertEquals(List.of(Shape.of(100)), step.shapes());
  }

  @Test
  void aViewOfALeafIsWrittenInOrderFirst() {
    assertEquals(2, plan(sums(Views.transpose(leaf(4, 25)), 1)).steps().size());
  }

  @Test
  void primitivesThatReadOneAnotherRunInOrder() {
    Node first = sums(leaf(4, 25), 0);
    Plan plan = plan(sums(first, 1), first);
    assertEquals(2, plan.steps().size());
    PrimitiveStep second = assertInstanceOf(PrimitiveStep.class, plan.steps().get(1));
    assertArrayEquals(new int[] {-1}, second.sources());
  }

  @Test
  void parametersArePartOfTheSignature() {
    Node x = leaf(5, 5);
    assertNotEquals(
        new Graph(List.of(sums(x, 0))).signature(), new Graph(List.of(sums(x, 1))).signature());
    assertNotEquals(
        new Graph(List.of(sums(x, 0))).signature(),
        new Graph(List.of(Scans.scan(ReduceOp.SUM, x, 0, true))).signature());
  }
}
