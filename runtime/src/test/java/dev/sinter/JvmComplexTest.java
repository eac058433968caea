package dev.sinter;

final class JvmComplexTest extends ComplexSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
