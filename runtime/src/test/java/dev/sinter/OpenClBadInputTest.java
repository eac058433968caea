package dev.sinter;

final class OpenClBadInputTest extends BadInputSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
