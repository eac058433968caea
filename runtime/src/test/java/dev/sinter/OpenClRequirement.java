package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sinter.backend.opencl.OpenClDevices;

/** Skips tests without an OpenCL device, unless {@code sinter.test.require} names opencl. */
final class OpenClRequirement {
  private OpenClRequirement() {}

  /** The best OpenCL device. */
  static Device device() {
    boolean absent = Device.best() == Device.jvm();
    assertFalse(
        absent && System.getProperty("sinter.test.require", "").contains("opencl"),
        "sinter.test.require=opencl, but there is no OpenCL device");
    assumeFalse(absent, "no OpenCL device");
    return Device.find("opencl");
  }

  /** An OpenCL CPU as if it were a GPU; aborts the test where there is none. */
  static Device asGpu() {
    var unused = device();
    assumeFalse(OpenClDevices.asGpu().isEmpty(), "no OpenCL CPU device");
    return AsGpu.DEVICE;
  }

  private static final class AsGpu {
    static final Device DEVICE = Device.of(OpenClDevices.asGpu().get(0));
  }
}
