package dev.sinter;

final class OpenClArrangingTest extends ArrangingSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
