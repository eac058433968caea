package dev.sinter;

final class OpenClStoredErrorsTest extends StoredErrorsSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
