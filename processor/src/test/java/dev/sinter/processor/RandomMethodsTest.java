package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.fail;

import dev.sinter.Device;
import dev.sinter.TestDevices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random fused methods give Java's bits, whoever runs them. {@code -Dsinter.test.seed} repeats a
 * run, {@code -Dsinter.test.classes} sets how many classes; {@link RandomMethodsMain} runs many
 * more.
 */
final class RandomMethodsTest {
  private static final long SEED = Long.getLong("sinter.test.seed", System.nanoTime());
  private static final int CLASSES = Integer.getInteger("sinter.test.classes", 25);

  /** One class of so many also runs on OpenCL, where building kernels takes most of the time. */
  private static final int BUILT = 8;

  private static final Duration SHRINKING = Duration.ofMinutes(2);

  @TempDir Path output;

  @Test
  void randomMethodsGiveJavasBitsOnTheJvm() {
    check("reference,jvm", CLASSES - CLASSES / BUILT, SEED);
  }

  @Test
  void randomMethodsGiveJavasBitsOnEveryDevice() {
    check("reference,jvm,opencl,as-gpu", CLASSES / BUILT, SEED + CLASSES);
  }

  private void check(String names, int classes, long first) {
    System.out.println(again(names, first, classes));
    List<Device> devices = TestDevices.named(names);
    RandomTrial trial = new RandomTrial(devices, output);
    for (long seed = first; seed < first + classes; seed++) {
      Fragment source = RandomTrial.source(seed);
      List<String> failures = trial.failures(source, seed);
      if (!failures.isEmpty()) {
        fail(
            String.join("\n", failures)
                + "\n"
                + trial.shrunk(source, seed, SHRINKING)
                + "\n"
                + again(names, seed, 1));
      }
    }
  }

  private static String again(String names, long seed, int classes) {
    int methods = classes * RandomTrial.PER_CLASS;
    return "again (see CONTRIBUTING.md): RandomMethodsMain --devices %s --seed %d --methods %d"
        .formatted(names, seed, methods);
  }
}
