package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.processor.lift.LibraryMethods;
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
    System.out.println("-Dsinter.test.seed=" + SEED);
    Project project = new Project(output);
    project.compile(source).requireSuccess();
    SplittableRandom random = new SplittableRandom(SEED);
    assertEquals(
        List.of(),
        DeviceDifferential.differences(project, source, random),
        "-Dsinter.test.seed=" + SEED + "\n" + source);
  }
}
