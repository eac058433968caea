package dev.sinter;

final class OpenClTakeAlongTest extends TakeAlongSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
