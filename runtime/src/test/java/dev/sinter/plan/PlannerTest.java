package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.Slice;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Stmt;
import dev.sinter.ir.Storage;
import dev.sinter.ir.Templates;
import dev.sinter.pass.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernel counts, layouts and keys; needs no device. */
final class PlannerTest {
  private static Node leaf(DType type, long... dims) {
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
    return new Node(type, shape, new Definition.Leaf(storage));
  }

  private static Plan plan(Node... targets) {
    return Planner.plan(new Graph(List.of(targets)), DeviceKind.GPU, Precision.EXACT);
  }

  private static Step single(Node... targets) {
    Plan plan = plan(targets);
    assertEquals(1, plan.steps().size(), () -> plan.steps().toString());
    return plan.kernels().get(0);
  }

  private static Node op(Op op, Node... operands) {
    return Capture.apply(op, operands);
  }

  @Test
  void aLinearExpressionReadsEveryLeafOnce() {
    Node x = leaf(DType.F32, 1000);
    Step step = single(op(Op.ADD, op(Op.MUL, x, x), x));
    assertEquals(1, step.program().operands().size());
    assertEquals(Layout.LINEAR, step.program().operands().get(0).layout());
    assertEquals(0, step.program().rank());
    assertEquals(4000, step.bytesRead());
    assertEquals(4000, step.bytesWritten());
  }

  @Test
  void equalSubexpressionsAreComputedOnce() {
    Node x = leaf(DType.F32, 10);
    Node two = Capture.scalar(DType.F32, 2);
    Node again = Capture.scalar(DType.F32, 2);
    Step step = single(op(Op.ADD, op(Op.MUL, x, two), op(Op.MUL, x, again)));
    assertEquals(4, step.program().body().size(), () -> step.program().key());
  }

  @Test
  void theKeyHoldsNoSizesAndNoScalarValues() {
    String small =
        single(op(Op.MUL, leaf(DType.F32, 10), Capture.scalar(DType.F32, 2))).program().key();
    String large =
        single(op(Op.MUL, leaf(DType.F32, 20, 30), Capture.scalar(DType.F32, 3))).program().key();
    assertEquals(small, large);
  }

  @Test
  void rowsAndColumnsAreStridedOverTwoAxes() {
    Step step = single(op(Op.ADD, leaf(DType.F64, 50, 1), leaf(DType.F64, 1, 70)));
    assertEquals(2, step.program().rank());
    assertEquals(50 * 8 + 70 * 8, step.bytesRead());
    assertEquals(
        List.of(50L, 70L), java.util.Arrays.stream(step.geometry().dims()).boxed().toList());
  }

  @Test
  void axesThatAllOperandsWalkAlikeAreMerged() {
    Node row = leaf(DType.F32, 4, 5);
    Step step = single(op(Op.ADD, leaf(DType.F32, 2, 3, 4, 5), row));
    assertEquals(
        List.of(6L, 20L), java.util.Arrays.stream(step.geometry().dims()).boxed().toList());
  }

  @Test
  void severalReductionsAndStoresOfOneSpaceShareAKernel() {
    Node x = leaf(DType.F32, 100, 100);
    Node square = op(Op.MUL, x, x);
    Step step =
        single(
            square,
            Capture.reduce(ReduceOp.SUM, square, null, false),
            Capture.reduce(ReduceOp.MAX, x, null, false));
    assertEquals(3, step.program().roots().size());
    assertEquals(Form.REDUCE_GROUP, step.program().form());
  }

  @Test
  void aShortReductionIsUsedElementByElementInItsOwnKernel() {
    Node x = leaf(DType.F32, 100);
    Step step = single(op(Op.DIV, x, Capture.reduce(ReduceOp.SUM, x, null, false)));
    assertEquals(400, step.bytesRead());
    assertEquals(400, step.bytesWritten());
  }

  @Test
  void aLongReductionThatIsUsedElementByElementTakesTwoKernels() {
    Node x = leaf(DType.F32, 1_000_000);
    Plan plan = plan(op(Op.DIV, x, Capture.reduce(ReduceOp.SUM, x, null, false)));
    assertEquals(2, plan.steps().size());
    assertEquals(Layout.SCALAR, plan.kernels().get(1).program().operands().get(1).layout());
    assertEquals(List.of(new Split(0, 0, 1, Reason.LONG_ROWS, "")), plan.splits());
  }

  @Test
  void aTransposedViewOfAnExpressionIsPushedToItsLoads() {
    Node x = leaf(DType.F32, 20, 30);
    Step step = single(op(Op.ADD, Views.transpose(op(Op.MUL, x, x)), leaf(DType.F32, 30, 20)));
    assertEquals(Layout.STRIDED, step.program().operands().get(0).layout());
  }

  @Test
  void belowAReshapePositionsAreDividedWhereCoordinatesAreNeeded() {
    Node x = leaf(DType.F32, 20, 30);
    Node column = leaf(DType.F32, 20, 1);
    Step step = single(Views.reshape(op(Op.ADD, x, column), Shape.of(600)));
    assertEquals(Layout.LINEAR, step.program().operands().get(0).layout());
    assertFalse(divides(step));
    Node other = Views.reshape(Views.transpose(leaf(DType.F32, 30, 20)), Shape.of(600));
    Node both = op(Op.ADD, Views.reshape(op(Op.ADD, x, leaf(DType.F32, 30)), Shape.of(600)), other);
    assertFalse(divides(single(both)));
    Node three = Views.reshape(Views.transpose(leaf(DType.F32, 2, 300)), Shape.of(600));
    assertTrue(divides(single(op(Op.ADD, both, three))));
    assertEquals(1, plan(Views.reshape(op(Op.ADD, x, x), Shape.of(600))).steps().size());
  }

  @Test
  void belowAReshapeNothingIsDividedWhereTheSpaceHasTheCoordinates() {
    Node x = leaf(DType.F32, 4, 6, 5);
    Node split = Views.reshape(Views.transpose(x, 1, 0, 2), Shape.of(6, 2, 10));
    assertFalse(divides(single(split)));
    Node again = Views.transpose(split);
    assertTrue(divides(single(again)));
    Node merged = Views.reshape(Views.transpose(x, 2, 0, 1), Shape.of(5, 24));
    assertFalse(divides(single(merged)));
    assertEquals(Layout.STRIDED, single(merged).program().operands().get(0).layout());
    Node apart = Views.reshape(Views.flip(x, 0, 1, 2), Shape.of(8, 15));
    assertFalse(divides(single(apart)));
    Node column = leaf(DType.F32, 4, 1);
    Node rows = Views.reshape(op(Op.MUL, leaf(DType.F32, 4, 30), column), Shape.of(4, 6, 5));
    assertFalse(divides(single(rows)));
  }

  @Test
  void aReshapeOfAViewWithoutElementsIsPlanned() {
    Node none = Views.slice(leaf(DType.F32, 3, 4), Slice.range(1, 1));
    assertEquals(1, plan(Views.reshape(none, Shape.of(7, 0, 2))).steps().size());
  }

  private static boolean divides(Step step) {
    return step.program().body().stream()
        .anyMatch(line -> line instanceof Expr.Apply apply && apply.op() == Op.DIV);
  }

  @Test
  void columnSumsOfAGpuGoSideBySide() {
    Node x = leaf(DType.F32, 1000, 100_000);
    Step columns = single(Capture.reduce(ReduceOp.SUM, x, new int[] {0}, false));
    assertEquals(Form.REDUCE_ACROSS, columns.program().form());
    assertEquals(0, columns.program().laneAxis());
    Step rows = single(Capture.reduce(ReduceOp.SUM, x, new int[] {1}, false));
    assertEquals(Form.REDUCE_GROUP, rows.program().form());
    Node tall = leaf(DType.F32, 20, 100_000);
    Step few = single(Capture.reduce(ReduceOp.SUM, tall, new int[] {0}, false));
    assertEquals(Form.REDUCE_ITEM, few.program().form());
  }

  @Test
  void aLongChainIsCutIntoEqualKernels() {
    Node x = leaf(DType.F32, 10);
    Node scalar = Capture.scalar(DType.F32, 1);
    for (int i = 0; i < 10_000; i++) {
      x = op(Op.ADD, x, scalar);
    }
    Plan plan = plan(x);
    assertTrue(plan.steps().size() <= 21, () -> plan.steps().size() + " kernels");
    assertTrue(plan.kernels().stream().map(Step::program).distinct().count() <= 2);
  }

  @Test
  void manyInputsStayWithinTheArgumentBytesOfADevice() {
    Node sum = leaf(DType.F32, 10);
    for (int i = 0; i < 500; i++) {
      sum = op(Op.ADD, sum, leaf(DType.F32, 10));
    }
    for (Step step : plan(sum).kernels()) {
      assertTrue(step.program().operands().size() <= Limits.MAX_ARGUMENT_BYTES / 16);
    }
  }

  @Test
  void positionsNeed64BitsBeyondTwoBillionElements() {
    assertTrue(single(op(Op.NEG, leaf(DType.F32, (1L << 31) + 5))).program().wide());
  }

  private static Function twicePlus() {
    Expr x = new Expr.Local(DType.F32, 0);
    Expr u = new Expr.Local(DType.F32, 1);
    return Function.of(
        "Demo.twicePlus",
        "dev.example.Demo",
        1,
        List.of(
            new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0),
            new Parameter("u", DType.F32, Parameter.Role.UNIFORM, 0)),
        DType.F32,
        Precision.EXACT,
        List.of(DType.F32, DType.F32),
        List.of(new Stmt.Return(Expr.Apply.of(Op.ADD, Expr.Apply.of(Op.ADD, x, x), u))));
  }

  @Test
  void aCallAtRunTimeHasTheKeyOfItsTemplate() {
    Function function = twicePlus();
    Node uniform = new Node(DType.F32, Shape.of(), new Definition.Constant(0x3f800000, false));
    FusedMethod method = FusedMethod.of(function, null, Templates.NONE);
    Node call =
        new Node(
            DType.F32,
            Shape.of(40, 5),
            new Definition.Call(method, List.of(leaf(DType.F32, 40, 5), uniform)));
    Step step = single(call);
    assertEquals(Template.of(function).orElseThrow().key(), step.program().key());
    assertEquals("Demo.twicePlus", step.name());
  }

  @Test
  void straightLineMethodsAreInlined() {
    KernelProgram program = Template.of(twicePlus()).orElseThrow();
    assertTrue(program.functions().isEmpty(), program::key);
  }
}
