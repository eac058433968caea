package dev.sinter;

final class JvmKnownCasesTest extends KnownCasesSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
