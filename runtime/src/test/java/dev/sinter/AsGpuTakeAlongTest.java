package dev.sinter;

final class AsGpuTakeAlongTest extends TakeAlongSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
