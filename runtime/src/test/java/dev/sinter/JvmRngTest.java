package dev.sinter;

final class JvmRngTest extends RngSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
