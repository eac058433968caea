package dev.sinter;

final class ReferenceTypeTest extends TypeSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
