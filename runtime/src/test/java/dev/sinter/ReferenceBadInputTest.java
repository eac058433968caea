package dev.sinter;

final class ReferenceBadInputTest extends BadInputSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
