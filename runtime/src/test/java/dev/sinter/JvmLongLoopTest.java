package dev.sinter;

final class JvmLongLoopTest extends LongLoopSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
