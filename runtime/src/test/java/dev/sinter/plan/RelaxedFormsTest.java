package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.pass.Graph;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** RELAXED groups terms anew, EXACT never does. */
final class RelaxedFormsTest {
  private static Node x(DType type) {
    return Capture.convert(
        new Node(DType.I64, Shape.of(9), new Definition.Position(Definition.Position.FLAT)), type);
  }

  private static Node op(Op op, Node... operands) {
    return Capture.apply(op, operands);
  }

  private static Node number(double value) {
    return Capture.scalar(DType.F32, (float) value);
  }

  /** How often each operator of two operands occurs. */
  private static Map<Op, Integer> operators(Precision precision, Node target) {
    Step step =
        Planner.plan(new Graph(List.of(target)), DeviceKind.GPU, precision).kernels().get(0);
    Map<Op, Integer> counts = new TreeMap<>();
    for (Expr line : step.program().body()) {
      if (line instanceof Expr.Apply apply) {
        counts.merge(apply.op(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static void assertForms(Map<Op, Integer> exact, Map<Op, Integer> relaxed, Node target) {
    assertEquals(exact, operators(Precision.EXACT, target));
    assertEquals(relaxed, operators(Precision.RELAXED, target));
  }

  @Test
  void quotientsOfQuotientsDivideOnce() {
    Node x = x(DType.F32);
    Node quotient = op(Op.DIV, op(Op.DIV, x, op(Op.SIN, x)), op(Op.COS, x));
    assertForms(
        Map.of(Op.DIV, 2, Op.SIN, 1, Op.COS, 1),
        Map.of(Op.DIV, 1, Op.MUL, 1, Op.SIN, 1, Op.COS, 1),
        quotient);
  }

  @Test
  void scalarsAreCombinedBeforeTheyMeetElements() {
    Node x = x(DType.F32);
    Node scaled = op(Op.MUL, number(7), op(Op.DIV, op(Op.MUL, x, number(3)), number(5)));
    // x * (7 * (3 * (1 / 5)))
    assertForms(Map.of(Op.MUL, 2, Op.DIV, 1), Map.of(Op.MUL, 3, Op.DIV, 1), scaled);
    Step step =
        Planner.plan(new Graph(List.of(scaled)), DeviceKind.GPU, Precision.RELAXED)
            .kernels()
            .get(0);
    List<Expr> body = step.program().body();
    assertEquals(
        1, body.stream().filter(line -> usesElements(body, line)).count() - elements(body));
  }

  private static long elements(List<Expr> body) {
    return body.stream()
        .filter(line -> line instanceof Expr.Position || line instanceof Expr.Convert)
        .count();
  }

  private static boolean usesElements(List<Expr> body, Expr line) {
    return line instanceof Expr.Position
        || KernelProgram.operandsOf(line).stream()
            .anyMatch(value -> usesElements(body, body.get(((Expr.Local) value).index())));
  }

  @Test
  void wholePowersAreProducts() {
    Node x = x(DType.F32);
    assertForms(Map.of(Op.POW, 1), Map.of(Op.MUL, 3), op(Op.POW, x, number(6)));
    assertForms(Map.of(Op.POW, 1), Map.of(Op.MUL, 2, Op.DIV, 1), op(Op.POW, x, number(-3)));
    assertForms(Map.of(Op.POW, 1), Map.of(Op.POW, 1), op(Op.POW, x, number(2.5)));
    assertForms(Map.of(Op.POW, 1), Map.of(Op.POW, 1), op(Op.POW, x, number(17)));
  }

  @Test
  void plansOfDifferentExponentsAreNotMistaken() {
    Node x = x(DType.F32);
    Graph three = new Graph(List.of(op(Op.POW, x, number(3))));
    Graph four = new Graph(List.of(op(Op.POW, x, number(4))));
    Graph half = new Graph(List.of(op(Op.POW, x, number(0.5))));
    Graph other = new Graph(List.of(op(Op.POW, x, number(0.25))));
    assertTrue(!three.signature().equals(four.signature()));
    assertEquals(half.signature(), other.signature());
  }

  @Test
  void integersStay() {
    Node x = x(DType.I32);
    Node quotient = op(Op.DIV, op(Op.DIV, x, op(Op.ABS, x)), op(Op.ADD, x, x));
    Map<Op, Integer> same = Map.of(Op.DIV, 2, Op.ABS, 1, Op.ADD, 1);
    assertForms(same, same, quotient);
  }
}
