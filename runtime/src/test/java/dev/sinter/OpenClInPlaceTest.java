package dev.sinter;

final class OpenClInPlaceTest extends InPlaceSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
