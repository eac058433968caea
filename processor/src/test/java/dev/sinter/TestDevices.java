package dev.sinter;

import dev.sinter.backend.opencl.CpuAsGpu;
import java.util.ArrayList;
import java.util.List;

/** The devices on which fused methods are compared with Java. */
public final class TestDevices {
  private TestDevices() {}

  /**
   * By name: {@code opencl} for every OpenCL device, {@code as-gpu} for every OpenCL CPU once more,
   * as if it were a GPU, and whatever {@link Device#find} knows.
   */
  public static List<Device> named(String names) {
    List<Device> devices = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      switch (name) {
        case "opencl" ->
            Device.all().stream().filter(device -> device != Device.jvm()).forEach(devices::add);
        case "as-gpu" -> devices.addAll(AsGpu.DEVICES);
        default -> devices.add(Device.find(name));
      }
    }
    return devices;
  }

  /** Made once, since programs are kept with their device. */
  private static final class AsGpu {
    static final List<Device> DEVICES = CpuAsGpu.backends().stream().map(Device::of).toList();
  }
}
