package dev.sinter;

/**
 * Skipped without an OpenCL device, unless the property {@code sinter.test.require} names opencl.
 */
final class OpenClTypeTest extends TypeSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
