package dev.sinter.exactness;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import dev.sinter.plan.DeviceKind;
import java.util.Objects;

/** By how many ulp an entry may differ from what Java gives. */
final class Bound {
  private Bound() {}

  static double of(Entry entry, Recording recording) {
    DeviceKind device = kind(recording.device());
    if (device == DeviceKind.JVM) {
      return 0;
    }
    Op op = Objects.requireNonNull(operation(entry.operation()).op());
    if (entry.operands().contains("C")) {
      return 2 * Accuracy.ulpsOfComplex(op, device);
    }
    // One step of F16 where a result lies next to the middle of two.
    return entry.result() == DType.F16 ? 1 : Accuracy.difference(op, entry.result(), device);
  }

  private static DeviceKind kind(String device) {
    if (device.startsWith("opencl:gpu")) {
      return DeviceKind.GPU;
    }
    return device.startsWith("opencl") ? DeviceKind.CPU : DeviceKind.JVM;
  }

  private static Operation operation(String name) {
    return Operations.recorded().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no operation: record anew"));
  }
}
