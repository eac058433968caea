package dev.sinter;

final class AsGpuStoredErrorsTest extends StoredErrorsSuite {
  @Override
  Device device() {
    return OpenClRequirement.asGpu();
  }
}
