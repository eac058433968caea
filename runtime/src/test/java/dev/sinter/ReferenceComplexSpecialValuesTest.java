package dev.sinter;

final class ReferenceComplexSpecialValuesTest extends ComplexSpecialValuesSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
