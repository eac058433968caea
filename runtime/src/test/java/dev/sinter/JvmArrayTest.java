package dev.sinter;

final class JvmArrayTest extends ArraySuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
