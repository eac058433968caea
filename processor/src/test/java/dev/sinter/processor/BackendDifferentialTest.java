package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
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
 * RandomMethodsMain} runs many more random methods.
 */
final class BackendDifferentialTest {
  private static final long SEED = Long.getLong("sinter.test.seed", System.nanoTime());
  private static final String AGAIN =
      "again: mvn test -pl annotations,runtime,processor -Dtest=BackendDifferentialTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsinter.test.seed="
          + SEED;

  private static final int CLASSES = Integer.getInteger("sinter.test.classes", 4);

  @TempDir Path output;

  @Test
  void randomMethodsGiveJavasBitsOnEveryDevice() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < CLASSES; i++) {
      check(new RandomMethods(random.split()).type("D" + i, 12));
    }
  }

  @Test
  void everyLibraryMethodGivesJavasBitsOnEveryDevice() {
    check(LibraryMethods.source());
  }

  @Test
  void everyOperatorOnSmallTypesGivesJavasBitsOnEveryDevice() {
    check(OperatorMethods.ofSmallTypes());
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
      assertEquals(Launch.Origin.TEMPLATE, launch.origin());
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
      check(Files.readString(source));
    }
  }

  private void check(String source) {
    System.out.println(AGAIN);
    Project project = new Project(output);
    project.compile(source).requireSuccess();
    SplittableRandom random = new SplittableRandom(SEED);
    assertEquals(
        List.of(), DeviceDifferential.differences(project, source, random), AGAIN + "\n" + source);
  }
}
