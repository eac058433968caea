package dev.sinter;

final class OpenClLongLoopTest extends LongLoopSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
