package dev.sinter;

final class JvmInPlaceTest extends InPlaceSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
