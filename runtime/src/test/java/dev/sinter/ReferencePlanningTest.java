package dev.sinter;

final class ReferencePlanningTest extends PlanningSuite {
  @Override
  Device device() {
    return Device.find("reference");
  }
}
