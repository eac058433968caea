package dev.sinter.backend.opencl;

import dev.sinter.backend.Backend;
import dev.sinter.backend.MemoryPatterns;
import dev.sinter.backend.PrimitiveCase;
import dev.sinter.backend.PrimitiveConformance;
import java.util.List;

/**
 * Primitives with kernels that check their memory, for CPUs and for GPUs: a case for every way in
 * which they go through memory.
 */
final class CheckedPrimitivesTest extends PrimitiveConformance {
  @Override
  protected List<Backend> backends() {
    OpenClDevices.require();
    return OpenClDevices.checked();
  }

  @Override
  protected boolean isChosen(PrimitiveCase test) {
    return MemoryPatterns.primitives().contains(test);
  }
}
