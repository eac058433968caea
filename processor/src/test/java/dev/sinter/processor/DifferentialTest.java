package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.processor.lift.LibraryMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lifted methods give the bits of the Java methods. {@code -Dsinter.test.seed} repeats a run,
 * {@code -Dsinter.test.samples} sets the calls per method.
 */
final class DifferentialTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final long SEED = Long.getLong("sinter.test.seed", System.nanoTime());
  private static final String AGAIN =
      "again: mvn test -pl annotations,runtime,processor -Dtest=DifferentialTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsinter.test.seed="
          + SEED;

  private static final int SAMPLES = Integer.getInteger("sinter.test.samples", 2_000);

  @Test
  void everyMethodOfTheCorpusGivesJavasBits(@TempDir Path output) throws Exception {
    compare(output, sources(), SAMPLES);
  }

  @Test
  void everyOperatorOnEveryPairOfTypesGivesJavasBits(@TempDir Path output) throws Exception {
    compare(output, List.of(OperatorMethods.source(), OperatorMethods.ofSmallTypes()), SAMPLES / 4);
  }

  @Test
  void everyLibraryMethodGivesJavasBits(@TempDir Path output) throws Exception {
    compare(output, List.of(LibraryMethods.source()), SAMPLES * 4);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void clampsBetweenConstantsGiveJavasBits(@TempDir Path output) throws Exception {
    String source =
        """
        package corpus;
        import dev.sinter.fused.Fused;
        class Clamps {
          private static final double HIGH = 2.5;
          @Fused static int ofInt(int x) { return Math.clamp(x, 0, 255); }
          @Fused static int ofLong(long x) { return Math.clamp(x, Integer.MIN_VALUE, -7); }
          @Fused static long ofLongs(long x) { return Math.clamp(x, -5L, 1L << 40); }
          @Fused static float ofFloat(float x) { return Math.clamp(x, -1.5f, 2f); }
          @Fused static float ofZeros(float x) { return Math.clamp(x, -0.0f, 0.0f); }
          @Fused static double ofDouble(double x) { return Math.clamp(x, -HIGH, HIGH); }
          @Fused static double inInfinity(float x) { return Math.clamp(x, 0, 1.0 / 0); }
          @Fused static int equal(byte x) { return Math.clamp(x, 3, 3); }
        }
        """;
    compare(output, List.of(source), SAMPLES);
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.sorted().toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }

  private static void compare(Path output, List<String> sources, int samples) throws Exception {
    System.out.println(AGAIN);
    Project project = new Project(output);
    project.compile(sources.toArray(String[]::new)).requireSuccess();
    ClassLoader loader = project.loader();
    List<String> failures = new ArrayList<>();
    for (String source : sources) {
      String name = Project.fileName(source).replace(".java", "").replace('/', '.');
      Class<?> type = loader.loadClass(name);
      for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
        try {
          Differential.of(type, entry).compare(samples, new SplittableRandom(SEED));
        } catch (AssertionError difference) {
          failures.add(difference.getMessage());
        }
      }
    }
    assertEquals(List.of(), failures, AGAIN);
  }
}
