package dev.sinter.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Device;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A planted error is found, and what remains of the program is the operation at fault. */
final class ShrinkerTest {
  private static final int TRIES = 3000;

  /** Programs that still have a lot to lose. */
  private static final int FEWEST_STEPS = 8;

  @TestFactory
  Stream<DynamicTest> findsTheOperationAtFault() {
    return Stream.of(
        planted("maximum", "minimum"),
        planted("ceil", "floor"),
        planted("xor", "or"),
        planted("mean", "max"),
        planted("argMax", "argMin"),
        planted("cumSum", "cumMax"),
        planted("putAdd", "put"),
        planted("flip", "abs"));
  }

  /** An oracle that takes one operation for another. */
  private static DynamicTest planted(String method, String wrong) {
    return DynamicTest.dynamicTest(
        method + " as if it were " + wrong,
        () -> {
          Trial trial =
              new Trial(List.of(Device.jvm()), program -> mistaken(program, method, wrong));
          Program small =
              new Shrinker(other -> trial.failure(other) != null, 3000).shrink(failing(trial));
          assertNotNull(trial.failure(small));
          isMinimal(small, method);
        });
  }

  private static Oracle mistaken(Program program, String method, String wrong) {
    var unused = Oracle.of(program); // throws for a program that can't be run
    return Oracle.of(replaced(program, method, wrong));
  }

  private static Program failing(Trial trial) {
    return LongStream.range(0, TRIES)
        .mapToObj(family -> Generator.program(family * Generator.FAMILY, false))
        .filter(program -> program.steps().size() >= FEWEST_STEPS)
        .filter(program -> trial.failure(program) != null)
        .findFirst()
        .orElseThrow();
  }

  private static Program replaced(Program program, String method, String wrong) {
    Program result = program;
    for (int i = 0; i < program.steps().size(); i++) {
      if (program.steps().get(i) instanceof Invoke invoke && invoke.method().equals(method)) {
        List<Object> arguments = wrong.equals("abs") ? List.of() : invoke.arguments();
        result = result.with(i, new Invoke(invoke.receiver(), wrong, arguments));
      }
    }
    return result;
  }

  private static void isMinimal(Program program, String method) {
    List<String> invoked =
        program.steps().stream()
            .filter(Invoke.class::isInstance)
            .map(step -> ((Invoke) step).method())
            .toList();
    assertEquals(List.of(method), invoked, program::source);
    assertEquals(1, program.outputs().size(), program::source);
    for (Step step : program.steps()) {
      boolean small = !(step instanceof Leaf leaf) || leaf.shape().size() <= 4;
      assertTrue(small, program::source);
    }
  }
}
