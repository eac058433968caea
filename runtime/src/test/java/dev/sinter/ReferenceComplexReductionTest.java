package dev.sinter;

final class ReferenceComplexReductionTest extends ComplexReductionSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
