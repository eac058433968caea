package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Scope;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes act by being open
final class MonteCarloPiTest {
  @Test
  void bothWaysCountThePointsWithinTheCircle() {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array x = Array.of(0f, 0.6f, 0.6f, 1f, 0.1f);
      Array y = Array.of(0f, 0.6f, 0.9f, 0f, 0.9f);
      assertEquals(3, MonteCarloPi.fused(x, y));
      assertEquals(3, MonteCarloPi.stepByStep(x, y));
    }
  }

  @Test
  void fusedMeansOneKernel() {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array x = Array.of(0.5f, 0.9f);
      Kernels.clearHistory();
      MonteCarloPi.fused(x, x);
      assertEquals(1, Kernels.history().size());
    }
  }

  @Test
  void sizesAreEvenOnALogarithmicScale() {
    assertArrayEquals(
        new int[] {
          1_000,
          3_300,
          11_000,
          37_000,
          120_000,
          410_000,
          1_400_000,
          4_500_000,
          15_000_000,
          50_000_000
        },
        MonteCarloPi.sizes(50_000_000));
  }

  @Test
  void whereMemoryIsShortThereAreFewerSizes() {
    assertArrayEquals(new int[] {1_000}, MonteCarloPi.sizes(1_000));
  }
}
