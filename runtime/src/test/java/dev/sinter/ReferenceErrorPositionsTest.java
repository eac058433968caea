package dev.sinter;

final class ReferenceErrorPositionsTest extends ErrorPositionsSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
