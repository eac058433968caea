package dev.sinter;

final class ReferenceInPlaceTest extends InPlaceSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
