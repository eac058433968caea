package dev.sinter;

final class OpenClErrorsTest extends ErrorsSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
