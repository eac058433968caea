package dev.sinter;

final class AsGpuErrorPositionsTest extends ErrorPositionsSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
