package dev.sinter;

final class OpenClPlanningTest extends PlanningSuite {
  @Override
  Device device() {
    return OpenClRequirement.device();
  }
}
