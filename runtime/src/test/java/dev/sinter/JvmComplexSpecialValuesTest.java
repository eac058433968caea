package dev.sinter;

final class JvmComplexSpecialValuesTest extends ComplexSpecialValuesSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
