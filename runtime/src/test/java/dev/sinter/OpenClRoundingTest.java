package dev.sinter;

final class OpenClRoundingTest extends RoundingSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }

  @Override
  long step() {
    return device().kind() == Device.Kind.GPU ? 1 : super.step();
  }
}
