package dev.sinter;

final class JvmRoundingTest extends RoundingSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
