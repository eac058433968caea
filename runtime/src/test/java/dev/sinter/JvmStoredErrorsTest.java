package dev.sinter;

final class JvmStoredErrorsTest extends StoredErrorsSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
