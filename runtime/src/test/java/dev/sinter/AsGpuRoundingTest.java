package dev.sinter;

final class AsGpuRoundingTest extends RoundingSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
