package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A graph that grows in a loop and is read now and then; subclasses name the device. */
abstract class LongLoopSuite {
  private static final int READ_EVERY = 1000;

  abstract Device device();

  /** How often to add: as often as takes some seconds. */
  int iterations() {
    return 1_000_000;
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void aMillionAdditionsHoldFlatMemoryAndCompileAHandfulOfKernels() throws InterruptedException {
    try (Scope scope = Scope.on(device())) {
      long before = Settled.bytes(device());
      Kernels.Stats first = Kernels.stats();
      Array x = Array.zeros(DType.F32, Shape.of(100)).eval();
      long one = device().allocatedBytes() - before;
      float expected = 0;
      for (int i = 1; i <= iterations(); i++) {
        Array next = x.add(0.02f);
        x.close();
        x = next;
        expected += 0.02f;
        if (i % READ_EVERY == 0) {
          assertEquals(expected, x.getFloat(99), "after " + i);
          long held = device().allocatedBytes() - before;
          assertTrue(held <= one, () -> held + " bytes are held instead of " + one);
        }
      }
      Kernels.Stats last = Kernels.stats();
      long compiled = last.compiled() - first.compiled();
      assertTrue(compiled <= 4, () -> compiled + " kernels were compiled");
      long launches = last.launches() - first.launches();
      long most = 1 + 3L * iterations() / READ_EVERY;
      assertTrue(launches <= most, () -> launches + " launches, not " + most);
    }
  }
}
