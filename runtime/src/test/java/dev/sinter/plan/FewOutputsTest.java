package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Internals;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.pass.Graph;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few outputs of many inputs keep all of a large GPU busy: it has some hundred compute units. */
final class FewOutputsTest {
  private static final int UNITS = 200;

  @ParameterizedTest
  @CsvSource({"1, 16777216", "4, 4194304", "7, 4000000", "64, 1048576"})
  @SuppressWarnings("try") // the scope acts by being open
  void oneLaunchHasMoreGroupsThanUnits(long outputs, long inputs) {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array sums = Array.zeros(DType.U8, Shape.of(outputs, inputs)).eval().cast(DType.F32).sum(1);
      Graph graph = new Graph(List.of(Internals.node(sums)));
      List<Stage> stages = Planner.plan(graph, DeviceKind.GPU, Precision.EXACT).steps();
      assertEquals(1, stages.size());
      Step step = (Step) stages.get(0);
      assertEquals(Form.REDUCE_GROUP, step.program().form());
      assertTrue(outputs * Tree.blocks(inputs) > UNITS, () -> Tree.blocks(inputs) + " blocks");
    }
  }
}
