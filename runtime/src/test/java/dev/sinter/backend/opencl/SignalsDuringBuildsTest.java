package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.backend.ProgramCase;
import dev.sinter.ir.Op;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Faults that HotSpot makes on purpose in one thread don't end a build in another. */
final class SignalsDuringBuildsTest {
  private static final int BUILDS = 40;

  /** Shorter than any build. */
  private static final long PAUSE_NANOS = 2_000_000;

  private volatile boolean done;
  private volatile int zero;

  @Test
  void kernelsBuildWhileAnotherThreadDividesByZero() throws InterruptedException {
    Backend backend = OpenClDevices.first();
    Thread faults = new Thread(this::divide, "divides by zero");
    faults.start();
    try {
      for (int i = 0; i < BUILDS; i++) {
        assertNotNull(backend.build(request()));
      }
    } finally {
      done = true;
      faults.join();
    }
  }

  /** Each division is a signal, SIGFPE. */
  private void divide() {
    while (!done) {
      assertFalse(divides());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean divides() {
    try {
      return 7 / zero != 0;
    } catch (ArithmeticException expected) {
      return false;
    }
  }

  private static BuildRequest request() {
    CaseBuilder b = CaseBuilder.map("doubled", 3);
    int x = b.load(new float[] {1, 2, 3});
    ProgramCase test = b.store(b.apply(Op.ADD, x, x)).build();
    return new BuildRequest(test.program(), "Example.method", Map.of(), null);
  }
}
