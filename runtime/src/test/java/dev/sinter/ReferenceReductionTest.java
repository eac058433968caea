package dev.sinter;

final class ReferenceReductionTest extends ReductionSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
