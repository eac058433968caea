package dev.sinter;

/**
 * Skipped without an OpenCL device, unless the property {@code sinter.test.require} names opencl.
 */
final class OpenClComplexTest extends ComplexSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
