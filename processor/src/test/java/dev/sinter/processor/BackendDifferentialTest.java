package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
import dev.sinter.TestDevices;
import dev.sinter.processor.lift.LibraryMethods;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated forms give Java's bits on every device of this machine: whole pipelines, from Java
 * methods to the arrays that come back. {@code -Dsinter.test.seed} repeats a run; {@link
 * RandomMethodsTest} does the same for random methods.
 */
final class BackendDifferentialTest {
  private static final long SEED = Long.getLong("sinter.test.seed", System.nanoTime());
  private static final String AGAIN =
      "again: mvn test -pl annotations,runtime,processor -Dtest=BackendDifferentialTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsinter.test.seed="
          + SEED;

  @TempDir Path output;

  @Test
  void everyLibraryMethodGivesJavasBitsOnEveryDevice() {
    check(Device.all(), LibraryMethods.source());
  }

  @Test
  void everyOperatorOnSmallTypesGivesJavasBitsOnEveryDevice() {
    check(Device.all(), OperatorMethods.ofSmallTypes());
  }

  @Test
  void smallTypesComeAndGoAsPrimitiveArrays() throws ClassNotFoundException {
    String source = OperatorMethods.ofSmallTypes();
    Project project = new Project(output);
    project.compile(source).requireSuccess();
    try (Scope scope = Scope.on(Device.jvm())) {
      assertEquals(
          List.of(), DeviceDifferential.atOnce(project, source, new SplittableRandom(SEED)));
    }
  }

  @Test
  void smallTypesRunTheKernelsOfTheBuild() throws ReflectiveOperationException {
    Project project = new Project(output);
    project
        .compile(
            """
            package small;
            import dev.sinter.fused.*;
            class Small {
              @Fused static byte scaled(byte x, @Uniform short y, @Index int i) {
                return (byte) (x * y + i);
              }
            }
            """)
        .requireSuccess();
    Method form =
        project
            .loader()
            .loadClass("small.SmallFused")
            .getDeclaredMethod("scaled", byte[].class, short.class);
    form.setAccessible(true);
    for (Device device : Device.all()) {
      Kernels.clearHistory();
      try (Scope scope = Scope.on(device)) {
        Object result = form.invoke(null, new byte[] {1, 2, 100}, (short) 3);
        assertArrayEquals(new byte[] {3, 7, 46}, (byte[]) result);
      }
      Launch launch = Kernels.history().get(0);
      assertEquals("Small.scaled", launch.name());
      // kernels that check their memory are none of the build's
      boolean checked = Boolean.getBoolean("sinter.check") && device.kind() != Device.Kind.JVM;
      assertEquals(checked ? Launch.Origin.COMPILED : Launch.Origin.TEMPLATE, launch.origin());
      assertEquals(3, launch.bytesRead());
    }
  }

  /** Found by random methods, cut down. */
  @Test
  void earlierFailuresStayMended() throws Exception {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/regressions"))) {
      files.sorted().forEach(sources::add);
    }
    for (Path source : sources) {
      check(TestDevices.named("reference,jvm,opencl,as-gpu"), Files.readString(source));
    }
  }

  private void check(List<Device> devices, String source) {
    System.out.println(AGAIN);
    Project project = new Project(output);
    project.compile(source).requireSuccess();
    SplittableRandom random = new SplittableRandom(SEED);
    assertEquals(
        List.of(),
        DeviceDifferential.differences(devices, project, source, random),
        AGAIN + "\n" + source);
  }
}
