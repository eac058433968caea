package dev.sinter;

final class OpenClReductionTest extends ReductionSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
