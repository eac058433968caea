package dev.sinter.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Array;
import dev.sinter.Rng;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the generator knows the whole API. */
final class GeneratorTest {
  private static final int FAMILIES = 2500;

  /** Methods that return arrays but are no operations of random programs. */
  private static final Set<String> NO_OPERATIONS =
      Set.of(
          "of", // what a leaf is
          "scalar", // a leaf without dimensions
          "wrap", // a leaf whose memory is the user's
          "to", // a program runs on one device
          "eval"); // a step of its own, see Evaluate

  @Test
  void everyOperationOfArrayAndRngIsWritten() throws NoSuchMethodException {
    Set<String> missing = operations();
    for (int family = 0; family < FAMILIES; family++) {
      long seed = (long) family * Generator.FAMILY;
      for (Step step : Generator.program(seed, family % 2 == 0).steps()) {
        if (step instanceof Invoke invoke) {
          missing.remove(signature(invoke.target()));
        }
      }
    }
    assertEquals(
        Set.of(),
        missing,
        "write them in ElementSteps, ViewSteps or ReductionSteps, or name them in NO_OPERATIONS");
  }

  private static Set<String> operations() {
    return Stream.of(Array.class, Rng.class)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getReturnType() == Array.class)
        .filter(method -> !NO_OPERATIONS.contains(method.getName()))
        .map(GeneratorTest::signature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Numbers of any type are the same here. */
  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(GeneratorTest::name)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static String name(Class<?> type) {
    boolean number = type == Number.class || (type.isPrimitive() && type != boolean.class);
    return number ? "number" : type.getSimpleName();
  }
}
