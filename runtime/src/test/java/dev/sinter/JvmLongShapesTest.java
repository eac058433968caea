package dev.sinter;

final class JvmLongShapesTest extends LongShapesSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
