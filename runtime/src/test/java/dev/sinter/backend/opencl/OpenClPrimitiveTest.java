package dev.sinter.backend.opencl;

import dev.sinter.backend.Backend;
import dev.sinter.backend.PrimitiveConformance;
import java.util.List;

/** Every device, and CPUs once more with the kernels for GPUs. */
final class OpenClPrimitiveTest extends PrimitiveConformance {
  private static final class Devices {
    static final List<Backend> ALL = OpenClDevices.withBothClasses();
  }

  @Override
  protected List<Backend> backends() {
    OpenClDevices.require();
    return Devices.ALL;
  }
}
