package dev.sinter.backend.opencl;

import dev.sinter.backend.Backend;
import dev.sinter.backend.PrimitiveCase;
import dev.sinter.backend.PrimitiveConformance;
import java.util.List;

/** A part of the primitives with kernels that check their memory, for CPUs and for GPUs. */
final class CheckedPrimitivesTest extends PrimitiveConformance {
  private static final int EVERY = 47;

  @Override
  protected List<Backend> backends() {
    OpenClDevices.require();
    return OpenClDevices.checked();
  }

  @Override
  protected boolean isChosen(PrimitiveCase test) {
    return Math.floorMod(test.name().hashCode(), EVERY) == 0;
  }
}
