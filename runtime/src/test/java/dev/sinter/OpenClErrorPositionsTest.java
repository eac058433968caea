package dev.sinter;

final class OpenClErrorPositionsTest extends ErrorPositionsSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
