package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.ProgramCase;
import dev.sinter.ir.Op;

/** The conformance suite on every OpenCL device. */
final class OpenClConformanceTest extends BackendConformance {
  private Backend current = OpenClDevices.first();

  @Override
  protected Backend backend() {
    return current;
  }

  @Override
  protected void check(ProgramCase test) {
    for (Backend device : OpenClDevices.require()) {
      current = device;
      super.check(test);
    }
  }

  /** Drivers take up to seconds to compile a random program. */
  @Override
  protected int programs() {
    return Integer.getInteger("sinter.test.programs", 40);
  }

  @Override
  protected double ulps(Op op, DType type) {
    return OpenClBounds.ulps(op, type, current);
  }
}
