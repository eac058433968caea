package dev.sinter;

final class ReferenceErrorsTest extends ErrorsSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
