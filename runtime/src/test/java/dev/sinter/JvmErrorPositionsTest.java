package dev.sinter;

final class JvmErrorPositionsTest extends ErrorPositionsSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
