package dev.sinter;

final class ReferenceComplexTest extends ComplexSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
