package dev.sinter;

final class JvmPrimitivesTest extends PrimitiveSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
