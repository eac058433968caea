package dev.sinter;

final class ReferenceRngTest extends RngSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
