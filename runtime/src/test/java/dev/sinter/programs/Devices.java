package dev.sinter.programs;

import dev.sinter.Device;
import dev.sinter.Internals;
import dev.sinter.backend.opencl.OpenClDevices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The devices that programs run on. */
final class Devices {
  private Devices() {}

  /**
   * By name: {@code reference}, {@code jvm}, {@code opencl} for every OpenCL device, and {@code
   * as-gpu} for every OpenCL CPU once more, as if it were a GPU.
   */
  static List<Device> named(String names) {
    List<Device> devices = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      switch (name) {
        case "opencl" ->
            Device.all().stream().filter(device -> device != Device.jvm()).forEach(devices::add);
        case "as-gpu" ->
            OpenClDevices.asGpu().forEach(backend -> devices.add(Internals.device(backend)));
        default -> devices.add(Device.find(name));
      }
    }
    return devices;
  }

  /** All of them. */
  static List<Device> all() {
    return named(String.join(",", Arrays.asList("reference", "jvm", "opencl", "as-gpu")));
  }
}
