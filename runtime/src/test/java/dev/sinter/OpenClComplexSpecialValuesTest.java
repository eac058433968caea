package dev.sinter;

/**
 * Skipped without an OpenCL device, unless the property {@code sinter.test.require} names opencl.
 */
final class OpenClComplexSpecialValuesTest extends ComplexSpecialValuesSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
