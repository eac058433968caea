package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reductions of random parts of arrays of random shapes, and what uses them, have the bits of the
 * reference on every other device. {@code -Dsinter.test.seed} sets the first seed; a failure names
 * its own.
 */
final class RandomReductionsTest {
  private static final long SEED = Long.getLong("sinter.test.seed", 20_260_301L);
  private static final int CASES = 60;

  @TestFactory
  Stream<DynamicTest> haveTheBitsOfTheReference() {
    List<Device> devices = new ArrayList<>(Device.all());
    return IntStream.range(0, CASES)
        .mapToObj(index -> SEED + index)
        .flatMap(seed -> devices.stream().map(device -> test(seed, device)));
  }

  private static DynamicTest test(long seed, Device device) {
    String name = "seed " + seed + " on " + device.id();
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<Object> expected = values(Device.find("reference"), seed);
          List<Object> actual = values(device, seed);
          for (int i = 0; i < expected.size(); i++) {
            assertBits(expected.get(i), actual.get(i), name + ", result " + i);
          }
        });
  }

  private static void assertBits(Object expected, Object actual, String what) {
    if (expected instanceof double[] doubles) {
      assertArrayEquals(bits(doubles), bits((double[]) actual), what);
    } else {
      assertEquals(expected, actual, what);
    }
  }

  private static long[] bits(double[] values) {
    return java.util.Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  /** Shapes and elements of the results for a seed. */
  @SuppressWarnings("try") // the scope acts by being open
  private static List<Object> values(Device device, long seed) {
    try (Scope scope = Scope.on(device)) {
      List<Array> results = new RandomReductions(new Random(seed)).results();
      Sinter.eval(results.toArray(Array[]::new));
      List<Object> values = new ArrayList<>();
      for (Array result : results) {
        values.add(result.dtype() + " " + result.shape());
        values.add(result.cast(DType.F64).toDoubleArray());
      }
      return values;
    }
  }
}
