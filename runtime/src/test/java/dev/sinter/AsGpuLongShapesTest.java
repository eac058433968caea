package dev.sinter;

final class AsGpuLongShapesTest extends LongShapesSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
