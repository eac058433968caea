package dev.sinter;

final class AsGpuComplexSpecialValuesTest extends ComplexSpecialValuesSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
