package dev.sinter;

final class JvmErrorsTest extends ErrorsSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
