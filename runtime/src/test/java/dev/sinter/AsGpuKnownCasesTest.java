package dev.sinter;

final class AsGpuKnownCasesTest extends KnownCasesSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
