package dev.sinter;

final class JvmBadInputTest extends BadInputSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
