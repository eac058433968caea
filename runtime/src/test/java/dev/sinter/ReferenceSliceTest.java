package dev.sinter;

final class ReferenceSliceTest extends SliceSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
