package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import org.junit.jupiter.api.Test;

/** The 1 of a reciprocal is written into its kernel, any other dividend is an argument. */
final class ReciprocalsTest {
  private static Graph quotient(DType type, double dividend) {
    Node x =
        Capture.convert(
            new Node(DType.I64, Shape.of(9), new Definition.Position(Definition.Position.FLAT)),
            type);
    boolean whole = dividend == Math.rint(dividend);
    Node above = whole ? Capture.scalar(type, (int) dividend) : Capture.scalar(type, dividend);
    return new Graph(List.of(Capture.apply(Op.DIV, above, x)));
  }

  private static List<Expr> body(Graph graph) {
    return Planner.plan(graph, DeviceKind.GPU, Precision.EXACT).kernels().get(0).program().body();
  }

  private static long literals(Graph graph) {
    return body(graph).stream().filter(line -> line instanceof Expr.Constant).count();
  }

  private static long arguments(Graph graph) {
    return body(graph).stream().filter(line -> line instanceof Expr.Argument).count();
  }

  @Test
  void oneIsALiteral() {
    for (DType type : List.of(DType.F32, DType.F64)) {
      assertEquals(1, literals(quotient(type, 1)), type.name());
      assertEquals(0, arguments(quotient(type, 1)), type.name());
    }
  }

  @Test
  void othersAreArguments() {
    assertEquals(1, arguments(quotient(DType.F32, 2)));
    assertEquals(1, arguments(quotient(DType.F32, -1)));
    assertEquals(1, arguments(quotient(DType.F64, 0.5)));
    assertEquals(1, arguments(quotient(DType.I32, 1)));
  }

  @Test
  void plansOfTheTwoAreToldApart() {
    assertNotEquals(quotient(DType.F32, 1).signature(), quotient(DType.F32, 2).signature());
    assertEquals(quotient(DType.F32, 3).signature(), quotient(DType.F32, 2).signature());
  }
}
