package dev.sinter;

final class JvmReductionTest extends ReductionSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
