package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.pass.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of kernels say what ends the expression, however long it is. */
final class NamesTest {
  private static Node positions() {
    return Capture.convert(
        new Node(DType.I64, Shape.of(9), new Definition.Position(Definition.Position.FLAT)),
        DType.F32);
  }

  private static String name(Node... targets) {
    Graph graph = new Graph(List.of(targets));
    List<Stage> steps = Planner.plan(graph, DeviceKind.GPU, Precision.EXACT).steps();
    return steps.get(steps.size() - 1).name();
  }

  private static Node chain(int length) {
    Node x = positions();
    for (int i = 0; i < length; i++) {
      x = Capture.apply(Op.SQRT, Capture.apply(Op.ADD, x, Capture.scalar(DType.F32, i)));
    }
    return x;
  }

  @Test
  void aShortExpressionIsWhole() {
    assertEquals("sqrt(sqrt(f32(iota)+_)+_)", name(chain(2)));
  }

  @Test
  void ofALongOneTheEndAndTheCount() {
    assertEquals("sqrt(sqrt(sqrt(…+_)+_)+_), 41 operations", name(chain(20)));
    assertEquals("sqrt(sqrt(sqrt(…)+_)+_), 201 operations", name(chain(100)));
  }

  @Test
  void manyResultsAreCutOff() {
    Node x = chain(3);
    Node[] targets = new Node[30];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = Capture.apply(Op.MUL, x, Capture.scalar(DType.F32, i));
    }
    String name = name(targets);
    assertTrue(name.length() <= 40, name);
    assertTrue(name.endsWith("…, 36 operations"), name);
  }
}
