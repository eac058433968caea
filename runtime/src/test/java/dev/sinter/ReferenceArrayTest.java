package dev.sinter;

final class ReferenceArrayTest extends ArraySuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
