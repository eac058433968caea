package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sinter.backend.Backend;
import dev.sinter.codegen.DeviceClass;
import java.util.ArrayList;
import java.util.List;

/** The devices that tests run on. */
public final class OpenClDevices {
  /** The id of a CPU that runs the sources for GPUs. */
  static final String CPU_AS_GPU = "opencl:cpu-as-gpu";

  private static final List<Backend> FOUND = new OpenClProvider().devices();

  private OpenClDevices() {}

  /** Every device; none skips the test, or fails it where OpenCL is required. */
  static List<Backend> require() {
    assertFalse(
        FOUND.isEmpty() && System.getProperty("sinter.test.require", "").contains("opencl"),
        "sinter.test.require=opencl, but there is no OpenCL device");
    assumeFalse(FOUND.isEmpty(), "no OpenCL device");
    return FOUND;
  }

  /** Every device, and every CPU once more as if it were a GPU: its sources run everywhere. */
  static List<Backend> withBothClasses() {
    List<Backend> devices = new ArrayList<>(FOUND);
    devices.addAll(asGpu());
    return devices;
  }

  /** Every CPU as if it were a GPU. */
  public static List<Backend> asGpu() {
    List<Backend> devices = new ArrayList<>();
    for (DeviceInfo info : FOUND.isEmpty() ? List.<DeviceInfo>of() : OpenClProvider.found()) {
      if (info.deviceClass() == DeviceClass.CPU) {
        devices.add(asGpu(info, CheckProperty.isSet()));
      }
    }
    return devices;
  }

  /** A CPU that runs the sources for GPUs. */
  private static OpenClBackend asGpu(DeviceInfo info, boolean checked) {
    return new OpenClBackend(CPU_AS_GPU, info.as(DeviceClass.GPU), true, checked);
  }

  /** The best device as a GPU of a platform that nobody knows. */
  static List<Backend> ofOtherPlatform() {
    DeviceInfo first = OpenClProvider.found().get(0);
    DeviceInfo other =
        copy(
            first,
            "Other, OpenCL 1.2",
            first.memoryBytes(),
            first.maxBuffer(),
            first.doubles(),
            first.correctlyRounded(),
            true);
    return List.of(new OpenClBackend("opencl:other", other.as(DeviceClass.GPU), true, false));
  }

  /** The best device, with kernels that check their memory; a CPU as a GPU too. */
  static List<Backend> checked() {
    return Checked.DEVICES;
  }

  /** Made once, since programs are kept with their device. */
  private static final class Checked {
    static final List<Backend> DEVICES = make();

    private static List<Backend> make() {
      List<Backend> devices = new ArrayList<>();
      DeviceInfo first = OpenClProvider.found().get(0);
      devices.add(new OpenClBackend("opencl:checked", first, true, true));
      if (first.deviceClass() == DeviceClass.CPU) {
        devices.add(asGpu(first, true));
      }
      return List.copyOf(devices);
    }
  }

  /** The best device. */
  static OpenClBackend first() {
    return (OpenClBackend) require().get(0);
  }

  /** A device as if it lacked something. */
  static DeviceInfo restricted(DeviceInfo info, boolean doubles, boolean correctlyRounded) {
    return copy(
        info,
        info.platformName(),
        info.memoryBytes(),
        info.maxBuffer(),
        doubles,
        correctlyRounded,
        true);
  }

  /** A device whose buffers have the size asked for, are used once, and are never mapped. */
  static DeviceInfo withoutPool(DeviceInfo info) {
    return copy(info, info.platformName(), 0, 0, info.doubles(), info.correctlyRounded(), false);
  }

  private static DeviceInfo copy(
      DeviceInfo info,
      String platformName,
      long memoryBytes,
      long maxBuffer,
      boolean doubles,
      boolean correctlyRounded,
      boolean mayShare) {
    return new DeviceInfo(
        info.platform(),
        info.device(),
        info.deviceClass(),
        info.name(),
        info.version(),
        info.driver(),
        platformName,
        memoryBytes,
        maxBuffer,
        info.computeUnits(),
        info.maxGroup(),
        doubles,
        correctlyRounded,
        info.denormals(),
        mayShare && info.sharedMemory());
  }
}
