package dev.sinter;

final class OpenClKnownCasesTest extends KnownCasesSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
