package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.BeforeAll;

/**
 * Skipped without an OpenCL device, unless the property {@code sinter.test.require} names opencl.
 */
final class OpenClPrimitivesTest extends PrimitiveSuite {
  @BeforeAll
  static void requireDevice() {
    boolean absent = Device.best() == Device.jvm();
    assertFalse(
        absent && System.getProperty("sinter.test.require", "").contains("opencl"),
        "sinter.test.require=opencl, but there is no OpenCL device");
    assumeFalse(absent, "no OpenCL device");
  }

  @Override
  Device device() {
    return Device.find("opencl");
  }
}
