package dev.sinter;

final class JvmMixedDevicesTest extends MixedDevicesSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
