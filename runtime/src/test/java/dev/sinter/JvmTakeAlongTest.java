package dev.sinter;

final class JvmTakeAlongTest extends TakeAlongSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
