package dev.sinter;

final class AsGpuErrorsTest extends ErrorsSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
