package dev.sinter;

final class ReferenceLongShapesTest extends LongShapesSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
