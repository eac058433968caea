package dev.sinter;

final class ReferenceKnownCasesTest extends KnownCasesSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
