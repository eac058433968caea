package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.ProgramCase;
import dev.sinter.ir.Op;

/** A part of the conformance suite with 64-bit positions, in the sources for GPUs and for CPUs. */
final class WideKernelsTest extends BackendConformance {
  private static final int EVERY = 13;

  /** Of programs with axes, whose positions matter most. */
  private static final int EVERY_OF_AXES = 3;

  private Backend current = OpenClDevices.first();

  @Override
  protected Backend backend() {
    return current;
  }

  @Override
  protected void check(ProgramCase test) {
    assumeTrue(!test.name().startsWith("seed"), "a random program, see GpuSourcesTest");
    boolean axes = test.program().rank() > 0 || test.name().contains("position");
    boolean chosen = Math.floorMod(test.name().hashCode(), EVERY) == 0;
    boolean positions = axes && Math.floorMod(test.name().hashCode(), EVERY_OF_AXES) == 0;
    assumeTrue(positions || chosen, "not in this part");
    for (Backend device : OpenClDevices.withBothClasses()) {
      current = device;
      super.check(test.wide());
    }
  }

  @Override
  protected double ulps(Op op, DType type) {
    return OpenClBounds.ulps(op, type, current);
  }
}
