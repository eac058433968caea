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
 * Random views of views hold what plain loops over their elements find, on every device. {@code
 * -Dsinter.test.seed} sets the first seed, {@code -Dsinter.test.cases} their number; a failure
 * names its own.
 */
final class RandomViewsTest {
  private static final long SEED = Long.getLong("sinter.test.seed", 20_260_701L);
  private static final int CASES = Integer.getInteger("sinter.test.cases", 25);

  @TestFactory
  Stream<DynamicTest> holdWhatLoopsFind() {
    List<Device> devices = new ArrayList<>(Device.all());
    devices.add(Device.find("reference"));
    return IntStream.range(0, CASES)
        .mapToObj(index -> SEED + index)
        .flatMap(seed -> devices.stream().map(device -> test(seed, device)));
  }

  private static DynamicTest test(long seed, Device device) {
    String name = "seed " + seed + " on " + device.id();
    return DynamicTest.dynamicTest(name, () -> check(seed, device, name));
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static void check(long seed, Device device, String name) {
    try (Scope scope = Scope.on(device)) {
      RandomViews views = new RandomViews(new Random(seed));
      Grid expected = views.result().grid();
      Array array = views.result().array();
      String what = name + ": " + views.steps();
      long sum = IntStream.of(expected.values()).asLongStream().sum();
      assertEquals(sum, array.sum().toLong(), what);
      assertEquals(Shape.of(expected.dims()), array.shape(), what);
      assertArrayEquals(expected.values(), array.toIntArray(), what);
    }
  }
}
