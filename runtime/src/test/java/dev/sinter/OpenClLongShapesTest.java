package dev.sinter;

final class OpenClLongShapesTest extends LongShapesSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
