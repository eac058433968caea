package dev.sinter;

final class ReferenceStoredErrorsTest extends StoredErrorsSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
