package dev.sinter;

final class ReferenceArrangingTest extends ArrangingSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
