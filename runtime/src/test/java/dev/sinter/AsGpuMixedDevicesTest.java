package dev.sinter;

final class AsGpuMixedDevicesTest extends MixedDevicesSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
