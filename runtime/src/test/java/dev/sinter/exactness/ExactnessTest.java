package dev.sinter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sinter.Array;
import dev.sinter.Device;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every element-wise operation on every type has the recorded bits on every device here, and had
 * them on the devices whose recordings are kept. {@code -Dgolden.update=true} records the reference
 * anew.
 */
final class ExactnessTest {
  /** Reductions, scans, order, products and views, which have suites of their own. */
  private static final Set<String> ON_WHOLE_ARRAYS =
      Set.of(
          ("all any argMax argMin argSort argTopK count cumMax cumMin cumProd cumSum dot eval"
                  + " expandDims matmul max mean min norm prod put putAdd roll sort std sum take"
                  + " takeAlong topK unique var")
              .split(" "));

  private static final Path FOLDER = Path.of("src/test/resources/exactness");

  private static void assertFaultless(Recording recording) {
    List<String> faults = Golden.faults(recording);
    if (!faults.isEmpty()) {
      fail(faults.size() + " faults\n" + String.join("\n", faults));
    }
  }

  @Test
  void theReferenceHasTheRecordedBits() throws IOException {
    Recording recording = Recording.of(Device.find("reference")).exact();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FOLDER.resolve(Golden.REFERENCE), recording.text());
    }
    assertEquals(Files.readString(FOLDER.resolve(Golden.REFERENCE)), recording.text());
  }

  @TestFactory
  Stream<DynamicTest> everyDeviceHasTheRecordedBits() {
    return Device.all().stream()
        .map(
            device ->
                DynamicTest.dynamicTest(device.id(), () -> assertFaultless(Recording.of(device))));
  }

  /** Made by {@link ExactnessMain} elsewhere. */
  @TestFactory
  Stream<DynamicTest> otherDevicesHadTheRecordedBits() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream()
          .map(name -> DynamicTest.dynamicTest(name, () -> checkKept(name)));
    }
  }

  /** Operations that were added since must be recorded anew there too. */
  private static void checkKept(String name) {
    Recording kept = Golden.find(name);
    assertNotNull(kept);
    assertFaultless(kept);
    Recording reference = Golden.find(Golden.REFERENCE);
    assertNotNull(reference);
    Set<String> missing = new TreeSet<>(reference.entries().keySet());
    missing.removeAll(kept.entries().keySet());
    assertTrue(missing.isEmpty(), () -> name + " lacks " + missing);
  }

  /** Everything of {@link Array} that takes arrays and numbers alone is recorded, or named here. */
  @Test
  void everyElementwiseOperationIsRecorded() {
    Set<String> recorded = new TreeSet<>();
    Operations.recorded()
        .forEach(operation -> recorded.add(operation.name().replaceAll("\\(.*", "")));
    Set<String> known =
        Arrays.stream(Array.class.getMethods())
            .filter(ExactnessTest::isElementwise)
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    known.removeAll(ON_WHOLE_ARRAYS);
    known.addAll(Set.of("cast", "bitcast"));
    assertEquals(known, recorded);
  }

  private static boolean isElementwise(Method method) {
    Set<Class<?>> operands = Set.of(Array.class, int.class, long.class, float.class, double.class);
    boolean fromNothing =
        Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 1;
    return method.getReturnType() == Array.class
        && !fromNothing
        && Arrays.stream(method.getParameterTypes()).allMatch(operands::contains);
  }
}
