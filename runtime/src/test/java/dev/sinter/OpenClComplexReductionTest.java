package dev.sinter;

/**
 * Skipped without an OpenCL device, unless the property {@code sinter.test.require} names opencl.
 */
final class OpenClComplexReductionTest extends ComplexReductionSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
