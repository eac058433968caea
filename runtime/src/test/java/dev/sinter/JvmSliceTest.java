package dev.sinter;

final class JvmSliceTest extends SliceSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
