package dev.sinter;

final class OpenClSliceTest extends SliceSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
