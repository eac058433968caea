package dev.sinter;

final class OpenClMixedDevicesTest extends MixedDevicesSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
