package dev.sinter;

final class JvmArrangingTest extends ArrangingSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
