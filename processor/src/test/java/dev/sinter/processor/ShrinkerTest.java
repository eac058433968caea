package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planted error is found, and what remains of the class is the operator at fault. */
final class ShrinkerTest {
  private static final int METHODS = 5;
  private static final int SAMPLES = 60;
  private static final Duration TIME = Duration.ofSeconds(60);

  /** One method with an operand or two, and a cast of the result. */
  private static final int LONGEST_METHOD = 120;

  @TempDir Path fused;
  @TempDir Path java;

  @Test
  void whatRemainsIsTheShiftAtFault() {
    isShrunkTo(" >>> ", " >> ");
  }

  @Test
  void whatRemainsIsTheFunctionAtFault() {
    isShrunkTo("Math.max(", "Math.min(");
  }

  /** With javac's class made from a source where one thing stands for another. */
  private void isShrunkTo(String text, String wrong) {
    Fragment failing =
        LongStream.range(1, 100)
            .mapToObj(seed -> new RandomMethods(new SplittableRandom(seed)).fragment("R", METHODS))
            .filter(source -> fails(source, text, wrong))
            .findFirst()
            .orElseThrow();
    Fragment small = Shrinker.shrink(failing, each -> fails(each, text, wrong), TIME);
    String source = small.toString();
    assertTrue(fails(small, text, wrong), source);
    assertEquals(2, source.split("@Fused", -1).length, source);
    assertEquals(2, source.split(Pattern.quote(text), -1).length, source);
    assertTrue(source.length() - source.indexOf("@Fused") < LONGEST_METHOD, source);
  }

  private boolean fails(Fragment source, String text, String wrong) {
    String right = source.toString();
    if (!right.contains(text)) {
      return false;
    }
    Project project = new Project(fused);
    Project mistaken = new Project(java);
    if (!project.compile(right).succeeded()
        || !mistaken.compile(right.replace(text, wrong)).succeeded()) {
      return false;
    }
    try {
      return differs(
          project.loader().loadClass("random.R"), mistaken.loader().loadClass("random.R"));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static boolean differs(Class<?> owner, Class<?> mistaken) {
    for (KernelEntry entry : Manifest.load(owner).orElseThrow().content().kernels()) {
      try {
        Differential.of(owner, entry, mistaken).compare(SAMPLES, new SplittableRandom(1));
      } catch (AssertionError difference) {
        return true;
      }
    }
    return false;
  }
}
