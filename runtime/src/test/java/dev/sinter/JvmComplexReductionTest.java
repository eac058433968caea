package dev.sinter;

final class JvmComplexReductionTest extends ComplexReductionSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
