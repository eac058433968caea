package dev.sinter;

final class ReferenceTakeAlongTest extends TakeAlongSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
