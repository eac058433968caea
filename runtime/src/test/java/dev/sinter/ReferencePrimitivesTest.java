package dev.sinter;

final class ReferencePrimitivesTest extends PrimitiveSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
