package dev.sinter;

final class JvmTypeTest extends TypeSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
