package dev.sinter;

final class JvmPlanningTest extends PlanningSuite {
  @Override
  Device device() {
    return Device.jvm();
  }
}
