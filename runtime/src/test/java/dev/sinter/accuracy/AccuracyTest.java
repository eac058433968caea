package dev.sinter.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every device keeps the published bounds: some million floats a function, fewer doubles. */
final class AccuracyTest {
  private static final long STRIDE = 4099;
  private static final long PAIRS = 300_000;
  private static final long DOUBLES = 100_000;

  @TestFactory
  Stream<DynamicTest> everyFunctionIsWithinItsPublishedBound() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Device device : Device.all()) {
      for (DType type : List.of(DType.F32, DType.F64)) {
        for (Op op : device.supports(type) ? UlpTable.open() : List.<Op>of()) {
          String name = op.label() + " of " + type + " on " + device.id();
          tests.add(DynamicTest.dynamicTest(name, () -> check(device, op, type)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(Device device, Op op, DType type) {
    boolean pairs = op.arity() == 2;
    Arguments arguments =
        type == DType.F32 && !pairs
            ? Arguments.floats(STRIDE, 7)
            : Arguments.random(type, pairs, type == DType.F32 ? PAIRS : DOUBLES, 7);
    Measured measured = new Measurement(device).of(op, arguments);
    double bound = Accuracy.ulps(op, type, UlpTable.kind(device));
    assertTrue(measured.worst().ulps() <= bound, () -> measured.line(bound));
  }
}
